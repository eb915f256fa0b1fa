import { Command, InvalidArgumentError, Option } from 'commander';
import type { ReadOptions } from '../index.ts';

/** Adds the options that say how documents are brought in and read; `readOptionsOf` turns them into ReadOptions. */
export function withReadOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--input <kind>', 'what the inputs are')
        .choices(['auto', 'html', 'text', 'pdf', 'transcript', 'jsonl', 'feed', 'opml', 'warc'])
        .default('auto'),
    )
    .option('--model <folder>', 'another model than the one that came with Onrecord')
    .addOption(
      new Option('--threads <n>', 'documents read side by side (default: one a core, at most 4)').argParser(positive),
    )
    .addOption(new Option('--max-size <megabytes>', 'limit of one document').argParser(positive))
    .addOption(new Option('--timeout <seconds>', 'limit of one fetch from the web').argParser(positive))
    .option('--allow-private', 'fetch from private and loopback addresses too');
}

export interface ReadFlags {
  readonly input: NonNullable<ReadOptions['input']>;
  readonly model?: string;
  readonly threads?: number;
  readonly maxSize?: number;
  readonly timeout?: number;
  readonly allowPrivate?: boolean;
}

export function readOptionsOf({ input, model, threads, maxSize, timeout, allowPrivate }: ReadFlags): ReadOptions {
  return {
    input,
    stdin: process.stdin,
    ...(model === undefined ? {} : { model }),
    ...(threads === undefined ? {} : { threads }),
    ...(maxSize === undefined ? {} : { maxSize: maxSize * 1024 * 1024 }),
    ...(timeout === undefined ? {} : { timeout: timeout * 1000 }),
    ...(allowPrivate === undefined ? {} : { allowPrivate }),
  };
}

export function positive(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError('a number above 0 is needed.');
  return number;
}

export const ledgerOption = (): Option =>
  new Option('--ledger <file>', 'the ledger (default: ONRECORD_LEDGER, or one in your data folder)');

/** Adds the filters that search and export share. */
export function withFilters(command: Command): Command {
  return command
    .option('--speaker <name>', 'part of the name of whoever speaks')
    .option('--outlet <name>', 'part of the name of the outlet')
    .option('--from <date>', 'said or published on or after (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'said or published on or before')
    .addOption(new Option('--kind <kind>', 'how the words are given').choices(['direct', 'indirect', 'mixed']));
}

export interface FilterFlags {
  readonly speaker?: string;
  readonly outlet?: string;
  readonly from?: string;
  readonly to?: string;
  readonly kind?: 'direct' | 'indirect' | 'mixed';
}

export const filterOf = ({ speaker, outlet, from, to, kind }: FilterFlags): FilterFlags => ({
  ...(speaker === undefined ? {} : { speaker }),
  ...(outlet === undefined ? {} : { outlet }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  ...(kind === undefined ? {} : { kind }),
});
