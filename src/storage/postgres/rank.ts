import { sql } from 'kysely';
import type { Query, Term } from '../../ledger/index.ts';
import { searchedWords } from '../../text/index.ts';
import type { Fragment, Session } from '../shared/session.ts';
import { rowOf } from '../shared/sql.ts';

/** Of BM25, as SQLite's FTS5 has them (https://sqlite.org/fts5.html#the_bm25_function). */
const K1 = 1.2;
const B = 0.75;
/** Signs of the words of a statement as most are. FTS5 reckons with the average of all, which would have to be kept. */
const USUAL_LENGTH = 120;
/** A word in so many statements says as little as one in all of them. */
const MOST_COUNTED = 20_000;

interface Sought {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/**
 * How well a statement matches, the lower the better: BM25 over the words and phrases asked for, a rare one counting more.
 * To be asked of the alias `s`.
 */
export async function rankOf(session: Pick<Session, 'db'>, query: Query): Promise<Fragment> {
  const terms = termsIn(query)
    .map(({ words, prefix }): Sought => ({ words: searchedWords(words).map(({ word }) => word), prefix }))
    .filter(({ words }) => words.length > 0);
  const last = await rowOf<{ pk: number | null }>(session, sql`select max(pk) as pk from statement_rows`);
  const scores: Fragment[] = [];
  for (const term of terms) {
    const weight = weightOf(await countOf(session, term), last?.pk ?? 1);
    const times = timesOf(term);
    scores.push(
      sql`${sql.lit(weight)} * ${times} * ${sql.lit(K1 + 1)}
        / (${times} + ${sql.lit(K1)} * (${sql.lit(1 - B)} + ${sql.lit(B / USUAL_LENGTH)} * length(s.words)))`,
    );
  }
  return scores.length === 0 ? sql`0::float8` : sql`(-(${sql.join(scores, sql` + `)}))::float8`;
}

/** How often it stands there. Between two words there is one space; it is doubled, so that of one word twice both count. */
function timesOf({ words, prefix }: Sought): Fragment {
  const sought = ` ${words.join('  ')}${prefix ? '' : ' '}`;
  const spread = sql`replace(s.words, ' ', '  ')`;
  return sql`((length(${spread}) - length(replace(${spread}, ${sought}, ''))) / ${sql.lit(Array.from(sought).length)}.0)`;
}

/** The inverse frequency of a term; what more than half of all have counts next to nothing. */
function weightOf(count: number, total: number): number {
  const all = Math.max(total, count);
  return Math.max(Math.log((all - count + 0.5) / (count + 0.5)), 1e-6);
}

async function countOf(session: Pick<Session, 'db'>, { words, prefix }: Sought): Promise<number> {
  const lexemes = words.map((word, at) => `'${word}'${prefix && at === words.length - 1 ? ':*' : ''}`).join(' & ');
  const found = await rowOf<{ count: number }>(
    session,
    sql`select count(*) as count from (
      select 1 from statement_rows where words::tsvector @@ ${lexemes}::tsquery limit ${sql.lit(MOST_COUNTED)}) f`,
  );
  return found?.count ?? 0;
}

/** What is asked for, not what is left out. */
const termsIn = (query: Query): readonly Term[] =>
  query.type === 'term'
    ? [query]
    : query.type === 'near'
      ? query.terms
      : query.type === 'any' || query.type === 'all'
        ? query.queries.flatMap(termsIn)
        : [];
