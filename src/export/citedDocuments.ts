import type { DateValue } from '../document/index.ts';
import type { LedgerStatement } from '../ledger/index.ts';

type Cited = LedgerStatement['document'];

/** The documents of the statements, each once. The ids of those that were given are kept, some 100 bytes each. */
export async function* citedDocuments(statements: AsyncIterable<LedgerStatement>): AsyncGenerator<Cited> {
  const given = new Set<string>();
  for await (const { document } of statements) {
    if (given.has(document.id)) continue;
    given.add(document.id);
    yield document;
  }
}

/** Year, month and day as far as the date is exact; null where not even the year is. */
export function dateParts(date: DateValue | null): readonly number[] | null {
  if (date === null) return null;
  const [from, to] = [date.from.slice(0, 10).split('-'), date.to.slice(0, 10).split('-')];
  const differing = from.findIndex((part, at) => part !== to[at]);
  const parts = (differing < 0 ? from : from.slice(0, differing)).map(Number);
  return parts.length > 0 ? parts : null;
}
