import { OnrecordError } from '../errors/index.ts';
import type { TableOptions, TableRow } from './table.ts';

type Order = 'day first' | 'month first';

/** 14.03.2026, 3/14/2026 2:30 PM: as spreadsheets write days, by the country that they are set to. */
const WRITTEN = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,? (\d{1,2}):(\d\d)(?::\d\d(?:[.,]\d{1,6})?)?(?: ?([AP])M)?)?$/i;

/** Characters of rows that wait for one which tells in what order days are written. */
const MOST_HELD = 10_000_000;

/**
 * Rows of a table with their days as ISO 8601 has them; what is no day stays as it is. With full stops the day stands first
 * everywhere (CLDR has no locale with the month there). With strokes or hyphens it may be either: 14/03/2026 tells for all
 * of the column, and rows wait for it. A row with a day that nothing decides has an error (OR1048), beside its cells.
 */
export async function* withDays(
  rows: AsyncIterable<TableRow>,
  input: string,
  { daysIn, concluded = () => {} }: Pick<TableOptions, 'daysIn' | 'concluded'>,
): AsyncGenerator<TableRow> {
  const orders = new Map<Order, string>();
  let names: readonly string[] | null = null;
  let held: TableRow[] | null = [];
  let size = 0;
  const settled = (row: TableRow): TableRow => {
    if (row.error) return row;
    const cells = [...row.cells];
    for (const at of daysIn(cells, names ?? [])) {
      for (const day of parted(cells[at] ?? '')) {
        const read = isoDay(day, orders);
        if (typeof read === 'string') cells[at] = (cells[at] ?? '').replace(day, () => read);
        else {
          const details = { input, line: row.line, found: day, ...read };
          return { line: row.line, cells: row.cells, error: new OnrecordError('OR1048', details) };
        }
      }
    }
    return { ...row, cells };
  };
  function* released(): Generator<TableRow> {
    if (held !== null && held.length > 0 && orders.size === 1)
      for (const [order, found] of orders)
        concluded(`${input}: days such as 03/04/2026 have the ${order}, as ${found}`);
    for (const row of held ?? []) yield settled(row);
    held = null;
  }
  for await (const row of rows) {
    if (names === null || row.error) {
      names ??= row.cells ?? null;
      if (held !== null && held.length > 0) held.push(row);
      else yield row;
      continue;
    }
    const days = daysIn(row.cells, names).flatMap((at) => parted(row.cells[at] ?? ''));
    for (const day of days) {
      const order = orderTold(day);
      if (order !== null && !orders.has(order)) orders.set(order, `${day} (line ${row.line})`);
    }
    if (held === null || (held.length === 0 && days.every((day) => readingsOf(day).size < 2))) {
      yield settled(row);
      continue;
    }
    held.push(row);
    size += row.cells.join('').length;
    if (size > MOST_HELD) yield* released();
  }
  yield* released();
}

/** A day, or the two of a range. */
function parted(cell: string): string[] {
  const written = cell.trim();
  if (WRITTEN.test(written)) return [written];
  const strokes = [...written.matchAll(/\//g)].map(({ index }) => index);
  const middle = strokes[(strokes.length - 1) / 2];
  return middle === undefined ? [] : [written.slice(0, middle).trim(), written.slice(middle + 1).trim()];
}

/** What a day may be, by the order in which it is written; the orders do not matter where they say the same. */
function readingsOf(written: string): Map<Order, string> {
  const [, one = '', mark, two = '', year = '', hour, minute = '', half] = WRITTEN.exec(written) ?? [];
  if (year === '') return new Map();
  const time = hour === undefined ? '' : timeOf(Number(hour), minute, half);
  const dayFirst = ['day first', `${year}-${two.padStart(2, '0')}-${one.padStart(2, '0')}`] as const;
  const monthFirst = ['month first', `${year}-${one.padStart(2, '0')}-${two.padStart(2, '0')}`] as const;
  const readings = mark === '.' || one === two ? [dayFirst] : [dayFirst, monthFirst];
  return new Map(readings.flatMap(([order, day]) => (isInCalendar(day) ? [[order, day + time]] : [])));
}

/** The order that a day tells: with full stops it tells none of other days, nor where day and month are the same number. */
function orderTold(written: string): Order | null {
  const [order, ...others] = readingsOf(written).keys();
  const [, one, mark, two] = WRITTEN.exec(written) ?? [];
  return order === undefined || others.length > 0 || mark === '.' || one === two ? null : order;
}

/** The day, or the two that it may be with what does not decide between them; what is no day as it is written. */
function isoDay(
  written: string,
  orders: ReadonlyMap<Order, string>,
): string | { readonly first: string; readonly second: string; readonly why: string } {
  const readings = readingsOf(written);
  const [first = written, second] = readings.values();
  if (second === undefined) return first;
  const [order, ...others] = orders.keys();
  const told = order === undefined || others.length > 0 ? undefined : readings.get(order);
  if (told !== undefined) return told;
  const seen = [...orders.values()].join(' and ');
  return { first, second, why: seen === '' ? 'no other row tells which' : `the table has both orders: ${seen}` };
}

function isInCalendar(day: string): boolean {
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(day);
}

/** The time of a day; that of midnight is what a spreadsheet writes where it knows none. */
function timeOf(hour: number, minute: string, half: string | undefined): string {
  const ofDay = half === undefined ? hour : (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return ofDay === 0 && minute === '00' ? '' : `T${String(ofDay).padStart(2, '0')}:${minute}`;
}
