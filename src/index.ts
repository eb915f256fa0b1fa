/**
 * Onrecord as a library; the command line uses nothing else. See docs/library.md for examples.
 * @module
 */
import 'onrecord-runtime/quiet';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';
import type { Ledger } from './ledger/index.ts';
import { openPool, type Outcome, type PoolOptions, readAll, VERSION } from './pipeline/index.ts';
import { inputsOf, type SourceOptions } from './sources/index.ts';
import { type OpenOptions, openSqliteLedger } from './storage/index.ts';
import { statementJudge } from './verify/index.ts';

export type * from './document/index.ts';
export { OnrecordError } from './errors/index.ts';
export * from './export/index.ts';
export type * from './ledger/index.ts';
export type { Outcome } from './pipeline/index.ts';
export { VERSION } from './pipeline/index.ts';
export { feedsInFile, watchFeeds } from './sources/index.ts';
export {
  memoryIndex,
  type Quote,
  transcriptOf,
  type Transcript,
  type Verdict,
  type Verification,
  verificationLine,
  verifier,
  verifyQuotes,
} from './verify/index.ts';

export interface ReadOptions extends SourceOptions, PoolOptions {}

/**
 * Reads documents: files, folders, http(s) addresses, JSON Lines files, or '-' for standard input. Gives one outcome
 * for each document in input order; a document that cannot be read gives its error, and the rest goes on. Offsets in
 * `recorded` are UTF-16, so that `recorded.text.slice(...span)` is what a person sees; `documentLine` converts them.
 * @throws OR2001 when the model cannot be loaded in this thread (with one thread); otherwise as an outcome
 */
export async function* read(inputs: string | readonly string[], options: ReadOptions = {}): AsyncGenerator<Outcome> {
  const list = typeof inputs === 'string' ? [inputs] : inputs;
  const single = list.length === 1 && !MANY_FORMS.has(options.input ?? '') && !bringsMany(list[0] ?? '');
  const pool = await openPool({ threads: single ? 1 : undefined, ...options });
  try {
    yield* readAll(inputsOf(list, { userAgent: `onrecord/${VERSION}`, ...options }), pool);
  } finally {
    await pool.close();
  }
}

const MANY_FORMS: ReadonlySet<string> = new Set(['jsonl', 'feed', 'opml', 'warc']);

/** Whether one input can be many documents, so that several threads pay. */
const bringsMany = (input: string): boolean =>
  /\.(?:jsonl|ndjson|warc|xml|rss|atom|opml)(?:\.gz)?$/i.test(input) ||
  (statSync(input, { throwIfNoEntry: false })?.isDirectory() ?? false);

/** Where the ledger is kept: the path given, else ONRECORD_LEDGER, else the user's data folder (XDG on Linux). */
export function ledgerPath(path?: string): string {
  const named = path ?? process.env['ONRECORD_LEDGER'];
  if (!named) return join(envPaths('onrecord', { suffix: '' }).data, 'ledger.sqlite');
  return named.startsWith('~/') ? join(homedir(), named.slice(2)) : named;
}

/**
 * Opens a ledger, which is made if there is none (not with mode `read`).
 * @throws OR3001 for one written by a newer Onrecord, OR3002 for a file that is no ledger, OR3005 for none to read
 */
export async function openLedger(path?: string, options: OpenOptions = {}): Promise<Ledger> {
  return openSqliteLedger(ledgerPath(path), { judgeWith: statementJudge, ...options });
}
