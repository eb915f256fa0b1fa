import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OnrecordError } from '../errors/index.ts';
import { codedError, startThread, type Thread, ThreadEnded } from '../threads/index.ts';
import type { NoTexts, Texts, Unreadable } from './parquet-texts.ts';

/** The column that has a document's line of JSON; the others are for those who ask the table. */
const COLUMN = 'document';
/** Megabytes of the thread that reads, of its heap and of its buffers: the largest row group takes less. */
const MEMORY = 3_000;
/** Milliseconds for a portion; a row group that has to be read as a whole may take half a minute. */
const TIME = 300_000;

/** What the thread is asked: to begin with a file, or (null) to go on. */
export type ParquetQuestion = { readonly path: string; readonly column: string } | null;
/** null: there is no more. */
export type ParquetAnswer = { readonly rows: number } | NoTexts | Texts | Unreadable | null;

/** One row of a file by its number from 1, of so many; `text` is null where it has no document. Or what cannot be read. */
export type ParquetItem =
  | { readonly row: number; readonly of: number; readonly text: string | null; readonly error?: undefined }
  | { readonly row: number | null; readonly error: OnrecordError };

/**
 * The lines of JSON in the column `document` of a Parquet file, in order. It is read in a thread of its own, row group by
 * row group, so that neither a large nor a hostile file takes the process with it. What cannot be read gives its error:
 * OR1050 where the file or a part of it is damaged or no Parquet, OR1051 where it has no such column. Nothing is thrown.
 */
export async function* parquetDocuments(path: string): AsyncGenerator<ParquetItem> {
  const thread: Thread<ParquetQuestion, ParquetAnswer> = startThread(new URL('./parquet-worker', import.meta.url), {
    data: undefined,
    heap: { old: MEMORY },
    buffers: MEMORY,
  });
  let [rows, read] = [0, 0];
  try {
    for (let question: ParquetQuestion = { path, column: COLUMN }; ; question = null) {
      const answer = await thread.ask(question, TIME);
      if (answer === null) return;
      if ('rows' in answer) rows = answer.rows;
      else if ('texts' in answer) {
        for (const [at, text] of answer.texts.entries()) yield { row: answer.from + at + 1, of: rows, text };
        read = answer.from + answer.texts.length;
      } else if ('columns' in answer) {
        const found = answer.columns.slice(0, 20).join(', ');
        yield { row: null, error: new OnrecordError('OR1051', { input: path, found }) };
      } else if ('from' in answer) {
        const { from, to, fault } = answer;
        yield { row: from + 1, error: damaged(`${path}, rows ${from + 1} to ${to + 1}`, fault) };
      } else yield { row: null, error: damaged(path, answer.fault) };
    }
  } catch (error) {
    // Time or memory: the thread is over, and with it the rest of the file.
    const { message } = codedError(error, path, 'OR1027');
    const fault = error instanceof ThreadEnded && error.reason !== 'fault' ? `too much for ${error.limit}` : message;
    yield {
      row: read === 0 ? null : read + 1,
      error: damaged(read === 0 ? path : `${path}, from row ${read + 1}`, fault),
    };
  } finally {
    await thread.end();
  }
}

const damaged = (input: string, fault: string): OnrecordError => new OnrecordError('OR1050', { input, fault });

const MAGIC = 'PAR1';

/** Whether a file is Parquet by its name or its first bytes; what cannot be opened is not. */
export async function isParquet(path: string): Promise<boolean> {
  if (/\.parquet$/i.test(path)) return true;
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(MAGIC.length),
      length: MAGIC.length,
      position: 0,
    });
    return buffer.toString('latin1', 0, bytesRead) === MAGIC;
  } catch {
    // A pipe has no position; it is read as lines.
    return false;
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
