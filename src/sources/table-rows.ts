import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { OnrecordError } from '../errors/index.ts';
import { type Bytes, hasUtf8Mark, peek, sizeOf, tooLarge } from './bytes.ts';
import { wideEncodingOf } from './sniff.ts';
import { cellReader } from './table-cells.ts';
import { withDays } from './table-days.ts';
import type { TableOptions, TableRow } from './table.ts';

/** All of them may end rows of one table, as where two programs have written it; else the first one would for all. */
const LINE_ENDS = ['\r\n', '\n', '\r'];

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Chunks that may be on their way to the parser. */
const SLACK = 1_000_000;

/** Names as they are compared: “Publication Date” is publicationdate. */
export const folded = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The rows of a table (CSV) in order, in bounded memory; the first one has the names of the columns. The delimiter is the
 * one that makes the most of these, and days are written as ISO 8601 has them. Throws OR1002 for an empty table, OR1047 for
 * one whose first row is no text. A row that cannot be read (`broken`), is larger than `limit` bytes (OR1004), of another
 * encoding than the table (OR1047) or has a day that may be two (OR1048, beside its cells) fails alone; one that is far
 * larger ends the table (OR1038).
 */
export const rowsOf = (stream: Bytes, input: string, options: TableOptions): AsyncGenerator<TableRow> =>
  withDays(rowsAsWritten(stream, input, options), input, options);

async function* rowsAsWritten(
  stream: Bytes,
  input: string,
  { limit, isKnown, broken, concluded }: TableOptions,
): AsyncGenerator<TableRow> {
  const { head, whole, close } = await peek(inUtf8(stream, input));
  try {
    const [delimiter, from] = delimiterOf(head, isKnown);
    const skipped: Failure[] = [];
    let endless = false;
    let failure = null as { readonly error: unknown } | null;
    const rows = parse({
      // A letter for each byte: a row that is not UTF-8 is to fail, and not to be read as something else.
      encoding: 'latin1',
      delimiter,
      record_delimiter: LINE_ENDS,
      from_line: from,
      info: true,
      raw: true,
      // One that is not doubled costs its own row, which is told of, and not the next one too.
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error, raw = '') => {
        if (!error) return;
        const line = Number(error['lines'] ?? 0) - (raw.split('\r\n').length - 1);
        skipped.push({ line, code: error.code, message: error.message });
      },
    });
    // Behind a quotation mark that is not closed all of the rest is one row, of which no more is held than of any.
    async function* bounded(): AsyncGenerator<Uint8Array> {
      let [known, size] = [0, 0];
      try {
        for await (const chunk of whole) {
          if (rows.info.records !== known) [known, size] = [rows.info.records, 0];
          size += chunk.length;
          endless ||= size > limit + SLACK;
          if (endless) return;
          yield chunk;
        }
      } catch (error) {
        // For the parser it is an end like any other: an error would take the rows that it holds with it.
        failure = { error };
      }
    }
    // What fails comes out where the rows are read.
    pipeline(Readable.from(bounded()), rows, () => {});
    const failed = ({ line, code, message }: Failure): TableRow => ({
      line,
      error: broken(line, code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark before it is not closed' : message),
    });
    const textOf = cellReader(input, concluded);
    let width: number | null = null;
    let twice = 0;
    for await (const { record, info, raw } of rows as AsyncIterable<Parsed>) {
      while (skipped[0] && skipped[0].line <= info.lines) yield failed(skipped.shift() as Failure);
      // The parser counts a line end within a field twice where it is CR and LF.
      twice += countIn(record, '\r');
      const line = info.lines - twice - countIn(record, '\n');
      // What the damage has cut off is no row.
      if (failure !== null && !/[\r\n]$/.test(raw)) break;
      const fault = width === null ? null : faultOf(record, raw, width);
      const row = textOf(record, line);
      if (width === null && row.error) throw row.error;
      width ??= record.length;
      if (raw.length > limit) yield { line, error: tooLarge(`${input}, line ${line}`, sizeOf(raw.length), limit) };
      else yield fault === null ? row : { line, error: broken(line, fault) };
    }
    if (failure !== null) throw failure.error;
    for (const { line, ...rest } of skipped) yield failed({ ...rest, line: line - twice });
    if (endless) {
      const fault = `a row is longer than ${sizeOf(limit)}; what follows is not read`;
      throw new OnrecordError('OR1038', { input, what: 'table', fault });
    }
    if (width === null && skipped.length === 0) throw new OnrecordError('OR1002', { input });
  } finally {
    await close();
  }
}

/** A row of the table, a letter for each of its bytes. */
interface Parsed {
  readonly record: readonly string[];
  /** The row as it stands in the table. */
  readonly raw: string;
  /** `lines`: how many have been read by its end. */
  readonly info: { readonly lines: number };
}

interface Failure {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

function faultOf(record: readonly string[], raw: string, width: number): string | null {
  if (record.length !== width) return `it has ${record.length} fields, and the table has ${width} columns`;
  return record.some((field) => field.startsWith('"') && !raw.includes(quoted(field)))
    ? 'a quotation mark within a quoted field is not doubled'
    : null;
}

/** A field as it has to stand in a table where it has quotation marks. */
const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

const countIn = (row: readonly string[], letter: string): number =>
  row.reduce((sum, field) => sum + field.split(letter).length - 1, 0);

/** Spreadsheet programs save tables in UTF-16 too, and put a mark before UTF-8. */
async function* inUtf8(stream: Bytes, input: string): AsyncGenerator<Uint8Array> {
  let decode: ((chunk?: Uint8Array) => Uint8Array) | null | undefined;
  let begun = false;
  for await (const chunk of stream) {
    const wide = decode === undefined ? wideEncodingOf(chunk) : null;
    decode ??= wide === null ? null : wideDecoder(wide, input);
    const bytes = decode ? decode(chunk) : chunk;
    yield !begun && hasUtf8Mark(bytes) ? bytes.subarray(3) : bytes;
    begun = true;
  }
  if (decode) yield decode();
}

function wideDecoder(wide: string, input: string): (chunk?: Uint8Array) => Uint8Array {
  const decoder = new TextDecoder(wide, { fatal: true });
  return (chunk) => {
    try {
      return Buffer.from(decoder.decode(chunk, { stream: chunk !== undefined }));
    } catch (error) {
      throw new OnrecordError('OR1047', { input, charset: wide.toUpperCase() }, { cause: error });
    }
  };
}

/** The delimiter under which most of the first row's names are known, and the line of that row. */
function delimiterOf(head: Uint8Array, isKnown: TableOptions['isKnown']): readonly [delimiter: string, line: number] {
  const text = new TextDecoder().decode(head);
  // Excel's own way to tell.
  const told = /^sep=([,;|\t])\r?\n/i.exec(text)?.[1];
  if (told !== undefined) return [told, 2];
  const ratings = DELIMITERS.map((delimiter) => {
    const [names = []] = parseAtOnce(text, {
      delimiter,
      record_delimiter: LINE_ENDS,
      to: 1,
      relax_quotes: true,
      relax_column_count: true,
      skip_records_with_error: true,
      skip_empty_lines: true,
    }) as string[][];
    return { delimiter, known: names.filter(isKnown).length, count: names.length };
  });
  const best = ratings.toSorted((a, b) => b.known - a.known || b.count - a.count)[0];
  return [best?.delimiter ?? ',', 1];
}
