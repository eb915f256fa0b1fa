import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { asOnrecordError, type OnrecordError } from '../errors/index.ts';
import type { Ledger, NewReview, Review, ReviewField } from '../index.ts';
import { knownValue, notTaken } from '../ledger/index.ts';
import { decodeUtf8, fileError } from '../sources/index.ts';
import { valueTyped } from './reviewValue.ts';

/** What a row of a coded table came to: the reviews that were put down, or why none were. */
export type RowOutcome =
  { readonly reviews: readonly Review[] } | { readonly error: Pick<OnrecordError, 'code' | 'message' | 'remedy'> };

const COLUMNS = ['entry', 'field', 'value', 'decision', 'coder', 'note'] as const;
type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Puts down what a table says that was coded elsewhere (CSV with a header), a decision a row, in order. A row that cannot
 * be taken fails alone, with the line on which it ends.
 * @param by who decided the rows that name no coder
 * @throws OnrecordError OR1001, OR1013 where the file cannot be read, OR1005 where it is not UTF-8, OR3050 where it has no table of decisions
 */
export async function* reviewsInTable(
  ledger: Ledger,
  file: string,
  by: string | undefined,
): AsyncGenerator<RowOutcome> {
  for (const { cells, line } of await rowsIn(file)) {
    try {
      yield { reviews: await ledger.review(decisionIn(cells, by)) };
    } catch (error) {
      const { code, message, remedy } = asOnrecordError(error, file);
      yield { error: { code, message: `${file}, line ${line}: ${message}`, remedy } };
    }
  }
}

function decisionIn({ entry, field: named, value, decision, coder, note }: Cells, by: string | undefined): NewReview {
  const reviewer = coder || by;
  if (!reviewer) throw notTaken(entry, 'coder: empty, and no --by is given');
  const field = knownValue('review field', named) as ReviewField;
  const review = { entry, field, note: note || null, by: reviewer };
  if (decision === 'accept' || (field === 'entry' && value === 'yes')) return { ...review, decision: 'accept' };
  if (decision === 'wrong' && value === '') return { ...review, decision: 'wrong' };
  return { ...review, decision: 'wrong', value: valueTyped(entry, field, value) };
}

async function rowsIn(file: string): Promise<{ readonly cells: Cells; readonly line: number }[]> {
  const text = decodeUtf8(await readFile(file).catch((error: unknown) => Promise.reject(fileError(error, file))), file);
  const [head = ''] = text.split(/[\r\n]/u, 1);
  const [delimiter = ','] = DELIMITERS.toSorted((a, b) => head.split(b).length - head.split(a).length);
  let rows: { readonly record: string[]; readonly info: { readonly lines: number } }[];
  try {
    rows = parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true }) as never;
  } catch (error) {
    throw notTaken(file, error instanceof Error ? error.message : String(error));
  }
  const names = (rows[0]?.record ?? []).map((name) => name.trim().toLowerCase());
  const missing = ['entry', 'field', 'value'].find((name) => !names.includes(name));
  if (missing !== undefined) throw notTaken(file, `its first row names no column ${missing}`);
  return rows.slice(1).map(({ record, info }) => {
    const cell = (name: string): string => record[names.indexOf(name)]?.trim() ?? '';
    return {
      cells: Object.fromEntries(COLUMNS.map((name) => [name, cell(name)])) as unknown as Cells,
      line: info.lines,
    };
  });
}
