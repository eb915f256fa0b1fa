import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OnrecordError } from '../errors/index.ts';
import { startThread, type Thread, ThreadEnded } from '../threads/index.ts';
import type { NoTexts, RowGroups, Texts, Unreadable } from './parquet-texts.ts';

/**
 * The column that has a document's line of JSON; the others are for those who ask the table. The tables that
 * `onrecord export` writes have no such column, so that they are refused as a whole.
 */
const COLUMN = 'reading';
/** Megabytes of the thread that reads, of its heap and of its buffers: the largest row group takes less. */
const MEMORY = 3_000;
/** Milliseconds for a portion, and bytes, unpacked, for which it is given one more; it reads some twenty times as many. */
const TIME = 20_000;
const BYTES = 5_000;
/** A file in which so many row groups take too long was made to do so. */
const MOST_GIVEN_UP = 3;

/** What the thread is asked: to begin with a file, or (null) to go on. */
export type ParquetQuestion = { readonly path: string; readonly column: string; readonly skip: number } | null;
/** null: there is no more. */
export type ParquetAnswer = RowGroups | NoTexts | Texts | Unreadable | null;

/** One row of a file by its number from 1, of so many; `text` is null where it has no document. Or what cannot be read. */
export type ParquetItem =
  | { readonly row: number; readonly of: number; readonly text: string | null; readonly error?: undefined }
  | { readonly row: number | null; readonly error: OnrecordError };

/**
 * The lines of JSON in the column `reading` of a Parquet file, in order. It is read in a thread of its own, row group by
 * row group, so that neither a large nor a hostile file takes the process with it. What cannot be read gives its error:
 * OR1050 where the file or a part of it is damaged or no Parquet, OR1051 where it has no such column. Nothing is thrown.
 *
 * @param time milliseconds for a portion, beside what its size is given
 */
export async function* parquetDocuments(path: string, time = TIME): AsyncGenerator<ParquetItem> {
  /** The rows of each row group, and how many rows of all have been given or told of. */
  let groups: readonly number[] = [];
  let done = 0;
  for (let [skip, givenUp] = [0, 0]; ; givenUp += 1) {
    const thread: Thread<ParquetQuestion, ParquetAnswer> = startThread(
      new URL('../sources/parquet-worker', import.meta.url),
      {
        data: undefined,
        heap: { old: MEMORY },
        buffers: MEMORY,
      },
    );
    let limit = time;
    try {
      for (let question: ParquetQuestion = { path, column: COLUMN, skip }; ; question = null) {
        const answer = await thread.ask(question, limit);
        if (answer === null) return;
        if ('groups' in answer) {
          ({ groups } = answer);
          limit = time + answer.largest / BYTES;
        } else if ('texts' in answer) {
          const of = total(groups);
          for (const [at, text] of answer.texts.entries()) yield { row: answer.from + at + 1, of, text };
          done = answer.from + answer.texts.length;
        } else if ('columns' in answer) {
          const found = answer.columns.slice(0, 20).join(', ');
          yield { row: null, error: new OnrecordError('OR1051', { input: path, found }) };
        } else if ('from' in answer) {
          yield damagedRows(path, answer);
          done = answer.to + 1;
        } else yield { row: null, error: damaged(path, answer.fault) };
      }
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
      const fault = error.reason === 'fault' ? error.message : `reading it takes more than ${error.limit}`;
      if (groups.length === 0) return yield { row: null, error: damaged(path, fault) };
      // With the thread the row group is given up that it was reading; the next ones are for another.
      skip = groups.findIndex((_, at) => total(groups.slice(0, at + 1)) > done) + 1;
      const to = givenUp + 1 < MOST_GIVEN_UP && skip > 0 ? total(groups.slice(0, skip)) : total(groups);
      yield damagedRows(path, { from: done, to: to - 1, fault });
      done = to;
      if (done === total(groups)) return;
    } finally {
      await thread.end();
    }
  }
}

const total = (groups: readonly number[]): number => groups.reduce((sum, rows) => sum + rows, 0);

const damagedRows = (path: string, { from, to, fault }: Unreadable): ParquetItem => ({
  row: from + 1,
  error: damaged(`${path}, rows ${from + 1} to ${to + 1}`, fault),
});

const damaged = (input: string, fault: string): OnrecordError => new OnrecordError('OR1050', { input, fault });

const MAGIC = 'PAR1';

/** Whether a file is Parquet by its name or its first bytes; what is no regular file, or cannot be opened, is not. */
export async function isParquet(path: string): Promise<boolean> {
  if (/\.parquet$/i.test(path)) return true;
  // A pipe would lose what is read of it, and its writer the reader.
  const kind = await stat(path).catch(() => null);
  const file = kind?.isFile() ? await open(path).catch(() => null) : null;
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(MAGIC.length), position: 0 });
    return buffer.toString('latin1', 0, bytesRead) === MAGIC;
  } finally {
    await file.close();
  }
}

/**
 * The Parquet files under a folder, by name. As all who read such folders do, it passes over names that begin with a dot
 * or an underscore, which are of programs that write there. @throws the fault of the file system
 */
export async function parquetFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (/^[._]/.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await parquetFilesIn(path)));
    else if (entry.isFile() && /\.parquet$/i.test(entry.name)) found.push(path);
  }
  return found;
}
