import Table from 'cli-table3';
import { colours, oneLine, printed, withOurStyles } from './output.ts';

/** What stands in a cell: one line, however many it had, or several lines. */
export type Cell = string | readonly string[];

interface Layout {
  /** Columns of the terminal for each column, with its border's; without it a column is as wide as it needs to be. */
  readonly widths?: readonly number[];
  /** Whether words that do not fit go to the next line; else they are cut. */
  readonly wrap?: boolean;
  /** Whether there is a line between the rows. */
  readonly ruled?: boolean;
}

/** The lines of a table. Cells are made printable before it is laid out, so that what is seen is what was measured. */
export function tableLines(
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  { widths, wrap = false, ruled = true }: Layout = {},
): string[] {
  const table = new Table({
    head: head.map((cell) => cellOf(typeof cell === 'string' ? colours.dim(cell) : cell)),
    ...(widths ? { colWidths: [...widths] } : {}),
    wordWrap: wrap,
    style: { head: [], border: [] },
    chars: ruled ? {} : { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const row of rows) table.push(row.map(cellOf));
  return table.toString().split('\n').map(withOurStyles);
}

/** No terminal is as wide. What lays the table out measures a word that does not fit once for each of its letters. */
const LONGEST_WORD = 400;
const ENDLESS = new RegExp(`([^\\s\u001B]{${LONGEST_WORD}})[^\\s\u001B]+`, 'gu');

const cellOf = (cell: Cell): string =>
  (typeof cell === 'string' ? [cell] : cell).map((line) => printed(oneLine(line)).replace(ENDLESS, '$1…')).join('\n');
