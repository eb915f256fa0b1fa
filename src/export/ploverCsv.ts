import { stringify } from 'csv-stringify/sync';
import type { Value } from './columns.ts';
import { EVENT_COLUMNS } from './eventColumns.ts';
import { inertCell } from './formula.ts';
import type { ExportedEvent } from './plover.ts';

/** A header and one event a record, as RFC 4180 has it; cells that a spreadsheet would run are made inert (formula.ts). */
export async function* eventsAsCsv(events: AsyncIterable<ExportedEvent>): AsyncGenerator<string> {
  yield record(EVENT_COLUMNS.map(({ name }) => name));
  for await (const event of events) yield record(EVENT_COLUMNS.map((column) => cellOf(column.of(event))));
}

/** Several values are joined by a semicolon, with a gap left as one; a flag is 0 or 1. */
function cellOf(value: Value): string | number | null {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' ? (value?.map((one) => one ?? '').join(';') ?? null) : value;
}

const record = (cells: readonly (string | number | null)[]): string =>
  stringify([cells.map((cell) => (typeof cell === 'string' ? inertCell(cell) : cell))], {
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
