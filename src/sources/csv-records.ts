import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { FailedInput, RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type Bytes, hasUtf8Mark, peek, sizeOf, tooLarge } from './bytes.ts';
import { NAMES_OF_FIELDS } from './record-fields.ts';
import { type Place, recordItem } from './records.ts';
import { wideEncodingOf } from './sniff.ts';
import { decodeUtf8 } from './utf8.ts';

/** Names as they are compared: “Publication Date” is publication_date. */
const folded = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** By the folded name, our own name for a field and the name that has it in records. */
const FIELDS: ReadonlyMap<string, { readonly name: string; readonly own: string }> = new Map(
  NAMES_OF_FIELDS.map(([name, own]) => [folded(name), { name, own }]),
);

/** All of them may end rows of one table, as where two programs have written it; else the first one would for all. */
const LINE_ENDS = ['\r\n', '\n', '\r'];

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Names of columns that are told where none of them is of texts. */
const NAMED = 12;
const LONGEST_NAME = 40;

/**
 * The records of a table (CSV), one item for each row in order, in bounded memory. The first row has the names of the
 * columns; the delimiter is the one that makes the most of it. Throws OR1002 for an empty table, OR1040 for one without
 * a column of texts. A row that cannot be read (OR1039, with the line on which it begins), is not UTF-8 (OR1005) or larger
 * than `limit` bytes (OR1004) fails alone; one that is far larger ends the table (OR1038).
 */
export async function* recordsInTable(
  stream: Bytes,
  input: string,
  limit: number,
  address: string | null = null,
): AsyncGenerator<RawDocument | FailedInput> {
  const { head, whole, close } = await peek(inUtf8(stream));
  try {
    const [delimiter, from] = delimiterOf(head);
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
    let columns: Columns | null = null;
    let twice = 0;
    for await (const { record, info, raw } of rows as AsyncIterable<Row>) {
      while (skipped[0] && skipped[0].line <= info.lines) yield failed(skipped.shift() as Failure, input);
      // The parser counts a line end within a field twice where it is CR and LF.
      twice += countIn(record, '\r');
      const place = placeOf(input, info.lines - twice - countIn(record, '\n'));
      // What the damage has cut off is no row.
      if (failure !== null && !/[\r\n]$/.test(raw)) break;
      if (columns === null) columns = columnsOf(record, input);
      else yield itemOf({ record, raw }, columns, place, { address, limit });
    }
    if (failure !== null) throw failure.error;
    for (const { line, ...failure } of skipped) yield failed({ ...failure, line: line - twice }, input);
    if (endless) {
      const fault = `a row is longer than ${sizeOf(limit)}; what follows is not read`;
      throw new OnrecordError('OR1038', { input, what: 'table', fault });
    }
    if (columns === null && skipped.length === 0) throw new OnrecordError('OR1002', { input });
  } finally {
    await close();
  }
}

/** Chunks that may be on their way to the parser. */
const SLACK = 1_000_000;

/** A row of the table, a letter for each of its bytes. */
interface Row {
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

interface Columns {
  readonly count: number;
  /** Of the columns that say something of a document: where they stand, and the name of what they have in records. */
  readonly known: readonly { readonly at: number; readonly name: string; readonly own: string }[];
}

/** Spreadsheet programs save tables in UTF-16 too, and put a mark before UTF-8. */
async function* inUtf8(stream: Bytes): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  let begun = false;
  for await (const chunk of stream) {
    const wide = decoder === undefined ? wideEncodingOf(chunk) : null;
    decoder ??= wide === null ? null : new TextDecoder(wide);
    const bytes = decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
    yield !begun && hasUtf8Mark(bytes) ? bytes.subarray(3) : bytes;
    begun = true;
  }
  if (decoder) yield Buffer.from(decoder.decode());
}

/** The delimiter under which most of the first row's names are known, and the line of that row. */
function delimiterOf(head: Uint8Array): readonly [delimiter: string, line: number] {
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
    return { delimiter, known: names.filter((name) => FIELDS.has(folded(name))).length, count: names.length };
  });
  const best = ratings.toSorted((a, b) => b.known - a.known || b.count - a.count)[0];
  return [best?.delimiter ?? ',', 1];
}

function columnsOf(header: readonly string[], input: string): Columns {
  const names = header.map((name) => decodeUtf8(bytesOf(name), input).trim());
  const known = names.flatMap((name, at) => {
    const field = FIELDS.get(folded(name));
    return field ? [{ at, ...field }] : [];
  });
  if (!known.some(({ own }) => own === 'text' || own === 'html')) {
    const told = names.slice(0, NAMED).map((name) => name.slice(0, LONGEST_NAME));
    const fault = `no column is named text; there are: ${told.join(', ')}${names.length > NAMED ? ' …' : ''}`;
    throw new OnrecordError('OR1040', { input, fault });
  }
  return { count: names.length, known };
}

function itemOf(
  { record: row, raw }: Pick<Row, 'record' | 'raw'>,
  { count, known }: Columns,
  place: Place,
  { address, limit }: { readonly address: string | null; readonly limit: number },
): RawDocument | FailedInput {
  return recordItem(place, address, () => {
    if (raw.length > limit) throw tooLarge(place.input, sizeOf(raw.length), limit);
    if (row.length !== count) {
      throw place.broken(`it has ${row.length} fields, and the table has ${count} columns`);
    }
    if (row.some((field) => field.startsWith('"') && !raw.includes(quoted(field)))) {
      throw place.broken('a quotation mark within a quoted field is not doubled');
    }
    const record = new Map<string, string>();
    for (const { at, name, own } of known) {
      const value = decodeUtf8(bytesOf(row[at] ?? ''), place.input);
      const words = own === 'text' || own === 'html' ? value : value.trim();
      if (value.trim() !== '' && !record.has(name)) record.set(name, words);
    }
    return Object.fromEntries(record);
  });
}

const placeOf = (input: string, line: number): Place => ({
  input: `${input}, line ${line}`,
  id: `line-${line}`,
  broken: (fault) => new OnrecordError('OR1039', { input, place: `line ${line}`, fault }),
});

function failed({ line, code, message }: Failure, input: string): FailedInput {
  const { broken, id, input: name } = placeOf(input, line);
  const fault = code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark before it is not closed' : message;
  return { form: 'failed', input: name, id, error: broken(fault) };
}

const bytesOf = (letters: string): Buffer => Buffer.from(letters, 'latin1');

/** A field as it has to stand in a table where it has quotation marks. */
const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;

const countIn = (row: readonly string[], letter: string): number =>
  row.reduce((sum, field) => sum + field.split(letter).length - 1, 0);
