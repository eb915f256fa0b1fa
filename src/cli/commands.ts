import { Command } from 'commander';

// A command and all that it uses are loaded when it is asked for: loading everything takes longer than most commands do.
// What the general help says of it stands here and in the command itself; a test compares the two.

type Load = () => Promise<() => Command>;

/** The commands in the order of the help: name and arguments, description, and where the command itself is. */
const COMMANDS: readonly (readonly [usage: string, description: string, load: Load])[] = [
  [
    'read [options] [inputs...]',
    'read documents and print who says what in them',
    async () => (await import('./read.ts')).readCommand,
  ],
  [
    'add [options] <inputs...>',
    'read documents and add them to the ledger',
    async () => (await import('./add.ts')).addCommand,
  ],
  [
    'watch [options] <feeds...>',
    'poll feeds and add new documents to the ledger',
    async () => (await import('./watch.ts')).watchCommand,
  ],
  [
    'search [options] [words...]',
    'search statements in the ledger',
    async () => (await import('./search.ts')).searchCommand,
  ],
  [
    'events [options]',
    'list events in the ledger: who did what to whom',
    async () => (await import('./events.ts')).eventsCommand,
  ],
  [
    'show [options] <id>',
    'show a statement, event or document, or what became of one',
    async () => (await import('./show.ts')).showCommand,
  ],
  [
    'documents [options]',
    'list documents in the ledger',
    async () => (await import('./documents.ts')).documentsCommand,
  ],
  ['info [options]', 'summarise the ledger and its contents', async () => (await import('./info.ts')).infoCommand],
  [
    'positions [options] <speaker>',
    'trace a speaker’s statements about a target or an issue, and mark what to compare',
    async () => (await import('./positions.ts')).positionsCommand,
  ],
  [
    'timeline [options] [actor] [recipient]',
    'count what an actor or a pair of actors said and did over time',
    async () => (await import('./timeline.ts')).timelineCommand,
  ],
  [
    'dyads [options]',
    'count what all states and bodies did to each other over time',
    async () => (await import('./dyads.ts')).dyadsCommand,
  ],
  [
    'explain [options] <id>',
    'show how each part of a statement or event was determined',
    async () => (await import('./explain.ts')).explainCommand,
  ],
  [
    'export [options] [words...]',
    'export statements, events or documents in other formats',
    async () => (await import('./export.ts')).exportCommand,
  ],
  [
    'import [options] <files...>',
    'import files written by onrecord export or read',
    async () => (await import('./import.ts')).importCommand,
  ],
  [
    'edit [options] <ids...>',
    'set the title, outlet, authors or date of documents',
    async () => (await import('./edit.ts')).editCommand,
  ],
  ['tag [options] [ids...]', 'add, remove or list tags', async () => (await import('./tag.ts')).tagCommand],
  [
    'review [options] [ids...]',
    'accept or correct statements and events, or list what to review next',
    async () => (await import('./review.ts')).reviewCommand,
  ],
  [
    'agreement [options]',
    'show how far reviewers agree, by field (Krippendorff’s alpha)',
    async () => (await import('./agreement.ts')).agreementCommand,
  ],
  [
    'remove [options] [id]',
    'remove documents from the ledger, with everything that only they support',
    async () => (await import('./remove.ts')).removeCommand,
  ],
  [
    'refresh [options]',
    'reread documents in the ledger after an upgrade and report what changed',
    async () => (await import('./refresh.ts')).refreshCommand,
  ],
  ['check [options]', 'check the ledger for damage', async () => (await import('./check.ts')).checkCommand],
  [
    'backup [options] <file>',
    'copy the ledger to a file, also while others write to it',
    async () => (await import('./backup.ts')).backupCommand,
  ],
  [
    'verify [options] [words...]',
    'compare quotations with transcripts',
    async () => (await import('./verify.ts')).verifyCommand,
  ],
  [
    'serve [options]',
    'open the ledger in a browser: search, read, compare, verify, correct',
    async () => (await import('./serve.ts')).serveCommand,
  ],
  [
    'enqueue [options] <inputs...>',
    'put inputs into the job queue of a ledger in PostgreSQL',
    async () => (await import('./enqueue.ts')).enqueueCommand,
  ],
  [
    'work [options]',
    'take jobs from the queue of a ledger in PostgreSQL and add what they hold',
    async () => (await import('./work.ts')).workCommand,
  ],
  [
    'jobs',
    'list, retry and drop jobs of the queue, and list the feeds that are followed',
    async () => (await import('./jobs.ts')).jobsCommand,
  ],
  [
    'mcp [options]',
    'serve the ledger to an AI assistant over the Model Context Protocol (stdio, read-only)',
    async () => (await import('./mcp.ts')).mcpCommand,
  ],
  ['actors', 'look up actors in the lexicon, or add your own', async () => (await import('./actors.ts')).actorsCommand],
  [
    'topics [options]',
    'list the topics a statement can have, with their names and meanings',
    async () => (await import('./topics.ts')).topicsCommand,
  ],
  [
    'users',
    'list, add and remove the users of onrecord serve, and their tokens',
    async () => (await import('./users.ts')).usersCommand,
  ],
  [
    'evaluate',
    'evaluate against gold data (see docs/evaluation.md)',
    async () => (await import('./evaluate.ts')).evaluateCommand,
  ],
  [
    'completion [options] <shell> [typed]',
    'print a completion script for your shell',
    async () => {
      const { completionCommand } = await import('./completion.ts');
      return () => completionCommand(() => commandsOf(() => true));
    },
  ],
];

const nameIn = (usage: string): string => usage.split(' ', 1)[0] ?? '';

const NAMES: ReadonlySet<string> = new Set(COMMANDS.map(([usage]) => nameIn(usage)));

/** The first argument that is a command's name: nothing that stands before one is. */
export const commandIn = (words: readonly string[]): string | undefined => words.find((word) => NAMES.has(word));

/** All commands: those `wanted` as they are, the others as the general help shows them and of no other use. */
export const commandsOf = (wanted: (name: string) => boolean): Promise<Command[]> =>
  Promise.all(
    COMMANDS.map(async ([usage, description, load]) =>
      wanted(nameIn(usage)) ? (await load())() : outlined(usage, description),
    ),
  );

function outlined(usage: string, description: string): Command {
  const [name = '', ...takes] = usage.split(' ');
  const command = new Command(name).description(description);
  for (const part of takes)
    if (part === '[options]') command.option('--any');
    else command.argument(part);
  return command;
}
