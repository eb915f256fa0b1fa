import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command, Option } from 'commander';
import type { FailedInput, RawDocument } from '../document/index.ts';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { openLedger, VERSION, watchStatePath } from '../index.ts';
import { orRefused } from '../library/index.ts';
import { openPool } from '../pipeline/index.ts';
import { watchFeeds } from '../sources/index.ts';
import { addressesOf } from './feedAddresses.ts';
import { ledgerOption, milliseconds, modelOption, positive, timeLimitOption } from './options.ts';
import { exitCodeOf, reportError, writeJson, writeLine } from './output.ts';

interface WatchFlags {
  readonly ledger?: string;
  readonly every: number;
  readonly once?: boolean;
  readonly json?: boolean;
  readonly model?: string;
  readonly maxSize?: number;
  readonly timeLimit?: number;
  readonly timeout?: number;
  readonly allowPrivate?: boolean;
}

/** `onrecord watch`: polls feeds and adds what is new; what it has seen is kept in a file (watchStatePath). */
export function watchCommand(): Command {
  return new Command('watch')
    .description('poll feeds and add new documents to the ledger')
    .argument('<feeds...>', 'addresses of feeds (RSS, Atom, RDF, JSON Feed) or feed lists, or OPML files')
    .addOption(ledgerOption())
    .addOption(new Option('--every <minutes>', 'minutes between polls of a feed').argParser(positive).default(30))
    .option('--once', 'poll each feed once and exit, for use with cron')
    .option('--json', 'print one JSON object per document')
    .addOption(modelOption())
    .addOption(new Option('--max-size <megabytes>', 'size limit per document').argParser(positive))
    .addOption(timeLimitOption())
    .addOption(new Option('--timeout <seconds>', 'time limit per web request').argParser(positive))
    .option('--allow-private', 'also fetch from private and loopback addresses')
    .addHelpText(
      'after',
      `
Examples:
  onrecord watch https://example.org/statements.rss
  onrecord watch --once --ledger nato.sqlite feeds.opml

Progress is saved beside the ledger (LEDGER.watch.json; for a database in your
data folder), so you can stop or kill
the watch at any time and it resumes where it left off. Ctrl-C stops it after
the document being read.`,
    )
    .action(watch);
}

async function watch(inputs: string[], flags: WatchFlags): Promise<void> {
  const addresses = await addressesOf(inputs);
  const state = watchStatePath(flags.ledger);
  await mkdir(dirname(state), { recursive: true });
  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  const pool = openPool({ threads: 1, model: flags.model, timeLimit: milliseconds(flags.timeLimit) });
  const ledger = await openLedger(flags.ledger, { thread: false });
  // A model that cannot be loaded is told now, not of each document.
  await pool.versions();
  let done = 0;
  let failed = 0;
  const report = (error: OnrecordError): OnrecordError => {
    failed += 1;
    reportError(error);
    return error;
  };

  async function take(item: RawDocument | FailedInput): Promise<OnrecordError | null> {
    if (item.form === 'failed') return report(item.error);
    const recorded = await pool.read(item).catch((error: unknown) => asOnrecordError(error, item.input));
    if (recorded instanceof Error) return report(recorded);
    const added = await orRefused(ledger.add(recorded, { retrieved: new Date().toISOString() }), item.input);
    if (added instanceof OnrecordError) return report(added);
    done += 1;
    const count = String(added.statements.length).padStart(4);
    const line = `${added.document}  ${added.status.padEnd(11)}  ${count} statements  ${item.input}`;
    await (flags.json ? writeJson({ input: item.input, ...added }) : writeLine(line));
    return null;
  }

  try {
    await watchFeeds(addresses, {
      state,
      every: flags.every * 60_000,
      once: flags.once ?? false,
      signal: ending.signal,
      take,
      report,
      userAgent: `onrecord/${VERSION}`,
      ...(flags.maxSize === undefined ? {} : { maxSize: flags.maxSize * 1024 * 1024 }),
      ...(flags.timeout === undefined ? {} : { timeout: flags.timeout * 1000 }),
      ...(flags.allowPrivate === undefined ? {} : { allowPrivate: flags.allowPrivate }),
    });
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
    await ledger.close();
    await pool.close();
  }
  if (flags.once) process.exitCode = exitCodeOf(done, failed);
}
