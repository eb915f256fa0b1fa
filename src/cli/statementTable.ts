import Table from 'cli-table3';
import { colours, terminalWidth } from './output.ts';

export interface Row {
  readonly speaker: string;
  readonly kind: string;
  readonly words: string;
  /** What identifies the row: an id, a date, an outlet; a line each. */
  readonly origin?: string;
}

const SPEAKER = 22;
const KIND = 10;
const ORIGIN = 26;

/** Statements as a table that fits the terminal. */
export function statementTable(rows: readonly Row[]): string {
  const withOrigin = rows.some(({ origin }) => origin !== undefined);
  const rest = terminalWidth() - SPEAKER - KIND - (withOrigin ? ORIGIN : 0) - (withOrigin ? 5 : 4);
  const table = new Table({
    head: ['who', 'how', 'what', ...(withOrigin ? ['where'] : [])].map((name) => colours.dim(name)),
    colWidths: [SPEAKER, KIND, Math.max(rest, 24), ...(withOrigin ? [ORIGIN] : [])],
    wordWrap: true,
    style: { head: [], border: [] },
    chars: { mid: '─', 'left-mid': '├', 'mid-mid': '┼', 'right-mid': '┤' },
  });
  for (const { speaker, kind, words, origin } of rows)
    table.push([speaker, kind, words, ...(withOrigin ? [origin ?? ''] : [])]);
  return table.toString();
}
