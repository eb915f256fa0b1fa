import { stringify } from 'csv-stringify/sync';
import { inertCell } from './formula.ts';

export type Cell = string | number | null;

/** Records as RFC 4180 CSV below a header; formulas are made inert as in the export of statements. */
export const asCsv = (header: readonly string[], records: readonly (readonly Cell[])[]): string =>
  recordsAsCsv([header, ...records]);

/** The same without a header. */
export function recordsAsCsv(records: readonly (readonly Cell[])[]): string {
  const inert = records.map((cells) => cells.map((cell) => (typeof cell === 'string' ? inertCell(cell) : cell)));
  return stringify(inert, { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}
