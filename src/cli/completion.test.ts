import { spawnSync } from 'node:child_process';
import { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { scriptFor } from './completion.ts';

const root = new Command('onrecord')
  .addCommand(
    new Command('read')
      .description('read what’s new')
      .option('--format <form>', 'the form')
      .option('-q, --quiet', "don't speak"),
  )
  .addCommand(
    new Command('search')
      .description('find')
      .addOption(new Option('--kind <kind>', 'how').choices(['direct', 'mixed']))
      .option('--speaker <name>', 'who'),
  )
  .addCommand(new Command('show').description("an entry's words").option('--json', 'as JSON'));

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** What bash would offer for the words typed so far, the last of which is unfinished. */
function offered(...typed: string[]): string[] {
  const script = `${scriptFor('bash', root)}
onrecord() { printf 'Anders Holm\\n%s\\n' "$*"; }
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_onrecord && printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script, 'bash', 'onrecord', ...typed], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.split('\n').filter(Boolean);
}

test.skipIf(!has('bash'))('bash completes commands, the options of each, and files', () => {
  expect(offered('')).toEqual(['read', 'search', 'show', '--help', '--version']);
  expect(offered('re')).toEqual(['read']);
  expect(offered('read', '--')).toEqual(['--format', '--quiet']);
  expect(offered('show', '--j')).toEqual(['--json']);
  expect(offered('read', 'completion.te')).toEqual(['completion.test.ts']);
});

test.skipIf(!has('bash'))('bash completes values, and asks the ledger for names', () => {
  expect(offered('search', '--kind', '')).toEqual(['direct', 'mixed']);
  expect(offered('search', '--kind', 'd')).toEqual(['direct']);
  expect(offered('search', '--speaker', 'An')).toEqual(['Anders Holm', 'completion bash --names speaker -- An']);
  expect(offered('search', '--ledger', 'my own.sqlite', '--speaker', String.raw`Anders\ `)).toEqual([
    'Anders Holm',
    'completion bash --names speaker --ledger my own.sqlite -- Anders ',
  ]);
});

test('zsh gets the same by way of bash', () => {
  expect(scriptFor('zsh', root)).toContain('bashcompinit');
  expect(scriptFor('zsh', root)).toContain(scriptFor('bash', root));
});

test('fish has a line for each command and option, with quotes in descriptions escaped', () => {
  expect(scriptFor('fish', root).trimEnd().split('\n')).toEqual([
    "complete -c onrecord -n __fish_use_subcommand -f -a read -d 'read what’s new'",
    "complete -c onrecord -n '__fish_seen_subcommand_from read' -l format -d 'the form'",
    String.raw`complete -c onrecord -n '__fish_seen_subcommand_from read' -l quiet -d 'don\'t speak'`,
    "complete -c onrecord -n __fish_use_subcommand -f -a search -d 'find'",
    "complete -c onrecord -n '__fish_seen_subcommand_from search' -l kind -x -a 'direct mixed' -d 'how'",
    "complete -c onrecord -n '__fish_seen_subcommand_from search' -l speaker -x -a '(onrecord completion fish --names speaker -- (commandline -ct) 2>/dev/null)' -d 'who'",
    String.raw`complete -c onrecord -n __fish_use_subcommand -f -a show -d 'an entry\'s words'`,
    "complete -c onrecord -n '__fish_seen_subcommand_from show' -l json -d 'as JSON'",
  ]);
});
