import { colours, oneLine, printed, terminalWidth, withOurStyles } from './output.ts';
import { columnsOf, cut, wrapped } from './wrap.ts';

/** What stands in a cell: one line, however many it had, or several lines. */
export type Cell = string | readonly string[];

interface Layout {
  /** Columns of the terminal for each column, with a space on either side; without it a column is as wide as it needs. */
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
  { widths: given, wrap = false, ruled = true }: Layout = {},
): string[] {
  const heading = head.map((cell) => (typeof cell === 'string' ? colours.dim(cell) : cell));
  const fitted = [heading, ...rows].map((row, number) =>
    row.map((cell, at) => linesOf(cell, given?.[at], wrap && number > 0)),
  );
  const widths = given ?? head.map((_, at) => 2 + widest(fitted.flatMap((row) => row[at] ?? [])));
  const rule = (left: string, between: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width)).join(between) + right;
  const drawn = fitted.flatMap((row, number) => [
    ...(number === 1 || (number > 1 && ruled) ? [rule('├', '┼', '┤')] : []),
    ...rowLines(row, widths),
  ]);
  return [rule('┌', '┬', '┐'), ...drawn, rule('└', '┴', '┘')].map(withOurStyles);
}

/** A column narrower than this breaks nearly every word. */
const LEAST = 14;

/**
 * The lines of a table that is no wider than the terminal. Columns that are `flexible` (by number) give way where there
 * is no room, the widest first; where that is not enough, each row becomes a list of its cells with their heads, so that
 * nothing is left out.
 */
export function fittedLines(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  flexible: readonly number[],
  layout: Pick<Layout, 'ruled'> = {},
): string[] {
  const natural = head.map(
    (title, at) => 2 + widest([title, ...rows.flatMap((row) => linesOf(row[at] ?? '', undefined, false))]),
  );
  const room = terminalWidth() - head.length - 1;
  const widths = [...natural];
  const sum = (): number => widths.reduce((total, width) => total + width, 0);
  while (sum() > room) {
    const [at] = flexible.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
    const width = at === undefined ? 0 : (widths[at] ?? 0);
    if (at === undefined || width <= LEAST) return listLines(head, rows);
    // Down to the next widest, and no further than is needed.
    const next = Math.max(LEAST, ...flexible.filter((other) => other !== at).map((other) => widths[other] ?? 0));
    widths[at] = Math.max(width - (sum() - room), Math.min(next, width - 1), LEAST);
  }
  return tableLines(head, rows, { ...layout, widths, wrap: true });
}

/** Each row as a list of its cells; those without a head, or with nothing in them, without. */
function listLines(head: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const room = terminalWidth();
  const names = Math.max(...head.map(columnsOf)) + 2;
  const lines = rows.flatMap((row, number) => [
    ...(number > 0 ? ['─'.repeat(room)] : []),
    ...row.flatMap((cell, at) =>
      linesOf(cell, undefined, false)
        .filter((line) => line !== '')
        .flatMap((line) => wrapped(line, room - names))
        .map((line, place) => padded(place === 0 ? printed(colours.dim(head[at] ?? '')) : '', names) + line),
    ),
  ]);
  return lines.map(withOurStyles);
}

function rowLines(cells: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const height = Math.max(1, ...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, at) => {
    const columns = widths.map((width, column) => padded(cells[column]?.[at] ?? '', width - 2));
    return `│ ${columns.join(' │ ')} │`;
  });
}

function linesOf(cell: Cell, width: number | undefined, wrap: boolean): string[] {
  const lines = (typeof cell === 'string' ? [cell] : cell).map((line) => printed(oneLine(line)));
  if (width === undefined) return lines;
  return lines.flatMap((line) => (wrap ? wrapped(line, width - 2) : cut(line, width - 2)));
}

const widest = (lines: readonly string[]): number => lines.reduce((most, line) => Math.max(most, columnsOf(line)), 0);

const padded = (line: string, room: number): string => line + ' '.repeat(Math.max(0, room - columnsOf(line)));
