import type { FailedInput, RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type Bytes, sizeOf, tooLarge } from './bytes.ts';
import { NAMES_OF_FIELDS } from './record-fields.ts';
import { type Place, recordItem } from './records.ts';
import { columnsOfSpeech, speechOf } from './speech.ts';
import { folded, rowsOf } from './table-rows.ts';
import type { TableOptions } from './table.ts';

/** By the folded name, our own name for a field and the name that has it in records. */
const FIELDS: ReadonlyMap<string, { readonly name: string; readonly own: string }> = new Map(
  NAMES_OF_FIELDS.map(([name, own]) => [folded(name), { name, own }]),
);

/** Names of columns that are told where none of them is of texts. */
const NAMED = 12;
const LONGEST_NAME = 40;

/**
 * The records of a table (CSV), one item for each row in order, in bounded memory. The first row has the names of the
 * columns. A table of what was said, with a speaker or a time for each row and nothing of documents, is one document. Throws
 * what `rowsOf` throws, and OR1040 for a table without a column of texts. A row that cannot be read
 * (OR1039), is of another encoding than the table (OR1047), has a day that may be two (OR1048) or is larger than `limit`
 * bytes (OR1004) fails alone.
 */
export async function* recordsInTable(
  stream: Bytes,
  input: string,
  limit: number,
  address: string | null = null,
  concluded?: TableOptions['concluded'],
): AsyncGenerator<RawDocument | FailedInput> {
  let columns: readonly Column[] | null = null;
  let speech: Speech | null = null;
  const isKnown = (name: string): boolean => FIELDS.has(folded(name));
  const broken = (line: number, fault: string): OnrecordError => placeOf(input, line).broken(fault);
  const daysIn = (_: readonly string[], names: readonly string[]): number[] =>
    names.flatMap((name, at) => (FIELDS.get(folded(name))?.own === 'published' ? [at] : []));
  for await (const { line, cells, error } of rowsOf(stream, input, { limit, isKnown, broken, daysIn, concluded })) {
    const { input: name, id } = placeOf(input, line);
    if (error) yield { form: 'failed', input: name, id, error };
    else if (speech !== null) speech.add(cells);
    else if (columns !== null) yield itemOf(cells, columns, placeOf(input, line), address);
    else {
      const ofSpeech = columnsOfSpeech(cells.map(folded));
      if (ofSpeech === null) columns = columnsOf(cells, input);
      else speech = speechIn(ofSpeech, input, limit);
    }
  }
  if (speech !== null) yield transcriptOf(speech.rows, input, address);
}

/** The rows of a table of what was said, all of which are one document. */
interface Speech {
  readonly rows: readonly Readonly<Record<string, string>>[];
  add(cells: readonly string[]): void;
}

/** @throws OR1004 once there is more than `limit` */
function speechIn(columns: readonly (string | null)[], input: string, limit: number): Speech {
  const rows: Record<string, string>[] = [];
  let size = 0;
  return {
    rows,
    add(cells) {
      size += cells.reduce((sum, cell) => sum + cell.length, 0);
      if (size > limit) throw tooLarge(input, `at least ${sizeOf(size)}`, limit);
      const named = columns.flatMap((name, at) => (name === null ? [] : [[name, cells[at] ?? ''] as const]));
      rows.push(Object.fromEntries(named));
    },
  };
}

function transcriptOf(rows: Speech['rows'], input: string, address: string | null): RawDocument | FailedInput {
  const place: Place = {
    input,
    id: input,
    broken: (fault) => new OnrecordError('OR1038', { input, what: 'table', fault }),
  };
  const document = recordItem(place, address, () => ({
    ...(address === null ? {} : { url: address }),
    turns: speechOf(rows.filter((row) => Object.values(row).some((cell) => cell.trim() !== ''))) ?? [],
  }));
  return document.form === 'record' ? { ...document, whole: true } : document;
}

/** A column that says something of a document: where it stands, and the name of what it has in records. */
interface Column {
  readonly at: number;
  readonly name: string;
  readonly own: string;
}

function columnsOf(header: readonly string[], input: string): readonly Column[] {
  const names = header.map((name) => name.trim());
  const known = names.flatMap((name, at) => {
    const field = FIELDS.get(folded(name));
    return field ? [{ at, ...field }] : [];
  });
  if (!known.some(({ own }) => own === 'text' || own === 'html')) {
    const told = names.slice(0, NAMED).map((name) => name.slice(0, LONGEST_NAME));
    const fault = `no column is named text; there are: ${told.join(', ')}${names.length > NAMED ? ' …' : ''}`;
    throw new OnrecordError('OR1040', { input, fault });
  }
  return known;
}

const itemOf = (
  row: readonly string[],
  columns: readonly Column[],
  place: Place,
  address: string | null,
): RawDocument | FailedInput =>
  recordItem(place, address, () => {
    const record = new Map<string, string>();
    for (const { at, name, own } of columns) {
      const value = row[at] ?? '';
      const words = own === 'text' || own === 'html' ? value : value.trim();
      if (value.trim() !== '' && !record.has(name)) record.set(name, words);
    }
    return Object.fromEntries(record);
  });

const placeOf = (input: string, line: number): Place => ({
  input: `${input}, line ${line}`,
  id: `line-${line}`,
  broken: (fault) => new OnrecordError('OR1039', { input, place: `line ${line}`, fault }),
});
