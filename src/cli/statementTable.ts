import { terminalWidth } from './output.ts';
import { tableLines } from './table.ts';

export interface Row {
  readonly speaker: string;
  readonly kind: string;
  readonly words: string;
  /** What identifies the row: an id, a date, an outlet; a line each. */
  readonly origin?: readonly string[];
}

const SPEAKER = 22;
const KIND = 10;
const ORIGIN = 26;

/** Statements as a table that fits the terminal, in lines. */
export function statementTable(rows: readonly Row[]): string[] {
  const withOrigin = rows.some(({ origin }) => origin !== undefined);
  const rest = terminalWidth() - SPEAKER - KIND - (withOrigin ? ORIGIN : 0) - (withOrigin ? 5 : 4);
  return tableLines(
    ['who', 'how', 'what', ...(withOrigin ? ['where'] : [])],
    rows.map(({ speaker, kind, words, origin = [] }) => [speaker, kind, words, ...(withOrigin ? [origin] : [])]),
    { widths: [SPEAKER, KIND, Math.max(rest, 24), ...(withOrigin ? [ORIGIN] : [])], wrap: true },
  );
}
