import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import type { Ledger, NewReview, Review, ReviewField } from '../index.ts';
import { knownValue, notTaken } from '../ledger/index.ts';
import { cellIn, type NamedCells, type NamedRow, namedRows } from './namedRows.ts';
import { valueTyped } from './reviewValue.ts';

/** What a row of a coded table came to: the reviews that were put down, none where it decides nothing, or why not. */
export type RowOutcome =
  { readonly reviews: readonly Review[] } | { readonly error: Pick<OnrecordError, 'code' | 'message' | 'remedy'> };

/** What is decided, as we call it and as tables of statements and of events do, to which people add columns. */
const ENTRY = ['entry', 'id', 'eventid'] as const;
const KNOWN: ReadonlySet<string> = new Set([...ENTRY, 'field', 'value', 'decision', 'coder', 'note']);

/**
 * Puts down what a table says that was coded elsewhere, a decision a row, in order. A row that cannot be taken fails alone,
 * with its line; one with neither a field nor a value nor a decision is not decided yet.
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
      const isOpen = ['field', 'value', 'decision'].every((name) => cellIn(cells, name) === '');
      yield { reviews: isOpen ? [] : await ledger.review(decisionIn(cells, by)) };
    } catch (fault) {
      const { code, message, remedy } = asOnrecordError(fault, file);
      const place = `${file}, line ${line}: `;
      yield { error: { code, message: message.startsWith(place) ? message : place + message, remedy } };
    }
  }
}

function decisionIn(cells: NamedCells, by: string | undefined): NewReview {
  const cell = (name: string): string => cellIn(cells, name);
  const entry = ENTRY.map(cell).find((id) => id !== '') ?? '';
  const [named, value, decision, coder, note] = [
    cell('field'),
    cell('value'),
    cell('decision'),
    cell('coder'),
    cell('note'),
  ];
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
      const hasEntry = ENTRY.some((name) => names.includes(name));
      const missing = hasEntry ? ['field', 'value'].find((name) => !names.includes(name)) : 'entry';
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
