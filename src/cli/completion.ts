import { Argument, Command, Option } from 'commander';
import { openLedger } from '../index.ts';
import { KNOWN_FIELDS, type NamedField } from '../ledger/index.ts';
import { program } from './main.ts';
import { ledgerOption } from './options.ts';
import { writeData } from './output.ts';

interface Flags {
  readonly names?: NamedField;
  readonly ledger?: string;
}

/** `onrecord completion`: prints a script by which a shell completes commands, options and their values. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('print a completion script for your shell')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .argument('[typed]', 'with --names: the start of a name')
    .addOption(
      new Option('--names <field>', 'print matching names from the ledger (used by the scripts)').choices(KNOWN_FIELDS),
    )
    .addOption(ledgerOption())
    .addHelpText(
      'after',
      '\nExamples:\n  onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord\n  onrecord completion fish > ~/.config/fish/completions/onrecord.fish',
    )
    .action(async (shell: 'bash' | 'zsh' | 'fish', typed: string | undefined, flags: Flags) =>
      flags.names === undefined
        ? writeData(scriptFor(shell, await program()))
        : writeNames(flags.names, typed ?? '', flags.ledger),
    );
}

/** One name a line. */
async function writeNames(field: NamedField, typed: string, path: string | undefined): Promise<void> {
  const ledger = await openLedger(path, { mode: 'read' });
  try {
    const names = await ledger.names(field, typed);
    await writeData(names.map((name) => `${name.replace(/[\p{C}\s]+/gu, ' ')}\n`).join(''));
  } finally {
    await ledger.close();
  }
}

/** By which field of the ledger an option's value is completed. */
const FIELDS: ReadonlyMap<string, NamedField> = new Map([
  ['--speaker', 'speaker'],
  ['--speaks-for', 'speaker'],
  ['--addressee', 'addressee'],
  ['--target', 'target'],
  ['--about', 'target'],
  ['--outlet', 'outlet'],
  ['--topic', 'topic'],
  ['--issue', 'topic'],
]);

interface Completed {
  readonly long: string;
  readonly description: string;
  /** Fixed values, or the field of which the ledger is asked; neither where it takes something else or nothing. */
  readonly choices: readonly string[];
  readonly field: NamedField | null;
}

const completed = ({ long, description, argChoices }: Option): Completed[] =>
  long ? [{ long, description, choices: argChoices ?? [], field: FIELDS.get(long) ?? null }] : [];

/** The script, made from the commands themselves, so that it never knows fewer or more than there are. */
export function scriptFor(shell: 'bash' | 'zsh' | 'fish', root: Command): string {
  const commands = root.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.flatMap(completed),
  }));
  if (shell === 'fish') return fishScript(commands);
  const bash = bashScript(commands);
  return shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${bash}` : bash;
}

interface Described {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Completed[];
}

function fishScript(commands: readonly Described[]): string {
  const valuesOf = ({ choices, field }: Completed): string => {
    if (choices.length > 0) return ` -x -a ${quote(choices.join(' '))}`;
    return field === null
      ? ''
      : ` -x -a '(onrecord completion fish --names ${field} -- (commandline -ct) 2>/dev/null)'`;
  };
  const lines = commands.flatMap(({ name, description, options }) => [
    `complete -c onrecord -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
    ...options.map(
      (option) =>
        `complete -c onrecord -n '__fish_seen_subcommand_from ${name}' -l ${option.long.slice(2)}${valuesOf(option)} -d ${quote(option.description)}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

function bashScript(commands: readonly Described[]): string {
  const names = commands.map(
    ({ name, options }) => `      ${name}) words="${options.map(({ long }) => long).join(' ')}" ;;`,
  );
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ long, choices, field }) => {
      if (choices.length > 0) return `    '${name} ${long}') words="${choices.join(' ')}" ;;`;
      return field === null ? [] : `    '${name} ${long}') field=${field} ;;`;
    }),
  );
  return `_onrecord() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="" words="" field="" ledger=() at value
  [ "$COMP_CWORD" -gt 1 ] && before="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  case "\${COMP_WORDS[1]} $before" in
${values.join('\n')}
  esac
  if [ -n "$field" ]; then
    for ((at = 1; at + 1 < COMP_CWORD; at++)); do
      [ "\${COMP_WORDS[at]}" = --ledger ] && ledger=(--ledger "\${COMP_WORDS[at+1]}")
    done
    current="\${current#[\\"\\']}"
    while IFS= read -r value; do
      COMPREPLY+=("$value")
    done < <(onrecord completion bash --names "$field" "\${ledger[@]}" -- "\${current//\\\\/}" 2>/dev/null)
    return
  fi
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${commands.map(({ name }) => name).join(' ')} --help --version"
  else
    case "\${COMP_WORDS[1]}" in
${names.join('\n')}
    esac
  fi
  if [[ "$current" == -* || "$COMP_CWORD" -eq 1 ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _onrecord onrecord
`;
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`\'`)}'`;
