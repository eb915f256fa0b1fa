import { sql } from 'kysely';
import { DENSE, type Query, type Term } from '../../ledger/index.ts';
import type { Fragment, TextSearch } from '../shared/session.ts';
import { keysOf, leastKey, rowOf } from '../shared/sql.ts';

/** Words that one statement in twenty has: see `everywhere`. */
const EVERYWHERE = 0.05;

/** The words by SQLite's FTS5, which triggers fill (migrations.ts). */
export const sqliteText: TextSearch = {
  keys: (words) => sql`select rowid as key from statements_text where text match ${expressionOf(words)}`,
  async frequency(session, words) {
    const keys = await keysOf(session, sql`${sqliteText.keys(words)} limit ${sql.lit(DENSE)}`);
    return keys.length < DENSE ? { share: 0, keys } : { share: keys.length / spanOf(keys), keys: null };
  },
  everywhere: (words) => (hasLongPrefix(words) ? Infinity : EVERYWHERE),
  async counts(session, terms, most) {
    const counts: number[] = [];
    for (const term of terms) {
      const keys = sqliteText.keys({ type: 'term', ...term });
      const found = await rowOf<{ count: number }>(
        session,
        sql`select count(*) as count from (${keys} limit ${sql.lit(most + 1)}) f`,
      );
      counts.push(found?.count ?? 0);
    }
    return counts;
  },
  latest: (words, most) => sql`select key from (${sqliteText.keys(words)}) f order by key desc limit ${sql.lit(most)}`,
  oldest: (session, words, most, share) => leastKey(session, sqliteText.latest(words, most, share)),
  // CROSS JOIN keeps SQLite to it: the other way round it would ask the word index for every statement.
  source: (words) => ({
    from: sql`statements_text f cross join statement_rows s`,
    where: sql`f.text match ${expressionOf(words)} and s.pk = f.rowid`,
    key: sql`f.rowid`,
  }),
  some: (words, most) => ({
    from: sql`(select rowid from statements_text where text match ${expressionOf(words)} limit ${most}) f
      cross join statement_rows s on s.pk = f.rowid`,
    where: sql`1`,
    key: sql`f.rowid`,
  }),
  inOrder: (words) => sqliteText.source(words),
  async ranked(_session, words, { oldest }) {
    const { from, where } = sqliteText.source(words);
    return { from, where: sql`${where} and f.rowid >= ${oldest}`, rank: sql`f.rank` };
  },
  among: (words, statement) => among(`${statement}.pk`, 'statements_text', 'text', words),
  probe: (words, statement) =>
    hasLongPrefix(words)
      ? sqliteText.among(words, statement)
      : sql`exists (select 1 from statements_text t where t.rowid = ${sql.ref(`${statement}.pk`)}
          and t.text match ${expressionOf(words)})`,
  titled: (words, statement) => among(`${statement}.version`, 'titles_text', 'title', words),
};

/**
 * Whether the beginning of a word is asked for that the index has not as such: FTS5 then gathers all words with it, and would
 * do so again for each statement that is asked.
 */
function hasLongPrefix(query: Query): boolean {
  if (query.type === 'not') return hasLongPrefix(query.query);
  if (query.type === 'any' || query.type === 'all') return query.queries.some(hasLongPrefix);
  const terms = query.type === 'near' ? query.terms : query.type === 'term' ? [query] : [];
  return terms.some(({ words, prefix }) => prefix && /[\p{L}\p{N}]{4}$/u.test(words));
}

/** How many keys there are from the least of these to the greatest. */
function spanOf(keys: readonly number[]): number {
  let [least, most] = [Infinity, 0];
  for (const key of keys) [least, most] = [Math.min(least, key), Math.max(most, key)];
  return most - least + 1;
}

const among = (key: string, table: string, column: string, words: Query): Fragment =>
  sql`${sql.ref(key)} in (select rowid from ${sql.table(table)} where ${sql.ref(column)} match ${expressionOf(words)})`;

/** Each word or phrase is a string of its own, so no sign in it has a meaning for FTS5. */
const stringOf = ({ words, prefix }: Term): string => `"${words.replaceAll('"', '""')}"${prefix ? ' *' : ''}`;

/** The question as FTS5 reads it. */
function expressionOf(query: Query): string {
  switch (query.type) {
    case 'term': {
      return stringOf(query);
    }
    case 'near': {
      return `NEAR(${query.terms.map(stringOf).join(' ')}, ${query.within})`;
    }
    case 'any': {
      return joined(query.queries, 'OR');
    }
    case 'all': {
      const left = query.queries.flatMap((part) => (part.type === 'not' ? [part.query] : []));
      const asked = joined(
        query.queries.filter(({ type }) => type !== 'not'),
        'AND',
      );
      return left.length === 0 ? asked : `(${asked} NOT ${joined(left, 'OR')})`;
    }
    default: {
      throw new Error(`the word index is not asked for ${query.type} alone`);
    }
  }
}

function joined(queries: readonly Query[], sign: 'AND' | 'OR'): string {
  const expressions = queries.map(expressionOf);
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(` ${sign} `)})`;
}
