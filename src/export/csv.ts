import type { LedgerStatement } from '../ledger/index.ts';
import { type Column, COLUMNS } from './columns.ts';

type Cell = string | number | null;

/**
 * A header and one statement a record, as RFC 4180 has it: CRLF, quotes doubled. A cell that a spreadsheet would run
 * as a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe before it, as OWASP advises
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export async function* statementsAsCsv(statements: AsyncIterable<LedgerStatement>): AsyncGenerator<string> {
  yield record(COLUMNS.map(({ name }) => name));
  for await (const statement of statements) yield record(COLUMNS.map((column) => cellOf(column, statement)));
}

function cellOf(column: Column, statement: LedgerStatement): Cell {
  return column.type === 'list' ? column.of(statement).join('; ') : column.of(statement);
}

const record = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;

/** With their full-width forms, which some spreadsheets take for the same. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const QUOTED = /[",\r\n]/;

function written(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
