import { Argument, Command, Option } from 'commander';
import { openLedger } from '../index.ts';
import { KNOWN_FIELDS, type NamedField } from '../ledger/index.ts';
import { ledgerOption } from './options.ts';
import { writeData } from './output.ts';

interface Flags {
  readonly names?: NamedField;
  readonly ledger?: string;
}

/**
 * `onrecord completion`: prints a script by which a shell completes commands, options and their values.
 * @param everyCommand loads all commands, this one too
 */
export function completionCommand(everyCommand: () => Promise<readonly Command[]>): Command {
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
        ? writeData(scriptFor(shell, await everyCommand()))
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
  ['--actor', 'actor'],
  ['--recipient', 'recipient'],
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
export function scriptFor(shell: 'bash' | 'zsh' | 'fish', all: readonly Command[]): string {
  const commands = all.map(described);
  if (shell === 'fish') return fishScript(commands);
  if (shell === 'bash') return `${bashFunction(commands)}complete -F _onrecord onrecord\n`;
  // Without compopt, which asks for files where they are wanted, they are completed wherever nothing else is.
  return `autoload -U +X bashcompinit && bashcompinit\n${bashFunction(commands)}complete -o default -F _onrecord onrecord\n`;
}

interface Described {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Completed[];
  /** The commands below it: “users add”. */
  readonly below: readonly Described[];
}

const described = (command: Command): Described => ({
  name: command.name(),
  description: command.description(),
  options: command.options.flatMap(completed),
  below: command.commands.map(described),
});

const namesOf = (commands: readonly Described[]): string => commands.map(({ name }) => name).join(' ');

function fishScript(commands: readonly Described[]): string {
  const valuesOf = ({ choices, field }: Completed): string => {
    if (choices.length > 0) return ` -x -a ${quote(choices.join(' '))}`;
    return field === null
      ? ''
      : ` -x -a '(onrecord completion fish --names ${field} -- (commandline -ct) 2>/dev/null)'`;
  };
  const optionLines = (condition: string, options: readonly Completed[]): string[] =>
    options.map(
      (option) =>
        `complete -c onrecord -n '${condition}' -l ${option.long.slice(2)}${valuesOf(option)} -d ${quote(option.description)}`,
    );
  const lines = commands.flatMap(({ name, description, options, below }) => {
    const groups = commands.filter((other) => other.below.some((sub) => sub.name === name));
    const seen = `__fish_seen_subcommand_from ${name}`;
    // “users add” is no “add”.
    const alone = groups.length === 0 ? seen : `${seen}; and not __fish_seen_subcommand_from ${namesOf(groups)}`;
    return [
      `complete -c onrecord -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
      ...optionLines(alone, options),
      ...below.flatMap((sub) => [
        `complete -c onrecord -n '${seen}; and not __fish_seen_subcommand_from ${namesOf(below)}' -f -a ${sub.name} -d ${quote(sub.description)}`,
        ...optionLines(`${seen}; and __fish_seen_subcommand_from ${sub.name}`, sub.options),
      ]),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function bashFunction(commands: readonly Described[]): string {
  const groups = commands.filter(({ below }) => below.length > 0);
  const nested = groups.flatMap(({ name, below }) => below.map((sub) => ({ ...sub, name: `${name} ${sub.name}` })));
  const every = [...commands, ...nested];
  const values = every.flatMap(({ name, options }) =>
    options.flatMap(({ long, choices, field }) => {
      if (choices.length > 0) return `    '${name} ${long}') words="${choices.join(' ')}" ;;`;
      return field === null ? [] : `    '${name} ${long}') field=${field} ;;`;
    }),
  );
  const options = every.map(
    ({ name, options: own }) => `        '${name}') words="${own.map(({ long }) => long).join(' ')}" ;;`,
  );
  const names = groups.map(({ name, below }) => `      '2 ${name}') words="${namesOf(below)}" ;;`);
  return `_onrecord() {
  local current="\${COMP_WORDS[COMP_CWORD]}" command="\${COMP_WORDS[1]}" before="" words="" field="" ledger=() at value
  [ "$COMP_CWORD" -gt 1 ] && before="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  case "$command" in
    ${groups.map(({ name }) => name).join('|') || "''"})
      [[ "$COMP_CWORD" -gt 2 && "\${COMP_WORDS[2]}" != -* ]] && command="$command \${COMP_WORDS[2]}" ;;
  esac
  case "$command $before" in
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
    compopt -o filenames 2>/dev/null
    return
  fi
  if [ -z "$words" ]; then
    case "$COMP_CWORD $command" in
      '1 '*) words="${namesOf(commands)} --help --version" ;;
${names.join('\n')}
    esac
    if [[ "$current" == -* && "$COMP_CWORD" -gt 1 ]]; then
      case "$command" in
${options.join('\n')}
      esac
    elif [ -z "$words" ]; then
      compopt -o default 2>/dev/null
      return
    fi
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
`;
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`\'`)}'`;
