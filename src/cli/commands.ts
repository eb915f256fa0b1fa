import { Command } from 'commander';

// A command and all that it uses are loaded when it is asked for: loading everything takes longer than most commands do.
// What the general help says of it stands here and in the command itself; a test compares the two.

/** The commands in the order of the help: name, arguments and description. */
const OUTLINES: readonly (readonly [usage: string, description: string])[] = [
  ['read [options] [inputs...]', 'read documents and print who says what in them'],
  ['add [options] <inputs...>', 'read documents and add them to the ledger'],
  ['watch [options] <feeds...>', 'poll feeds and add new documents to the ledger'],
  ['search [options] [words...]', 'search statements in the ledger'],
  ['show [options] <id>', 'show a statement, event or document, or what became of one'],
  ['documents [options]', 'list documents in the ledger'],
  ['info [options]', 'summarise the ledger and its contents'],
  [
    'positions [options] <speaker>',
    'trace a speaker’s statements about a target or an issue, and mark changes of position',
  ],
  ['timeline [options] [actor] [recipient]', 'count what an actor or a pair of actors said and did over time'],
  ['explain [options] <id>', 'show how each part of a statement or event was determined'],
  ['export [options] [words...]', 'export statements, events or documents in other formats'],
  ['import [options] <files...>', 'import files written by onrecord export or read'],
  ['edit [options] <ids...>', 'set the title, outlet, authors or date of documents'],
  ['tag [options] [ids...]', 'add, remove or list tags'],
  ['review [options] [id]', 'accept or correct statements and events, or list what to review next'],
  ['agreement [options]', 'show how far reviewers agree, by field (Krippendorff’s alpha)'],
  ['remove [options] [id]', 'remove documents from the ledger, with everything that only they support'],
  ['refresh [options]', 'reread documents in the ledger after an upgrade and report what changed'],
  ['check [options]', 'check the ledger for damage'],
  ['backup [options] <file>', 'copy the ledger to a file, also while others write to it'],
  ['verify [options] [words...]', 'compare quotations with transcripts'],
  ['serve [options]', 'open the ledger in a browser: search, read, compare, verify, correct'],
  ['enqueue [options] <inputs...>', 'put inputs into the job queue of a ledger in PostgreSQL'],
  ['work [options]', 'take jobs from the queue of a ledger in PostgreSQL and add what they hold'],
  ['jobs', 'list, retry and drop jobs of the queue, and list the feeds that are followed'],
  ['mcp [options]', 'serve the ledger to an AI assistant over the Model Context Protocol (stdio, read-only)'],
  ['actors', 'look up actors in the lexicon, or add your own'],
  ['topics [options]', 'list the topics a statement can have, with their names and meanings'],
  ['users', 'list, add and remove the users of onrecord serve, and their tokens'],
  ['evaluate', 'evaluate against gold data (see docs/evaluation.md)'],
  ['completion [options] <shell> [typed]', 'print a completion script for your shell'],
];

const LOADERS: ReadonlyMap<string, () => Promise<() => Command>> = new Map([
  ['read', async () => (await import('./read.ts')).readCommand],
  ['add', async () => (await import('./add.ts')).addCommand],
  ['watch', async () => (await import('./watch.ts')).watchCommand],
  ['search', async () => (await import('./search.ts')).searchCommand],
  ['show', async () => (await import('./show.ts')).showCommand],
  ['documents', async () => (await import('./documents.ts')).documentsCommand],
  ['info', async () => (await import('./info.ts')).infoCommand],
  ['positions', async () => (await import('./positions.ts')).positionsCommand],
  ['timeline', async () => (await import('./timeline.ts')).timelineCommand],
  ['explain', async () => (await import('./explain.ts')).explainCommand],
  ['export', async () => (await import('./export.ts')).exportCommand],
  ['import', async () => (await import('./import.ts')).importCommand],
  ['edit', async () => (await import('./edit.ts')).editCommand],
  ['tag', async () => (await import('./tag.ts')).tagCommand],
  ['review', async () => (await import('./review.ts')).reviewCommand],
  ['agreement', async () => (await import('./agreement.ts')).agreementCommand],
  ['remove', async () => (await import('./remove.ts')).removeCommand],
  ['refresh', async () => (await import('./refresh.ts')).refreshCommand],
  ['check', async () => (await import('./check.ts')).checkCommand],
  ['backup', async () => (await import('./backup.ts')).backupCommand],
  ['verify', async () => (await import('./verify.ts')).verifyCommand],
  ['serve', async () => (await import('./serve.ts')).serveCommand],
  ['enqueue', async () => (await import('./enqueue.ts')).enqueueCommand],
  ['work', async () => (await import('./work.ts')).workCommand],
  ['jobs', async () => (await import('./jobs.ts')).jobsCommand],
  ['mcp', async () => (await import('./mcp.ts')).mcpCommand],
  ['actors', async () => (await import('./actors.ts')).actorsCommand],
  ['topics', async () => (await import('./topics.ts')).topicsCommand],
  ['users', async () => (await import('./users.ts')).usersCommand],
  ['evaluate', async () => (await import('./evaluate.ts')).evaluateCommand],
  ['completion', async () => (await import('./completion.ts')).completionCommand],
]);

/** The first argument that is a command's name: nothing that stands before one is. */
export const commandIn = (words: readonly string[]): string | undefined => words.find((word) => LOADERS.has(word));

/** All commands: those `wanted` as they are, the others as the general help shows them and of no other use. */
export const commandsOf = (wanted: (name: string) => boolean): Promise<Command[]> =>
  Promise.all(
    OUTLINES.map(async ([usage, description]) => {
      const [name = '', ...takes] = usage.split(' ');
      const load = wanted(name) ? LOADERS.get(name) : undefined;
      return load ? (await load())() : outlined(name, takes, description);
    }),
  );

function outlined(name: string, takes: readonly string[], description: string): Command {
  const command = new Command(name).description(description);
  for (const part of takes)
    if (part === '[options]') command.option('--any');
    else command.argument(part);
  return command;
}
