import { open } from 'node:fs/promises';
import { type Bytes, peek, unpacked } from './bytes.ts';
import { fileError } from './files.ts';
import { formOf } from './sniff.ts';
import { rowsOf, type TableOptions, type TableRow, textOfCell } from './table-rows.ts';

/** How spreadsheets are called beside tables of text; these are refused with what they are. */
const SPREADSHEET = /\.(?:csv|tsv|xlsx|xls|ods)(?:\.gz)?$/i;

/** Whether a file is a table, or wants to be one, by its name. */
export const isTable = (path: string): boolean => SPREADSHEET.test(path);

/**
 * The rows of a table in a file, or on the standard input for '-', gzip or plain, with the text of their cells; the first
 * one has the names of the columns. A row that cannot be read is an item with its error, and the rest goes on.
 * @throws OR1001 or OR1013 for a file that cannot be read, OR1002 for an empty one, OR1003 for one that is no text, OR1015
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
    formOf(head, { input, form: 'csv', charset: null }, 'csv');
    for await (const { line, cells, error } of rowsOf(whole, input, options)) {
      if (error) yield { line, error };
      else yield textOf(cells, line, input);
    }
  } finally {
    await close();
  }
}

function textOf(cells: readonly string[], line: number, input: string): TableRow {
  try {
    return { line, cells: cells.map((cell) => textOfCell(cell, `${input}, line ${line}`)) };
  } catch (error) {
    return { line, error: fileError(error, input) };
  }
}
