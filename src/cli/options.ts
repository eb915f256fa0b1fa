import { Command, InvalidArgumentError, Option } from 'commander';
import { OnrecordError } from '../errors/index.ts';
import type { ReadOptions } from '../index.ts';
import { tell } from './output.ts';

/** Adds the options that say how documents are brought in and read; `readOptionsOf` turns them into ReadOptions. */
export function withReadOptions(command: Command): Command {
  return command
    .addOption(inputKindOption())
    .addOption(modelOption())
    .addOption(
      new Option('--threads <n>', 'documents to read in parallel (default: one per core, at most 4)').argParser(whole),
    )
    .addOption(new Option('--max-size <megabytes>', 'size limit per document').argParser(positive))
    .addOption(timeLimitOption())
    .addOption(new Option('--timeout <seconds>', 'time limit per web request').argParser(positive))
    .option('--allow-private', 'also fetch from private and loopback addresses');
}

/** Which model reads, as an option's flags and what it is for. */
export const MODEL_OPTION = [
  '--model <model>',
  'model to read with: en, en-large (more often right, half as fast) or a folder (default: $ONRECORD_MODEL, or en)',
] as const;

export const modelOption = (): Option => new Option(...MODEL_OPTION);

export const inputKindOption = (): Option =>
  new Option('--input <kind>', 'format of the inputs')
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
    .default('auto');

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

export function tellLeftOut(folder: string, files: readonly string[]): void {
  const more = files.length > NAMED ? ', …' : '';
  const what = files.length === 1 ? '1 file' : `${files.length} files`;
  tell(`${folder}: ${what} skipped (unsupported format): ${files.slice(0, NAMED).join(', ')}${more}`);
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
    concluded: tell,
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
  new Option('--time-limit <seconds>', 'time limit for reading a document (default: depends on its length)').argParser(
    positive,
  );

export function positive(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('Must be a number greater than 0.');
  return number;
}

export function whole(value: string): number {
  const number = positive(value);
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError('Must be a whole number greater than 0.');
  return number;
}

/** A probability, from 0 to 1. */
export function probability(value: string): number {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!(number >= 0 && number <= 1)) throw new InvalidArgumentError('Must be a number from 0 to 1.');
  return number;
}

/** @param what which entries it is of */
export const minConfidenceOption = (what: string): Option =>
  new Option(
    '--min-confidence <n>',
    `only ${what} at least so likely to be right (0 to 1), or reviewed by a person`,
  ).argParser(probability);

/** A port of TCP; 0 stands for any that is free. */
export function portNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError('Must be a whole number from 0 to 65535.');
  return number;
}

/** In which format a command prints, a table if nothing is said. */
export const formatOption = (description: string, others: readonly string[] = ['json', 'csv']): Option =>
  new Option('--format <format>', description).choices(['table', ...others]).default('table');

export const jsonOption = (): Option => new Option('--json', 'same as --format json');

export const ledgerOption = (): Option =>
  new Option(
    '--ledger <file>',
    'ledger: a file, or the address of a PostgreSQL database (default: $ONRECORD_LEDGER, or a file in your data folder)',
  );

/** Options that select something. */
const SELECTING: ReadonlySet<string> = new Set(
  'speaker speaksFor addressee target about outlet tag topic issue from to publishedFrom publishedTo kind act polarity verdict'.split(
    ' ',
  ),
);

/** Arguments that do. */
const SELECTING_ARGUMENTS: ReadonlySet<string> = new Set(['actor', 'recipient', 'words']);

/**
 * Refuses a filter of nothing, as of a variable that is not set in a script: passed over, it would let in what nobody meant.
 * In `edit` the same options are no filters: nothing takes out what is there.
 * @throws OnrecordError OR4001
 */
export function refuseEmptyFilters(command: Command): void {
  if (command.name() === 'edit') return;
  for (const [flag, value] of Object.entries(command.opts<Record<string, unknown>>()))
    if (value === '' && SELECTING.has(flag))
      throw new OnrecordError('OR4001', { input: optionOf(flag), fault: 'it is empty' });
  for (const [index, argument] of command.registeredArguments.entries())
    if (
      SELECTING_ARGUMENTS.has(argument.name()) &&
      (argument.variadic ? command.args.slice(index) : [command.args[index]]).includes('')
    )
      throw new OnrecordError('OR4001', { input: `the ${argument.name()}`, fault: 'it is empty' });
}

/** The option of a flag as it is typed: publishedFrom is --published-from. */
export const optionOf = (flag: string): string => `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
