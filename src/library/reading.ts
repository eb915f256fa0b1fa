import type { FailedInput, RawDocument, Versions } from '../document/index.ts';
import { openPool, type Outcome, type PoolOptions, readAll, type ReaderPool, VERSION } from '../pipeline/index.ts';
import { inputsOf, type SourceOptions } from '../sources/index.ts';
import { expectedDocuments } from './expected.ts';
import { listedNames } from './names.ts';
import { withProgress, type WorkOptions } from './progress.ts';

export interface ReadOptions extends SourceOptions, PoolOptions, WorkOptions {}

/** Paths, addresses or '-', or documents that were brought in already. */
export type Inputs = string | readonly string[] | AsyncIterable<RawDocument | FailedInput>;

/** A reader that stays warm: its threads keep the model between calls, of which several may run at a time. */
export interface Reader {
  /** As `read`; the options that choose model and threads are the reader's. */
  read(inputs: Inputs, options?: SourceOptions & WorkOptions): AsyncGenerator<Outcome>;
  /** With what it reads. */
  readonly versions: Versions;
  /** Ends the threads; what is being read is given up. */
  close(): Promise<void>;
}

/**
 * Opens a reader and loads the model, which takes a second or two, before the first document comes. Threads keep no
 * process alive; each that has read holds about 100 MB until `close`.
 *
 * @throws OnrecordError OR2001 when the model cannot be loaded
 */
export async function openReader(options: PoolOptions = {}): Promise<Reader> {
  const pool = openPool(options);
  try {
    const versions = await pool.versions();
    return {
      versions,
      read: (inputs, given = {}) => readWith(pool, inputs, given),
      close: () => pool.close(),
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/**
 * Reads documents: files, folders, http(s) addresses, JSON Lines files, or '-' for standard input. Gives one outcome
 * for each document in input order; a document that cannot be read gives its error, and the rest goes on. Offsets in
 * `recorded` are UTF-16, so that `recorded.text.slice(...span)` is what a person sees; `documentLine` converts them.
 *
 * @throws the reason of `signal`, where it ends the work
 */
export async function* read(inputs: Inputs, options: ReadOptions = {}): AsyncGenerator<Outcome> {
  const pool = openPool(options);
  try {
    yield* readWith(pool, inputs, options);
  } finally {
    await pool.close();
  }
}

async function* readWith(
  pool: ReaderPool,
  inputs: Inputs,
  options: SourceOptions & WorkOptions,
): AsyncGenerator<Outcome> {
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  const list = listOf(inputs);
  const documents = list ? inputsOf(list, { userAgent: `onrecord/${VERSION}`, ...options }) : inputs;
  const outcomes = readAll(documents as AsyncIterable<RawDocument | FailedInput>, pool);
  // Nobody is told, so nothing is counted.
  const total = onProgress && list ? await expectedDocuments(list, options.input) : null;
  yield* withProgress(outcomes, { signal, onProgress, total });
}

/** Null for documents that were brought in already. @throws OnrecordError OR4001 for what is no input */
function listOf(inputs: Inputs): readonly string[] | null {
  if (typeof inputs === 'object' && inputs !== null && Symbol.asyncIterator in inputs) return null;
  return listedNames(inputs, 'read', 'inputs');
}
