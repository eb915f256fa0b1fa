import { Argument, Command } from 'commander';
import { program } from './main.ts';
import { writeData } from './output.ts';

/** `onrecord completion`: prints a script by which a shell completes commands and options. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('print a completion script for your shell')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      '\nExamples:\n  onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord\n  onrecord completion fish > ~/.config/fish/completions/onrecord.fish',
    )
    .action(async (shell: 'bash' | 'zsh' | 'fish') => writeData(scriptFor(shell, program())));
}

/** The script, made from the commands themselves, so that it never knows fewer or more than there are. */
export function scriptFor(shell: 'bash' | 'zsh' | 'fish', root: Command): string {
  const commands = root.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.flatMap(({ long, description }) => (long ? [{ long, description }] : [])),
  }));
  if (shell === 'fish') {
    const lines = commands.flatMap(({ name, description, options }) => [
      `complete -c onrecord -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
      ...options.map(
        (option) =>
          `complete -c onrecord -n '__fish_seen_subcommand_from ${name}' -l ${option.long.slice(2)} -d ${quote(option.description)}`,
      ),
    ]);
    return `${lines.join('\n')}\n`;
  }
  const cases = commands.map(
    ({ name, options }) => `      ${name}) words="${options.map(({ long }) => long).join(' ')}" ;;`,
  );
  const bash = `_onrecord() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${commands.map(({ name }) => name).join(' ')} --help --version"
  else
    case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
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
  return shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${bash}` : bash;
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`\'`)}'`;
