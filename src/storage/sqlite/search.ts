import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { OnrecordError } from '../../errors/index.ts';
import {
  hitOf,
  type LedgerStatement,
  type SearchQuery,
  type SearchResult,
  type StatementFilter,
} from '../../ledger/index.ts';
import { decodeCursor, encodeCursor, type Place } from '../cursor.ts';
import type { Connection } from './add.ts';
import { facetsOf } from './facets.ts';
import {
  all,
  columnsOf,
  type Condition,
  type Filter,
  filterOf,
  firstOnly,
  partyCount,
  type PartyFilter,
  partyProbe,
  wordsCount,
  wordsProbe,
} from './filters.ts';
import { statementsOf } from './rows.ts';
import { rowOf, rowsOf } from './statement.ts';

const DEFAULT_LIMIT = 20;
const MOST_HITS = 1_000;
const PORTION = 200;
/** Matches are counted up to here: nobody reads further, and counting a million takes its time. */
const MOST_COUNTED = 10_000;
/** Words or names with more statements than this are no way in: going through the latest statements finds them sooner. */
const DENSE = 20_000;
/** Of words that are everywhere, so many of the latest statements are ranked or counted. */
const MOST_RANKED = 20_000;

/** One page of hits, and the number of all. */
export async function search({ db, database }: Connection, query: SearchQuery): Promise<SearchResult> {
  const { limit = DEFAULT_LIMIT, cursor, words, like, order = like ? 'rank' : 'date' } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_HITS) {
    throw unreadable(`limit ${limit}`, `a page has 1 to ${MOST_HITS} hits`);
  }
  if (order === 'rank' && !words && !like) throw unreadable('order rank', 'only a search for words has a best match');
  const filter = filterOf(database, query);
  const after = cursor === undefined ? null : decodeCursor(cursor, order);
  const plan = planOf(database, filter);
  // One more than asked for tells whether a page follows.
  const found =
    order === 'rank'
      ? ranked(database, filter, plan, after, limit + 1)
      : dated(database, filter, plan, after, limit + 1);
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const counted = count(database, filter, plan);
  const statements = await statementsOf(db, pksOf(shown));
  return {
    total: Math.min(counted, MOST_COUNTED),
    more: counted > MOST_COUNTED,
    hits: statements.map(hitOf),
    next: last ? encodeCursor(order, last) : null,
    ...(query.facets ? { facets: facetsOf(database, matchesOf(database, filter, plan)) } : {}),
  };
}

const pksOf = (rows: readonly { pk: number }[]): number[] => rows.map(({ pk }) => pk);
const unreadable = (input: string, fault: string): OnrecordError => new OnrecordError('OR3004', { input, fault });

/** The way in: the fewest rows that hold all matches, or none where going through all statements by day is quicker. */
interface Plan {
  readonly by: 'words' | PartyFilter | null;
  /** The words have more statements than DENSE. */
  readonly wordsDense: boolean;
}

function planOf(database: Database, { words, parties }: Filter): Plan {
  const wordsRows = words === null ? Infinity : wordsCount(database, words, DENSE);
  const wordsDense = words !== null && wordsRows >= DENSE;
  let best: { by: Plan['by']; rows: number } = { by: words === null ? null : 'words', rows: wordsRows };
  for (const party of parties) {
    const rows = partyCount(database, party, 10 * DENSE);
    if (rows < best.rows) best = { by: party, rows };
  }
  const ways = parties.length + (words === null ? 0 : 1);
  return { by: best.rows < DENSE || ways > 1 ? best.by : null, wordsDense };
}

/** The tables and conditions of a query for its way in. CROSS JOIN keeps SQLite to it. */
function source(filter: Filter, { by, wordsDense }: Plan): { readonly from: string; readonly where: Condition } {
  const { words, parties } = filter;
  const rest = parties.filter((party) => party !== by).map((party) => partyProbe(party, 's'));
  const conditions = [...columnsOf(filter, 's'), ...rest, ...firstOnly(filter)];
  if (by === 'words' && words !== null) {
    const match = { sql: 'f.text match ? and s.pk = f.rowid', values: [words] };
    return { from: 'statements_text f cross join statements s', where: all([match, ...conditions]) };
  }
  if (words !== null) {
    // Asking the word index for one statement costs more than a row of it, so for many it is asked once.
    const among = { sql: `s.pk in (select rowid from statements_text where text match ?)`, values: [words] };
    conditions.push(wordsDense && by !== null ? among : wordsProbe(words, 's'));
  }
  if (by === null || by === 'words') return { from: 'statements s', where: all(conditions) };
  const [role, name] = [by.roles, by.names].map((values) => JSON.stringify(values));
  return {
    from: `(select distinct statement from statement_parties where role in (select value from json_each(?))
      and name in (select value from json_each(?))) p cross join statements s on s.pk = p.statement`,
    where: { sql: all(conditions).sql, values: [role, name, ...all(conditions).values] },
  };
}

/** The hits from a place on, the latest day first. The first half of the condition lets SQLite begin in the index there. */
function dated(database: Database, filter: Filter, plan: Plan, after: Place | null, limit: number): Place[] {
  const { from, where } = source(filter, plan.wordsDense && plan.by === 'words' ? { ...plan, by: null } : plan);
  const following = after ? 'and s.first_day <= ? and (s.first_day < ? or s.pk > ?)' : '';
  return rowsOf<Place>(
    database,
    `select s.pk as pk, s.first_day as place from ${from} where ${where.sql} ${following}
     order by s.first_day desc, s.pk limit ?`,
    ...where.values,
    ...(after ? [after.place, after.place, after.pk] : []),
    limit,
  );
}

/** The best matches; of words that are everywhere, among the latest statements that have them. */
function ranked(database: Database, filter: Filter, plan: Plan, after: Place | null, limit: number): Place[] {
  const { from, where } = source(filter, { ...plan, by: 'words' });
  const since = plan.wordsDense ? latestRow(database, filter.words ?? '') : 0;
  const following = after ? 'and (f.rank > ? or (f.rank = ? and s.pk > ?))' : '';
  return rowsOf<Place>(
    database,
    `select s.pk as pk, f.rank as place from ${from} where ${where.sql} and f.rowid >= ? ${following}
     order by place, s.pk limit ?`,
    ...where.values,
    since,
    ...(after ? [after.place, after.place, after.pk] : []),
    limit,
  );
}

/** The row of the word index from which on MOST_RANKED match. */
const latestRow = (database: Database, words: string): number =>
  rowOf<{ rowid: number }>(
    database,
    'select rowid from statements_text where text match ? order by rowid desc limit 1 offset ?',
    words,
    MOST_RANKED,
  )?.rowid ?? 0;

/** How many match: up to one more than MOST_COUNTED. */
function count(database: Database, filter: Filter, plan: Plan): number {
  const { from, where } = source(filter, plan);
  const counted = rowOf<{ total: number }>(
    database,
    `select count(*) as total from (select 1 from ${from} where ${where.sql} limit ?)`,
    ...where.values,
    MOST_COUNTED + 1,
  );
  return counted?.total ?? 0;
}

function matchesOf(database: Database, filter: Filter, plan: Plan): number[] {
  return pksOf(dated(database, filter, plan, null, MOST_RANKED));
}

/** All that match, by key, a portion at a time: nothing is locked between portions, and memory does not grow. */
export async function* everyStatement(
  { db, database }: Connection,
  given: StatementFilter,
): AsyncGenerator<LedgerStatement> {
  const filter = filterOf(database, given);
  const plan: Plan = { by: filter.words === null ? null : 'words', wordsDense: false };
  const { from, where } = source(filter, plan);
  const key = filter.words === null ? 's.pk' : 'f.rowid';
  // The sign keeps SQLite from the index by day, which would have to be sorted anew for each portion.
  const conditions = where.sql.replace('s.current = 1', '+s.current = 1');
  for (let last = 0; ;) {
    const found = rowsOf<{ pk: number }>(
      database,
      `select s.pk as pk from ${from} where ${conditions} and ${key} > ? order by ${key} limit ?`,
      ...where.values,
      last,
      PORTION,
    );
    yield* await statementsOf(db, pksOf(found));
    if (found.length < PORTION) return;
    last = found.at(-1)?.pk ?? last;
    await setImmediate();
  }
}

/** The keys of all that match, the earliest day first; what has no day comes first. At most `limit`. */
export function everyPlace(database: Database, given: StatementFilter, limit: number): Place[] {
  const filter = filterOf(database, given);
  const { from, where } = source(filter, planOf(database, filter));
  return rowsOf<Place>(
    database,
    `select s.pk as pk, s.first_day as place from ${from} where ${where.sql} order by s.first_day, s.pk limit ?`,
    ...where.values,
    limit,
  );
}
