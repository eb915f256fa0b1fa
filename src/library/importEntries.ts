import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { OnrecordError } from '../errors/index.ts';
import { isParquet, parquetDocuments, parquetFilesIn, unpacked } from '../sources/index.ts';
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
  const files = await parquetFilesIn(name).catch((error: unknown) => asFileError(error, name));
  if (files instanceof OnrecordError) return [files];
  if (files.length === 0) return [new OnrecordError('OR1054', { input: name })];
  const sized = async (file: string): Promise<ImportFile> => ({ file, size: (await stat(file)).size, unit: 'row' });
  return Promise.all(files.map((file) => sized(file).catch((error: unknown) => asFileError(error, file))));
}

/** What is in a file, unpacked where it is gzip, in order and in bounded memory; last the error where it cannot be read. */
export async function* importEntriesOf({ file, size, unit }: ImportFile): AsyncGenerator<ImportEntry> {
  try {
    // The thread that reads Parquet tells of damage; that there is no such file is no damage.
    if (unit === 'row') await stat(file);
    if (unit === 'row') yield* rowsOf(file);
    else yield* linesOf(file, size);
  } catch (error) {
    yield { number: null, error: asFileError(error, file) };
  }
}

/** Bytes of one line: the largest document with everything read from it takes a tenth. */
const MOST_BYTES = 500_000_000;

async function* linesOf(file: string, size: number): AsyncGenerator<ImportEntry> {
  const stream = file === '-' ? process.stdin : createReadStream(file);
  const { bytes, packed } = await unpacked(stream, file);
  let read = 0;
  let isFirst = true;
  for await (const { number, text } of textLinesOf(bytes, MOST_BYTES)) {
    read += Buffer.byteLength(text ?? '') + 1;
    const strange = isFirst && text !== null ? strangeBeginning(text) : null;
    isFirst = false;
    const fault = text === null ? `longer than ${MOST_BYTES / 1e6} MB` : strange;
    if (text === null || fault !== null)
      yield { number, error: new OnrecordError('OR8002', { input: file, line: number, fault: fault ?? '' }) };
    // Of what is packed nobody knows how long it is.
    else yield { number, share: size === 0 || packed ? 0 : Math.min(1, read / size), text };
    if (strange !== null) return;
  }
}

const EXCERPT = 40;

/**
 * Why a file holds no export, by its first line; null where it may. A line that is cut or damaged may be one of an
 * export, and whatever else is no JSON object with a schema of ours is not: every further line would only say so again.
 */
function strangeBeginning(line: string): string | null {
  const strange = (found: string): string => `no export begins with ${found}; the rest of the file was not read`;
  if (!line.trimStart().startsWith('{')) return strange(JSON.stringify(line.slice(0, EXCERPT)));
  try {
    const { schema = null } = JSON.parse(line) as { readonly schema?: unknown };
    if (typeof schema === 'string' && schema.startsWith('onrecord.')) return null;
    return strange(`the schema ${JSON.stringify(schema).slice(0, EXCERPT)}`);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
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

function asFileError(error: unknown, input: string): OnrecordError {
  if (error instanceof OnrecordError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new OnrecordError('OR1001', { input }, { cause: error });
  return new OnrecordError('OR1013', { input, fault: message }, { cause: error });
}
