import { sql } from 'kysely';

/** Few sizes, so that there are few forms of each statement, and all stay prepared. */
const SIZES = [64, 8, 1] as const;

/** Rows to be inserted, in portions of one of three sizes; far under SQLite's limit of 32766 bound values. */
export function* portions<T>(rows: readonly T[]): Generator<T[]> {
  let start = 0;
  for (const size of SIZES) {
    for (; start + size <= rows.length; start += size) yield rows.slice(start, start + size);
  }
}

/** A list to look something up in, of any length, as one bound value. */
export const listOf = <T extends string | number>(values: Iterable<T>) =>
  sql<T>`(select value from json_each(${JSON.stringify([...values])}))`;
