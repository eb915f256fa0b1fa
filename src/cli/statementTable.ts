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
/** The words need this much to be read; in a narrower terminal all else stands in one column. */
const WORDS = 30;
/** An id needs it, with a space on either side. */
const NARROW = 21;
const BORDERS = 5;

/** Statements as a table that fits the terminal, in lines. */
export function statementTable(rows: readonly Row[]): string[] {
  const withOrigin = rows.some(({ origin }) => origin !== undefined);
  const beside = SPEAKER + KIND + (withOrigin ? ORIGIN : 0);
  const rest = terminalWidth() - beside - (withOrigin ? BORDERS : BORDERS - 1);
  if (rest < WORDS) return narrowTable(rows, withOrigin);
  return tableLines(
    ['who', 'how', 'what', ...(withOrigin ? ['where'] : [])],
    rows.map(({ speaker, kind, words, origin = [] }) => [speaker, kind, words, ...(withOrigin ? [origin] : [])]),
    { widths: [SPEAKER, KIND, rest, ...(withOrigin ? [ORIGIN] : [])], wrap: true },
  );
}

/** Who, how and where below each other in one column, and the words in the other. */
function narrowTable(rows: readonly Row[], withOrigin: boolean): string[] {
  const words = terminalWidth() - NARROW - 3;
  return tableLines(
    [withOrigin ? 'who, how, where' : 'who, how', 'what'],
    rows.map(({ speaker, kind, words: said, origin = [] }) => [[speaker, kind, ...origin], said]),
    { widths: [NARROW, words], wrap: true },
  );
}
