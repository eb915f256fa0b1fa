import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { FailedInput, RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type Bytes, peek, sizeOf, tooLarge } from './bytes.ts';
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

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Names of columns that are told where none of them is of texts. */
const NAMED = 12;
const LONGEST_NAME = 40;

/**
 * The records of a table (CSV), one item for each row in order, in bounded memory. The first row has the names of the
 * columns; the delimiter is the one that makes the most of it. Throws OR1002 for an empty table, OR1040 for one without
 * a column of texts. A row that cannot be read (OR1039, with the line on which it begins), is not UTF-8 (OR1005) or larger
 * than `limit` bytes (OR1004) fails alone.
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
    const rows = pipeline(
      Readable.from(whole),
      parse({
        // Fields as bytes: a row that is not UTF-8 is to fail, and not to be read as something else.
        encoding: null,
        bom: true,
        delimiter,
        from_line: from,
        info: true,
        // A quotation mark that is not doubled is the text's; where that makes other fields, their number tells.
        relax_quotes: true,
        relax_column_count: true,
        skip_empty_lines: true,
        skip_records_with_error: true,
        max_record_size: limit,
        on_skip: (error) => {
          if (error) skipped.push({ line: Number(error['lines'] ?? 0), code: error.code, message: error.message });
        },
      }),
      // What fails comes out where the rows are read.
      () => {},
    );
    let columns: Columns | null = null;
    for await (const { record, info } of rows as AsyncIterable<Row>) {
      for (const failure of skipped.splice(0)) yield failed(failure, input, limit);
      const line = info.lines - lineFeedsIn(record);
      if (columns === null) columns = columnsOf(record, input);
      else yield itemOf(record, columns, placeOf(input, line), address);
    }
    if (columns === null) throw new OnrecordError('OR1002', { input });
    for (const failure of skipped) yield failed(failure, input, limit);
  } finally {
    await close();
  }
}

interface Row {
  readonly record: readonly Buffer[];
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

/** Spreadsheet programs save tables in UTF-16 too. */
async function* inUtf8(stream: Bytes): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  for await (const chunk of stream) {
    const wide = decoder === undefined ? wideEncodingOf(chunk) : null;
    decoder ??= wide === null ? null : new TextDecoder(wide);
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
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

function columnsOf(header: readonly Buffer[], input: string): Columns {
  const names = header.map((name) => decodeUtf8(name, input).trim());
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
  row: readonly Buffer[],
  { count, known }: Columns,
  place: Place,
  address: string | null,
): RawDocument | FailedInput {
  return recordItem(place, address, () => {
    if (row.length !== count) {
      throw place.broken(`it has ${row.length} fields, and the table has ${count} columns`);
    }
    const record = new Map<string, string>();
    for (const { at, name, own } of known) {
      const value = decodeUtf8(row[at] ?? Buffer.alloc(0), place.input);
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

function failed({ line, code, message }: Failure, input: string, limit: number): FailedInput {
  const place = placeOf(input, line);
  const error =
    code === 'CSV_MAX_RECORD_SIZE'
      ? tooLarge(place.input, `more than ${sizeOf(limit)}`, limit)
      : place.broken(code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark before it is not closed' : message);
  return { form: 'failed', input: place.input, id: place.id, error };
}

const LINE_FEED = 0x0a;

const lineFeedsIn = (row: readonly Buffer[]): number =>
  row.reduce((sum, field) => {
    for (let at = field.indexOf(LINE_FEED); at >= 0; at = field.indexOf(LINE_FEED, at + 1)) sum += 1;
    return sum;
  }, 0);
