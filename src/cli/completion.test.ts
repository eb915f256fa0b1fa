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
  .addCommand(new Command('show').description("an entry's words").option('--json', 'as JSON'))
  .addCommand(
    new Command('actors')
      .description('who is known')
      .option('--ledger <file>', 'where')
      .addCommand(
        new Command('show')
          .description('one')
          .option('--date <date>', 'when')
          .addOption(new Option('--kind <kind>', 'of which kind').choices(['person', 'group'])),
      )
      .addCommand(new Command('list').description('all')),
  );

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** What bash would offer for the words typed so far, the last of which is unfinished. */
function offered(...typed: string[]): string[] {
  const script = `${scriptFor('bash', root.commands)}
compopt() { printf 'compopt %s\\n' "$*"; }
onrecord() { printf 'Anders Holm\\n%s\\n' "$*"; }
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_onrecord; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script, 'bash', 'onrecord', ...typed], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.split('\n').filter(Boolean);
}

test.skipIf(!has('bash'))('bash completes commands, the options of each, and files', () => {
  expect(offered('')).toEqual(['read', 'search', 'show', 'actors', '--help', '--version']);
  expect(offered('re')).toEqual(['read']);
  expect(offered('read', '--')).toEqual(['--format', '--quiet']);
  expect(offered('show', '--j')).toEqual(['--json']);
  // The shell itself completes files: it knows how they are quoted, and marks folders, which a command is not.
  expect(offered('read', 'completion.te')).toEqual(['compopt -o default']);
});

test.skipIf(!has('bash'))('bash completes values, and asks the ledger for names', () => {
  expect(offered('search', '--kind', '')).toEqual(['direct', 'mixed']);
  expect(offered('search', '--kind', 'd')).toEqual(['direct']);
  expect(offered('search', '--speaker', 'An')).toEqual([
    'compopt -o filenames',
    'Anders Holm',
    'completion bash --names speaker -- An',
  ]);
  expect(offered('search', '--ledger', 'my own.sqlite', '--speaker', String.raw`Anders\ `)).toEqual([
    'compopt -o filenames',
    'Anders Holm',
    'completion bash --names speaker --ledger my own.sqlite -- Anders ',
  ]);
});

test.skipIf(!has('bash'))('bash completes the commands below a command, and the options of each', () => {
  expect(offered('actors', '')).toEqual(['show', 'list']);
  expect(offered('actors', 'l')).toEqual(['list']);
  expect(offered('actors', '--')).toEqual(['--ledger']);
  expect(offered('actors', 'show', '--')).toEqual(['--date', '--kind']);
  expect(offered('actors', 'show', 'x', '--kind', 'p')).toEqual(['person']);
  expect(offered('actors', 'list', '--')).toEqual([]);
  expect(offered('actors', '--ledger', 'x', '--')).toEqual(['--ledger']);
  expect(offered('actors', 'show', 'x')).toEqual(['compopt -o default']);
});

test('replies are taken for names of files only where they are', () => {
  expect(scriptFor('bash', root.commands)).toContain('\ncomplete -F _onrecord onrecord\n');
});

test('zsh gets the same by way of bash, and files where there is nothing else', () => {
  const body = scriptFor('bash', root.commands).replace('complete -F', 'complete -o default -F');
  expect(scriptFor('zsh', root.commands)).toBe(`autoload -U +X bashcompinit && bashcompinit\n${body}`);
});

test('fish has a line for each command and option, with quotes in descriptions escaped', () => {
  expect(scriptFor('fish', root.commands).trimEnd().split('\n')).toEqual([
    "complete -c onrecord -n __fish_use_subcommand -f -a read -d 'read what’s new'",
    "complete -c onrecord -n '__fish_seen_subcommand_from read' -l format -d 'the form'",
    String.raw`complete -c onrecord -n '__fish_seen_subcommand_from read' -l quiet -d 'don\'t speak'`,
    "complete -c onrecord -n __fish_use_subcommand -f -a search -d 'find'",
    "complete -c onrecord -n '__fish_seen_subcommand_from search' -l kind -x -a 'direct mixed' -d 'how'",
    "complete -c onrecord -n '__fish_seen_subcommand_from search' -l speaker -x -a '(onrecord completion fish --names speaker -- (commandline -ct) 2>/dev/null)' -d 'who'",
    String.raw`complete -c onrecord -n __fish_use_subcommand -f -a show -d 'an entry\'s words'`,
    "complete -c onrecord -n '__fish_seen_subcommand_from show; and not __fish_seen_subcommand_from actors' -l json -d 'as JSON'",
    "complete -c onrecord -n __fish_use_subcommand -f -a actors -d 'who is known'",
    "complete -c onrecord -n '__fish_seen_subcommand_from actors' -l ledger -d 'where'",
    "complete -c onrecord -n '__fish_seen_subcommand_from actors; and not __fish_seen_subcommand_from show list' -f -a show -d 'one'",
    "complete -c onrecord -n '__fish_seen_subcommand_from actors; and __fish_seen_subcommand_from show' -l date -d 'when'",
    "complete -c onrecord -n '__fish_seen_subcommand_from actors; and __fish_seen_subcommand_from show' -l kind -x -a 'person group' -d 'of which kind'",
    "complete -c onrecord -n '__fish_seen_subcommand_from actors; and not __fish_seen_subcommand_from show list' -f -a list -d 'all'",
  ]);
});
