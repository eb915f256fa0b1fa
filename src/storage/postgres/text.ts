import { sql } from 'kysely';
import { DENSE, type Query, type Term } from '../../ledger/index.ts';
import { searchedWords } from '../../text/index.ts';
import type { Fragment, TextSearch, TextSource } from '../shared/session.ts';
import { leastKey, rowOf, rowsOf } from '../shared/sql.ts';
import { rankOf } from './rank.ts';
import { estimated, sampled } from './sample.ts';
import { holdsTerm, lexemesOfTerm, wordsIn } from './terms.ts';

/**
 * Bytes of words that are kept of a text: Postgres takes no more than a megabyte into one entry of the index. A statement
 * of so many words is twenty hours of speech; what is said after that is not found by its words.
 */
const MOST_BYTES = 1_000_000;

/** The words of a text in a row, each between spaces: ' the talks on fish '. */
export function wordsColumn(text: string): string {
  const words = searchedWords(text).map(({ word }) => word);
  let [kept, bytes] = [words.length, 1];
  if (text.length > MOST_BYTES / 4) {
    kept = 0;
    while (kept < words.length && (bytes += Buffer.byteLength(words[kept] ?? '') + 1) <= MOST_BYTES) kept += 1;
  }
  return kept === 0 ? ' ' : ` ${words.slice(0, kept).join(' ')} `;
}

/**
 * The words by an index of Postgres' own on `words`, and phrases by the text of it, so that neither a configuration nor an
 * extension is needed, and the same is found as in SQLite (text/searchedWords.ts).
 */
export const postgresText: TextSearch = {
  keys: (words) => sql`select s.pk as key from statement_rows s where ${indexed(words, 's')}`,
  async frequency(session, words) {
    const sample = await sampled(session, [holds(words, 's.words')]);
    const isDense = estimated(sample, 0) >= DENSE;
    return { share: isDense ? (sample.found[0] ?? 0) / sample.rows : 0, keys: null };
  },
  everywhere: (words) => (isOfSingleWords(words) ? EVERYWHERE : 0),
  async counts(session, terms, most) {
    if (terms.length === 0) return [];
    const sample = await sampled(
      session,
      terms.map((term) => holdsTerm(term, 's.words')),
      true,
    );
    const isMany = terms.map((_, at) => estimated(sample, at) > MANY_TIMES * most);
    const counts = terms.map((term, at) =>
      isMany[at]
        ? sql`${sql.lit(most + 1)}`
        : sql`(select count(*) from (select 1 from statement_rows s where ${indexed({ type: 'term', ...term }, 's')}
            limit ${sql.lit(most + 1)}) f)`,
    );
    const rows = await rowsOf<{ count: number }>(session, sql`select unnest(array[${sql.join(counts)}]) as count`);
    return rows.map(({ count }) => count);
  },
  latest: (words, most, share) =>
    isSoonestRead(words, share)
      ? sql`select s.pk as key from statement_rows s where ${holds(words, 's.words')} and ${isLate}
          order by s.pk desc limit ${sql.lit(most)}`
      : sql`select key from (${postgresText.keys(words)} offset 0) f order by key desc limit ${sql.lit(most)}`,
  async oldest(session, words, most, share) {
    if (isSoonestRead(words, share)) {
      const read = Math.min(MOST_READ, Math.ceil(most / share));
      const row = await rowOf<{ key: number | null }>(
        session,
        sql`select max(pk) - ${sql.lit(read)} as key from statement_rows`,
      );
      return row?.key ?? 0;
    }
    return leastKey(session, postgresText.latest(words, most, share));
  },
  source: (words) => rowsWith(indexed(words, 's'), sql`offset 0`),
  some: (words, most, share) =>
    isSoonestRead(words, share)
      ? rowsWith(sql`${holds(words, 's.words')} and ${isLate}`, sql`order by s.pk desc limit ${sql.lit(most)}`)
      : rowsWith(indexed(words, 's'), sql`limit ${sql.lit(most)}`),
  // Without that: of a word that is everywhere the next are found soonest by going through the keys.
  inOrder: (words) => ({ from: sql`statement_rows s`, where: indexed(words, 's'), key: sql`s.pk` }),
  async ranked(session, words, { oldest, share }) {
    const { times, rank } = await rankOf(session, words);
    const having = isSoonestRead(words, share) ? holds(words, 's.words') : indexed(words, 's');
    return {
      from: sql`(select s.*, ${rank} as rank from (
          select * from statement_rows s where ${having} and s.pk >= ${oldest} offset 0) s
        cross join lateral ${times} offset 0) s`,
      where: sql`true`,
      rank: sql`s.rank`,
    };
  },
  // Of a row that is at hand its text tells soonest.
  among: (words, statement) => holds(words, `${statement}.words`),
  probe: (words, statement) => holds(words, `${statement}.words`),
  titled: (words, statement) =>
    sql`${sql.ref(`${statement}.version`)} in (select w.pk from versions w
      where w.title_words::tsvector @@ ${lexemesOf(words)}::tsquery and ${holds(words, 'w.title_words')})`,
};

/** One statement in twenty has a single word: see `everywhere`. Phrases and the like are everywhere as soon as they are frequent. */
const EVERYWHERE = 0.05;
/** A term in so many times as many statements as are wanted by a sample is not counted. */
const MANY_TIMES = 3;
/**
 * Where so many of all statements have a single word, or a phrase and the like, some of them are found sooner by reading
 * the latest statements than by the index, which gathers all that have each word first. Measured on a million statements.
 */
const READ_FROM = { word: 0.2, phrase: 0 } as const;
/** No more of the latest statements are read for that. */
const MOST_READ = 60_000;

const isLate = sql`s.pk > (select max(pk) from statement_rows) - ${sql.lit(MOST_READ)}`;

const isSoonestRead = (words: Query, share: number): boolean =>
  share > 0 && share >= (isOfSingleWords(words) ? READ_FROM.word : READ_FROM.phrase);

/** OFFSET or LIMIT keep it apart: Postgres would else go through all statements by day, where it takes a word for common. */
const rowsWith = (condition: Fragment, bound: Fragment): TextSource => ({
  from: sql`(select * from statement_rows s where ${condition} ${bound}) s`,
  where: sql`true`,
  key: sql`s.pk`,
});

/** That a statement has the words, by the index; by the text only what the index does not know: the order of words. */
function indexed(words: Query, statement: string): Fragment {
  const column = `${statement}.words`;
  const candidates = sql`${sql.ref(column)}::tsvector @@ ${lexemesOf(words)}::tsquery`;
  return isOfSingleWords(words) ? candidates : sql`(${candidates} and ${holds(words, column)})`;
}

const isOfSingleWords = (query: Query): boolean =>
  query.type === 'term'
    ? wordsIn(query).length === 1
    : (query.type === 'any' || query.type === 'all') && query.queries.every(isOfSingleWords);

/** Of a question the words that a statement has to have in any case, as Postgres reads them. */
function lexemesOf(query: Query): string {
  switch (query.type) {
    case 'term': {
      return lexemesOfTerm(query);
    }
    case 'near': {
      return query.terms.map(lexemesOfTerm).join(' & ');
    }
    case 'any': {
      return `(${query.queries.map((part) => `(${lexemesOf(part)})`).join(' | ')})`;
    }
    case 'all': {
      const asked = query.queries.filter(({ type }) => type !== 'not');
      return asked.map((part) => `(${lexemesOf(part)})`).join(' & ');
    }
    default: {
      throw new Error(`the word index is not asked for ${query.type} alone`);
    }
  }
}

/** That a column of words holds what is asked for. */
function holds(query: Query, column: string): Fragment {
  switch (query.type) {
    case 'term': {
      return holdsTerm(query, column);
    }
    case 'near': {
      return holdsNear(query.terms, query.within, column);
    }
    case 'not': {
      return sql`not ${holds(query.query, column)}`;
    }
    case 'any':
    case 'all': {
      const parts = query.queries.map((part) => holds(part, column));
      return sql`(${sql.join(parts, query.type === 'any' ? sql` or ` : sql` and `)})`;
    }
    default: {
      throw new Error(`the word index is not asked for ${query.type}`);
    }
  }
}

/**
 * That the terms stand near to each other, as FTS5 takes it: of some place of each, none ends more than so many words
 * before the last one begins.
 */
function holdsNear(terms: readonly Term[], within: number, column: string): Fragment {
  const lists = terms.map((term) => ({ words: wordsIn(term), prefix: term.prefix }));
  if (lists.some(({ words }) => words.length === 0)) return sql`false`;
  const places = lists.map((list, at) => sql`lateral ${placesOf(list)} ${sql.ref(`p${at}`)}(at)`);
  const last = sql`greatest(${sql.join(lists.map((_, at) => sql.ref(`p${at}.at`)))})`;
  const near = lists.map(
    ({ words }, at) => sql`${last} - ${sql.ref(`p${at}.at`)} <= ${sql.lit(words.length + within)}`,
  );
  return sql`(${sql.join(
    terms.map((term) => holdsTerm(term, column)),
    sql` and `,
  )} and exists (
    select 1 from (select string_to_array(btrim(${sql.ref(column)}, ' '), ' ') as words offset 0) n
    cross join ${sql.join(places, sql` cross join `)} where ${sql.join(near, sql` and `)}))`;
}

/** Where a term begins among the words `n.words`, from 1. */
function placesOf({ words, prefix }: { readonly words: readonly string[]; readonly prefix: boolean }): Fragment {
  const [only] = words;
  if (words.length === 1 && !prefix) return sql`unnest(array_positions(n.words, ${only}::text))`;
  const each = words.map((word, at) => {
    const there = sql`n.words[g.at + ${sql.lit(at)}]`;
    return prefix && at === words.length - 1 ? sql`starts_with(${there}, ${word})` : sql`${there} = ${word}`;
  });
  return sql`(select g.at from generate_subscripts(n.words, 1) g(at) where ${sql.join(each, sql` and `)})`;
}
