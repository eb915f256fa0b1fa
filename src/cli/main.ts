import { Command, CommanderError } from 'commander';
import { asOnrecordError } from '../errors/index.ts';
import { VERSION } from '../index.ts';
import { withoutPassword } from '../storage/index.ts';
import { actorsCommand } from './actors.ts';
import { addCommand } from './add.ts';
import { agreementCommand } from './agreement.ts';
import { backupCommand } from './backup.ts';
import { checkCommand } from './check.ts';
import { completionCommand } from './completion.ts';
import { documentsCommand } from './documents.ts';
import { editCommand } from './edit.ts';
import { enqueueCommand } from './enqueue.ts';
import { evaluateCommand } from './evaluate.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { infoCommand } from './info.ts';
import { jobsCommand } from './jobs.ts';
import { mcpCommand } from './mcp.ts';
import { allWritten, readerHasLeft, reportError, watchOutput, withPrintedMessages } from './output.ts';
import { readCommand } from './read.ts';
import { removeCommand } from './remove.ts';
import { reviewCommand } from './review.ts';
import { searchCommand } from './search.ts';
import { showCommand } from './show.ts';
import { tagCommand } from './tag.ts';
import { timelineCommand } from './timeline.ts';
import { topicsCommand } from './topics.ts';
import { positionsCommand } from './positions.ts';
import { refreshCommand } from './refresh.ts';
import { serveCommand } from './serve.ts';
import { usersCommand } from './users.ts';
import { verifyCommand } from './verify.ts';
import { watchCommand } from './watch.ts';
import { workCommand } from './work.ts';

/** The whole command line. Data goes to standard output, messages and progress to standard error. */
export function program(): Command {
  const root = new Command('onrecord')
    .description('Who said what, about whom, to whom, when and in whose report, each with its exact words.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(see onrecord --help)')
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
  const commands = [
    readCommand,
    addCommand,
    watchCommand,
    searchCommand,
    showCommand,
    documentsCommand,
    infoCommand,
    positionsCommand,
    timelineCommand,
    explainCommand,
    exportCommand,
    importCommand,
    editCommand,
    tagCommand,
    reviewCommand,
    agreementCommand,
    removeCommand,
    refreshCommand,
    checkCommand,
    backupCommand,
    verifyCommand,
    serveCommand,
    enqueueCommand,
    workCommand,
    jobsCommand,
    mcpCommand,
    actorsCommand,
    topicsCommand,
    usersCommand,
    evaluateCommand,
    completionCommand,
  ];
  for (const command of commands) root.addCommand(command());
  return withPrintedMessages(neverExiting(root));
}

/** A command that throws where commander would end the process, as do all below it. */
function neverExiting(command: Command): Command {
  command.exitOverride();
  for (const below of command.commands) neverExiting(below.copyInheritedSettings(command));
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
    const known = asOnrecordError(error, argv.slice(2).map(withoutPassword).join(' '));
    reportError(known);
    process.exitCode = known.exit;
  }
}

/** Runs the command; help and wrong usage, which commander has told by then, set the exit code. */
async function parsed(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
