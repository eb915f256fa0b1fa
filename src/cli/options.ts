import { Command, InvalidArgumentError, Option } from 'commander';
import type { ReadOptions, StatementFilter } from '../index.ts';
import { KNOWN_VALUES } from '../ledger/index.ts';
import { tagFilter } from './documentFilters.ts';
import { tell } from './output.ts';

/** Adds the options that say how documents are brought in and read; `readOptionsOf` turns them into ReadOptions. */
export function withReadOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--input <kind>', 'what the inputs are')
        .choices([
          'auto',
          'html',
          'text',
          'pdf',
          'docx',
          'eml',
          'mhtml',
          'transcript',
          'jsonl',
          'json',
          'csv',
          'feed',
          'opml',
          'warc',
        ])
        .default('auto'),
    )
    .option('--model <folder>', 'another model than the one that came with Onrecord')
    .addOption(
      new Option('--threads <n>', 'documents read side by side (default: one a core, at most 4)').argParser(positive),
    )
    .addOption(new Option('--max-size <megabytes>', 'limit of one document').argParser(positive))
    .addOption(timeLimitOption())
    .addOption(new Option('--timeout <seconds>', 'limit of one fetch from the web').argParser(positive))
    .option('--allow-private', 'fetch from private and loopback addresses too');
}

export interface ReadFlags {
  readonly input: NonNullable<ReadOptions['input']>;
  readonly model?: string;
  readonly threads?: number;
  readonly maxSize?: number;
  readonly timeLimit?: number;
  readonly timeout?: number;
  readonly allowPrivate?: boolean;
}

/** Names told of the files that a folder's reading leaves out. */
const NAMED = 5;

function tellLeftOut(folder: string, files: readonly string[]): void {
  const more = files.length > NAMED ? ', …' : '';
  const what = files.length === 1 ? '1 file' : `${files.length} files`;
  tell(`${folder}: ${what} left out, of a kind that is not read: ${files.slice(0, NAMED).join(', ')}${more}`);
}

export function readOptionsOf({
  input,
  model,
  threads,
  maxSize,
  timeLimit,
  timeout,
  allowPrivate,
}: ReadFlags): ReadOptions {
  return {
    input,
    stdin: process.stdin,
    leftOut: tellLeftOut,
    ...(model === undefined ? {} : { model }),
    ...(threads === undefined ? {} : { threads }),
    ...(maxSize === undefined ? {} : { maxSize: maxSize * 1024 * 1024 }),
    timeLimit: milliseconds(timeLimit),
    ...(timeout === undefined ? {} : { timeout: timeout * 1000 }),
    ...(allowPrivate === undefined ? {} : { allowPrivate }),
  };
}

/** What the options give in seconds, as the library takes it. */
export const milliseconds = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : seconds * 1000;

/** Seconds after which a document is given up. */
export const timeLimitOption = (): Option =>
  new Option('--time-limit <seconds>', 'limit of reading one document (default: by its length)').argParser(positive);

export function positive(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('a number above 0 is needed.');
  return number;
}

export const ledgerOption = (): Option =>
  new Option('--ledger <file>', 'the ledger (default: ONRECORD_LEDGER, or one in your data folder)');

/** An option with fixed values, which the ledger checks: it knows which is meant, and of what it is the value. */
const valued = (flags: string, description: string, values: readonly string[]): Option =>
  new Option(flags, description).choices(values).argParser((value) => value);

/** Adds the filters that search and export share. */
export function withFilters(command: Command): Command {
  return command
    .option('--speaker <name>', 'who speaks: words of a name, an id (org:nato) or a code (CHN)')
    .option('--addressee <name>', 'to whom it is said; forms as for the speaker')
    .option('--target <name>', 'about whom it is said; forms as for the speaker')
    .option('--outlet <name>', 'part of the name of the outlet')
    .addOption(tagFilter())
    .option('--topic <slug>', 'on which topic')
    .option('--from <date>', 'said or published on or after (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'said or published on or before')
    .option('--published-from <date>', 'published on or after')
    .option('--published-to <date>', 'published on or before')
    .addOption(valued('--kind <kind>', 'how the words are given', KNOWN_VALUES.kind))
    .addOption(valued('--act <type>', 'what the statement does, a PLOVER type', KNOWN_VALUES.act))
    .addOption(valued('--polarity <polarity>', 'whether it affirms or denies', KNOWN_VALUES.polarity))
    .addOption(valued('--verdict <verdict>', 'what comparing it with transcripts has shown', KNOWN_VALUES.verdict))
    .addOption(
      new Option('--reports <reports>', 'of a statement in several documents the first report, or each').choices([
        'first',
        'all',
      ]),
    );
}

export type FilterFlags = Omit<StatementFilter, 'words' | 'like'>;

const FILTERS = [
  'speaker',
  'addressee',
  'target',
  'outlet',
  'tag',
  'topic',
  'from',
  'to',
  'publishedFrom',
  'publishedTo',
  'kind',
  'act',
  'polarity',
  'verdict',
  'reports',
] as const satisfies readonly (keyof FilterFlags)[];

/** Those of the flags that are filters, and were given. */
export const filterOf = (flags: FilterFlags): FilterFlags => {
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = flags[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
};
