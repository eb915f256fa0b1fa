import { sql } from 'kysely';
import type { Query, Term } from '../../ledger/index.ts';
import type { Fragment, Session } from '../shared/session.ts';
import { rowOf } from '../shared/sql.ts';
import { estimated, sampled } from './sample.ts';
import { holdsTerm, lexemesOfTerm, soughtText, wordsIn } from './terms.ts';

/** Of BM25, as SQLite's FTS5 has them (https://sqlite.org/fts5.html#the_bm25_function). */
const K1 = 1.2;
const B = 0.75;
/** Bytes of the words of a statement as most are. FTS5 reckons with the average of all, which would have to be kept. */
const USUAL_LENGTH = 120;
/** What more statements have by a sample is not counted. */
const MOST_COUNTED = 20_000;
/** Of more terms than these a small sample tells. */
const MANY_TERMS = 4;

/**
 * How well a statement matches, the lower the better: BM25 over the words and phrases asked for, a rare one counting more.
 * `times` is to be joined to the statement `s` laterally.
 */
export async function rankOf(
  session: Pick<Session, 'db'>,
  query: Query,
): Promise<{ readonly times: Fragment; readonly rank: Fragment }> {
  const terms = termsIn(query).filter((term) => wordsIn(term).length > 0);
  const holding = terms.map((term) => holdsTerm(term, 's.words'));
  const sample = await sampled(session, holding, terms.length > MANY_TERMS);
  const [times, scores]: [Fragment[], Fragment[]] = [[], []];
  for (const [at, term] of terms.entries()) {
    const likely = estimated(sample, at);
    const count = likely >= MOST_COUNTED ? likely : await countOf(session, term);
    const weight = weightOf(count, Math.max(sample.last, 1));
    const there = sql.ref(`n.t${at}`);
    times.push(sql`${timesOf(term)} as ${sql.ref(`t${at}`)}`);
    scores.push(
      sql`${sql.lit(weight)} * ${there} * ${sql.lit(K1 + 1)}
        / (${there} + ${sql.lit(K1)} * (${sql.lit(1 - B)} + ${sql.lit(B / USUAL_LENGTH)} * octet_length(s.words)))`,
    );
  }
  if (scores.length === 0) return { times: sql`(select 1) n`, rank: sql`0::float8` };
  // OFFSET 0: else each would be counted wherever it is named.
  return {
    times: sql`(select ${sql.join(times)} offset 0) n`,
    rank: sql`(-(${sql.join(scores, sql` + `)}))::float8`,
  };
}

/** How often it stands there; of a word twice in a row, once, since one space is between the two. */
function timesOf(term: Term): Fragment {
  const [sought, instead] = [soughtText(term), term.prefix ? '' : ' '];
  const bytes = Buffer.byteLength(sought) - Buffer.byteLength(instead);
  return sql`(octet_length(s.words) - octet_length(replace(s.words, ${sought}, ${instead}))) / ${sql.lit(bytes)}.0::float8`;
}

/** The inverse frequency of a term; what more than half of all have counts next to nothing. */
function weightOf(count: number, total: number): number {
  const all = Math.max(total, count);
  return Math.max(Math.log((all - count + 0.5) / (count + 0.5)), 1e-6);
}

async function countOf(session: Pick<Session, 'db'>, term: Term): Promise<number> {
  const found = await rowOf<{ count: number }>(
    session,
    sql`select count(*) as count from (
      select 1 from statement_rows where words::tsvector @@ ${lexemesOfTerm(term)}::tsquery limit ${sql.lit(MOST_COUNTED)}) f`,
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
