import { open } from 'node:fs/promises';
import { fileError, OnrecordError } from '../errors/index.ts';
import { type Bytes, peek, unpacked } from './bytes.ts';
import { formOf, wideEncodingOf } from './sniff.ts';
import { rowsOf } from './table-rows.ts';
import type { TableOptions, TableRow } from './table.ts';

/** How spreadsheets are called beside tables of text; these are refused with what they are. */
const SPREADSHEET = /\.(?:csv|tsv|xlsx|xls|ods)(?:\.gz)?$/i;

/** Whether a file is a table, or wants to be one, by its name. */
export const isTable = (path: string): boolean => SPREADSHEET.test(path);

/**
 * The rows of a table in a file, or on the standard input for '-', gzip or plain; the first one has the names of the columns.
 * A row that cannot be read is an item with its error, and the rest goes on.
 * @throws OR1001 or OR1013 for a file that cannot be read, OR1002 for an empty one, OR1049 for one that is no text, OR1015
 * for broken gzip, OR1038 for a row without an end
 */
export async function* rowsAt(path: string, options: TableOptions): AsyncGenerator<TableRow> {
  try {
    if (path === '-') {
      yield* rowsIn(process.stdin, path, options);
      return;
    }
    const file = await open(path);
    try {
      yield* rowsIn(file.createReadStream({ autoClose: false }), path, options);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(error, path);
  }
}

async function* rowsIn(stream: Bytes, input: string, options: TableOptions): AsyncGenerator<TableRow> {
  const { head, whole, close } = await peek((await unpacked(stream, input)).bytes);
  try {
    refuseOthers(head, input);
    yield* rowsOf(whole, input, options);
  } finally {
    await close();
  }
}

/** @throws OR1049 for a spreadsheet as its program keeps it, and whatever else is no text */
function refuseOthers(head: Uint8Array, input: string): void {
  const nul = wideEncodingOf(head) ? -1 : head.indexOf(0);
  try {
    formOf(head, { input, form: 'csv', charset: null }, 'csv');
  } catch (error) {
    if (error instanceof OnrecordError && error.code === 'OR1003')
      throw new OnrecordError('OR1049', { input, found: String(error.details['found']) }, { cause: error });
    throw error;
  }
  if (nul >= 0) throw new OnrecordError('OR1049', { input, found: `a NUL byte at ${nul}` });
}
