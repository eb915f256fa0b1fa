import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import type { Ledger, NewReview, Review, ReviewField } from '../index.ts';
import { knownValue, notTaken } from '../ledger/index.ts';
import { type NamedCells, type NamedRow, namedRows } from './namedRows.ts';
import { valueTyped } from './reviewValue.ts';

/** What a row of a coded table came to: the reviews that were put down, or why none were. */
export type RowOutcome =
  { readonly reviews: readonly Review[] } | { readonly error: Pick<OnrecordError, 'code' | 'message' | 'remedy'> };

const NEEDED = ['entry', 'field', 'value'] as const;
const KNOWN: ReadonlySet<string> = new Set([...NEEDED, 'decision', 'coder', 'note']);

/**
 * Puts down what a table says that was coded elsewhere, a decision a row, in order. A row that cannot be taken fails alone,
 * with its line.
 * @param by who decided the rows that name no coder
 * @throws OnrecordError what `rowsAt` throws, and OR1004, OR1047 and OR3053 where the cells of a row cannot be told apart or
 * a column is missing: nothing is put down then
 */
export async function* reviewsInTable(
  ledger: Ledger,
  file: string,
  by: string | undefined,
): AsyncGenerator<RowOutcome> {
  for (const { line, cells, error } of await rowsIn(file)) {
    try {
      if (error) throw error;
      yield { reviews: await ledger.review(decisionIn(cells, by)) };
    } catch (fault) {
      const { code, message, remedy } = asOnrecordError(fault, file);
      const place = `${file}, line ${line}: `;
      yield { error: { code, message: message.startsWith(place) ? message : place + message, remedy } };
    }
  }
}

function decisionIn(cells: NamedCells, by: string | undefined): NewReview {
  const [entry, named, value, decision, coder, note] = ['entry', 'field', 'value', 'decision', 'coder', 'note'].map(
    (name) => cells[name]?.trim() ?? '',
  ) as [string, string, string, string, string, string];
  const reviewer = coder || by;
  if (!reviewer) throw notTaken(entry, 'coder: empty, and no --by is given');
  const field = knownValue('review field', named) as ReviewField;
  const review = { entry, field, note: note || null, by: reviewer };
  if (decision === 'accept' || (field === 'entry' && value === 'yes')) return { ...review, decision: 'accept' };
  if (decision === 'wrong' && value === '') return { ...review, decision: 'wrong' };
  return { ...review, decision: 'wrong', value: valueTyped(entry, field, value) };
}

async function rowsIn(file: string): Promise<NamedRow[]> {
  const broken = (line: number, fault: string): OnrecordError =>
    new OnrecordError('OR3053', { input: file, line, fault });
  const rows: NamedRow[] = [];
  for await (const row of namedRows(file, {
    known: KNOWN,
    columns(names) {
      const missing = NEEDED.find((name) => !names.includes(name));
      if (missing === undefined) return;
      throw broken(1, `no column is named ${missing}; there are: ${names.join(', ').slice(0, 200)}`);
    },
    days: ({ field = '' }) => (DAYS.has(field.trim()) ? ['value'] : []),
    broken,
  })) {
    if (row.cells === null) throw row.error;
    rows.push(row);
  }
  return rows;
}

const DAYS: ReadonlySet<string> = new Set(['said', 'date']);
