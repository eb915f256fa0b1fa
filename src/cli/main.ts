import 'onrecord-runtime/quiet';
import { Command, CommanderError } from 'commander';
import { asOnrecordError } from '../errors/index.ts';
import { VERSION } from '../pipeline/index.ts';
import { commandIn, commandsOf } from './commands.ts';
import { refuseEmptyFilters } from './options.ts';
import { allWritten, readerHasLeft, reportError, watchOutput, withPrintedMessages } from './output.ts';

/**
 * The whole command line. Data goes to standard output, messages and progress to standard error.
 * @param wanted the commands that can be run; of the others there is no more than the general help needs
 */
export async function program(wanted: (name: string) => boolean = () => true): Promise<Command> {
  const root = new Command('onrecord')
    .description('Who said what, about whom, to whom, when and in whose report, each with its exact words.')
    .version(VERSION)
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  onrecord read report.html                       show who says what in a page, as a table
  onrecord read --format jsonl https://…          the same as JSON Lines, for other programs
  onrecord add articles/ transcripts/*.vtt        add documents to the ledger
  onrecord search "arms control" --speaker Holm   search the ledger
  onrecord explain st_…                           show why an entry is there

Exit codes: 0 success; 1 failure; 2 usage error; 3 some inputs failed, the rest were processed.`,
    );
  for (const command of await commandsOf(wanted)) root.addCommand(command);
  root.hook('preAction', (_, command) => refuseEmptyFilters(command));
  return withPrintedMessages(neverExiting(root));
}

/** A command that throws where commander would end the process and names its own help, as do all below it. */
function neverExiting(command: Command, name = command.name()): Command {
  command.exitOverride().showHelpAfterError(`(see ${name} --help)`);
  for (const below of command.commands) neverExiting(below.copyInheritedSettings(command), `${name} ${below.name()}`);
  return command;
}

/** Runs the command line with these arguments (as process.argv) and sets the exit code. */
export async function run(argv: readonly string[]): Promise<void> {
  watchOutput();
  try {
    await parsed(argv);
    await allWritten();
  } catch (error) {
    if (readerHasLeft(error)) {
      // The command has closed its ledger and its threads; what still waits for input has nobody to read it for.
      process.stdin.destroy();
      process.exitCode = 0;
      return;
    }
    // An address of a database among the arguments is told without its password.
    const { withoutPassword } = await import('../storage/index.ts');
    const known = asOnrecordError(error, argv.slice(2).map(withoutPassword).join(' '));
    reportError(known);
    process.exitCode = known.exit;
  }
}

/** Runs the command; help and wrong usage, which commander has told by then, set the exit code. */
async function parsed(argv: readonly string[]): Promise<void> {
  try {
    const asked = commandIn(argv.slice(2));
    await (await program((name) => name === asked)).parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
