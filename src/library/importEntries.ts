import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { OnrecordError } from '../errors/index.ts';
import { isParquet, parquetDocuments, parquetFilesIn } from '../sources/index.ts';
import { textLinesOf } from '../text/index.ts';

/** One file to import: lines of JSON, or rows of Parquet that hold one each. */
export interface ImportFile {
  readonly file: string;
  /** Bytes; 0 where nobody can know. */
  readonly size: number;
  readonly unit: 'line' | 'row';
}

/** One line by its number from 1, with the share of the file up to it; or what cannot be read, null for the whole file. */
export type ImportEntry =
  | { readonly number: number; readonly share: number; readonly text: string; readonly error?: undefined }
  | { readonly number: number | null; readonly error: OnrecordError };

/** The files that a name stands for: of a folder the Parquet files under it, or the error where there is none. */
export async function importFilesAt(name: string): Promise<(ImportFile | OnrecordError)[]> {
  if (name === '-') return [{ file: name, size: 0, unit: 'line' }];
  const kind = await stat(name).catch(() => null);
  if (!kind?.isDirectory())
    return [{ file: name, size: kind?.size ?? 0, unit: (await isParquet(name)) ? 'row' : 'line' }];
  const files = await named(name, () => parquetFilesIn(name));
  if (files.length === 0) return [new OnrecordError('OR1054', { input: name })];
  return Promise.all(
    files.map(async (file) => ({ file, size: (await named(file, () => stat(file))).size, unit: 'row' as const })),
  );
}

/** What is in a file, in order and in bounded memory. @throws OnrecordError OR1001, OR1013 for one that cannot be read */
export async function* importEntriesOf({ file, size, unit }: ImportFile): AsyncGenerator<ImportEntry> {
  // The thread that reads Parquet tells of damage; that there is no such file is no damage.
  if (unit === 'row') await named(file, () => stat(file));
  if (unit === 'row') yield* rowsOf(file);
  else yield* linesOf(file, size);
}

/** Bytes of one line: the largest document with everything read from it takes a tenth. */
const MOST_BYTES = 500_000_000;

async function* linesOf(file: string, size: number): AsyncGenerator<ImportEntry> {
  let read = 0;
  try {
    const stream = file === '-' ? process.stdin : createReadStream(file);
    for await (const { number, text } of textLinesOf(stream, MOST_BYTES)) {
      read += Buffer.byteLength(text ?? '') + 1;
      if (text === null) {
        const fault = `longer than ${MOST_BYTES / 1e6} MB`;
        yield { number, error: new OnrecordError('OR8002', { input: file, line: number, fault }) };
      } else yield { number, share: size === 0 ? 0 : Math.min(1, read / size), text };
    }
  } catch (error) {
    throw asFileError(error, file);
  }
}

async function* rowsOf(file: string): AsyncGenerator<ImportEntry> {
  for await (const item of parquetDocuments(file)) {
    const { row: number, error } = item;
    if (error) yield { number, error };
    else if (item.text === null) {
      const fault = 'it has no document';
      yield { number, error: new OnrecordError('OR1052', { input: file, place: `row ${number}`, fault }) };
    } else yield { number, share: number / item.of, text: item.text };
  }
}

async function named<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFileError(error, file);
  }
}

function asFileError(error: unknown, input: string): OnrecordError {
  if (error instanceof OnrecordError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new OnrecordError('OR1001', { input }, { cause: error });
  return new OnrecordError('OR1013', { input, fault: message }, { cause: error });
}
