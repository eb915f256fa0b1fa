import type { LedgerStatement } from '../ledger/index.ts';
import { type Column, STATEMENT_COLUMNS, type Value } from './columns.ts';
import { inertCell } from './formula.ts';

type Cell = Exclude<Value, readonly unknown[]>;

/**
 * A header and one statement a record, as RFC 4180 has it: CRLF, quotes doubled. A cell that a spreadsheet would run
 * as a formula gets an apostrophe before it (formula.ts); numbers are numbers.
 */
export async function* statementsAsCsv(statements: AsyncIterable<LedgerStatement>): AsyncGenerator<string> {
  yield record(STATEMENT_COLUMNS.map(({ name }) => name));
  for await (const statement of statements) yield record(STATEMENT_COLUMNS.map((column) => cellOf(column, statement)));
}

function cellOf(column: Column<LedgerStatement>, statement: LedgerStatement): Cell {
  const value: Value = column.of(statement);
  return typeof value === 'object' ? (value?.join('; ') ?? null) : value;
}

const record = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;

const QUOTED = /[",\r\n]/;

function written(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const inert = inertCell(cell);
  return QUOTED.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
