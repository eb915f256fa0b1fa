import { sql } from 'kysely';
import type { Fragment, Session } from '../shared/session.ts';
import { rowsOf } from '../shared/sql.ts';

/** A sample is rows in stretches, each of neighbouring keys, which are read together. */
const STRETCHES = 40;
const LONG = 50;
const SHORT = 25;

/** Of a sample of statements how many answer each question. */
export interface Sample {
  /** The greatest key: about how many statements there are. */
  readonly last: number;
  readonly rows: number;
  readonly found: readonly number[];
}

/**
 * Asks a sample of the statements `s`, stretches evenly spaced over all keys. The word index cannot tell what is frequent
 * soon: however few rows are wanted, it first gathers all that have a word.
 * @param questions conditions on `s.words`
 * @param few half as many rows, for many questions
 */
export async function sampled(
  session: Pick<Session, 'db'>,
  questions: readonly Fragment[],
  few = false,
): Promise<Sample> {
  const counts = questions.map((question) => sql`count(*) filter (where ${question})`);
  const numbers = await rowsOf<{ number: number | null }>(
    session,
    sql`select unnest(array[${sql.join([sql`max(m.last)`, sql`count(*)`, ...counts])}]) as number
      from (select max(pk) as last from statement_rows) m
      cross join generate_series(0, ${sql.lit(STRETCHES - 1)}) g(n)
      cross join lateral (
        select words from statement_rows where pk > m.last * g.n / ${sql.lit(STRETCHES)}
        order by pk limit ${sql.lit(few ? SHORT : LONG)}
      ) s`,
  );
  const [last, rows, ...found] = numbers.map(({ number }) => number ?? 0);
  return { last: last ?? 0, rows: rows ?? 0, found };
}

/** About how many of all statements answer a question of the sample. */
export const estimated = ({ last, rows, found }: Sample, question: number): number =>
  rows === 0 ? 0 : ((found[question] ?? 0) / rows) * last;
