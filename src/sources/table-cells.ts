import { isUtf8 } from 'node:buffer';
import { OnrecordError } from '../errors/index.ts';
import type { TableRow } from './table.ts';

const BEYOND_ASCII = /\P{ASCII}/u;

/** What UTF-8 with faults has still: letters and marks that bytes of Windows-1252 hardly ever make by chance (“Spaß”” makes one of N’Ko). */
const EUROPEAN = /[\u00A0-\u024F\u0370-\u052F\u2000-\u20CF]/;

/** What bytes make that Windows-1252 has no characters for. */
const UNASSIGNED = /[\u0081\u008D\u008F\u0090\u009D]/;

/**
 * Makes text of the rows of one table, which have a letter for each byte. The first row beyond ASCII tells whether all of it
 * is UTF-8 or, as spreadsheets of western Europe and America save “CSV”, Windows-1252, of which is told; a later row that is
 * otherwise has the error OR1047.
 */
export function cellReader(
  input: string,
  concluded: (remark: string) => void = () => {},
): (cells: readonly string[], line: number) => TableRow {
  let charset: 'utf-8' | 'windows-1252' | null = null;
  return (cells, line) => {
    const row = cells.join('\n');
    if (!BEYOND_ASCII.test(row)) return { line, cells };
    const bytes = Buffer.from(row, 'latin1');
    if (charset === null) {
      charset = isUtf8(bytes) || EUROPEAN.test(new TextDecoder().decode(bytes)) ? 'utf-8' : 'windows-1252';
      if (charset === 'windows-1252') concluded(`${input}: not UTF-8 (line ${line}); read as Windows-1252`);
    }
    const decoder = new TextDecoder(charset, { ignoreBOM: true });
    const isSound = charset === 'utf-8' ? isUtf8(bytes) : !UNASSIGNED.test(decoder.decode(bytes));
    return isSound
      ? { line, cells: cells.map((cell) => decoder.decode(Buffer.from(cell, 'latin1'))) }
      : { line, error: new OnrecordError('OR1047', { input: `${input}, line ${line}`, charset: NAMES[charset] }) };
  };
}

const NAMES = { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252' } as const;
