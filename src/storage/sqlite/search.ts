import type { Database } from 'better-sqlite3';
import { OnrecordError } from '../../errors/index.ts';
import {
  knownValue,
  type LedgerStatement,
  type SearchQuery,
  type SearchResult,
  type StatementFilter,
} from '../../ledger/index.ts';
import { decodeCursor, encodeCursor, type Place } from '../cursor.ts';
import type { InSession } from '../shared/session.ts';
import type { Connection } from './connection.ts';
import { facetsOf } from './facets.ts';
import type { Condition } from './condition.ts';
import { columnsOf, type Filter, filterOf, firstReports, type Found, partyProbe } from './filters.ts';
import { marksOf } from './matching.ts';
import { hitsOf, statementsOf } from './rows.ts';
import { rowOf, rowsOf } from './statement.ts';
import { source, type WayIn, wayIn } from './wayIn.ts';

const DEFAULT_LIMIT = 20;
const MOST_HITS = 1_000;
const PORTION = 200;
/** Reports are counted up to here: nobody reads further, and counting a million takes its time. */
const MOST_COUNTED = 10_000;
/** Of words that are everywhere, so many of the latest statements are ranked or counted. */
const MOST_RANKED = 20_000;

/** One page of hits, and the number of all. */
export async function search({ db, database }: Connection, query: SearchQuery): Promise<SearchResult> {
  const { limit = DEFAULT_LIMIT, cursor, like, order = like ? 'rank' : 'date' } = query;
  knownValue('order', order);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_HITS) {
    throw unreadable(`limit ${limit}`, `a page has 1 to ${MOST_HITS} hits`);
  }
  const filter = filterOf(database, query);
  if (order === 'rank' && filter.words === null)
    throw unreadable('order rank', 'only a search for words of the statement has a best match');
  const way = wayIn(database, filter);
  const matches = order === 'rank' ? ranked(database, filter, way) : dated(database, filter, way);
  // One more than asked for tells whether a page follows.
  const found: Found[] = [];
  let after = cursor === undefined ? null : decodeCursor(cursor, order);
  for (let wanted = limit + 1; wanted > 0; wanted = limit + 1 - found.length) {
    const next: Found[] = matches(after, wanted);
    found.push(...firstReports(database, filter, next));
    if (next.length < wanted) break;
    after = next.at(-1) ?? after;
  }
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const { marked } = filter;
  return {
    ...count(database, filter, way),
    hits: await hitsOf(db, pksOf(shown), marked ? (pk) => marksOf(database, marked, pk) : undefined),
    next: last ? encodeCursor(order, last) : null,
    ...(query.facets
      ? { facets: facetsOf(database, pksOf(once(dated(database, filter, way)(null, MOST_RANKED)))) }
      : {}),
  };
}

const pksOf = (rows: readonly { pk: number }[]): number[] => rows.map(({ pk }) => pk);
const unreadable = (input: string, fault: string): OnrecordError => new OnrecordError('OR3004', { input, fault });

type Matches = (after: Place | null, limit: number) => Found[];
const FOUND = 's.pk as pk, s.cluster as cluster, s.place as report';

/** Matches from a place on, the latest day first. The first half of the condition lets SQLite begin in the index there. */
function dated(database: Database, filter: Filter, way: WayIn): Matches {
  const { from, where } = source(filter, way);
  const { last } = way;
  return (after, limit) => {
    const following = after ? 'and s.first_day <= ? and (s.first_day < ? or s.pk > ?)' : '';
    const rows = `select ${FOUND}, s.first_day as place from ${from} where ${where.sql} ${following}
      order by s.first_day desc, s.pk limit ?`;
    const values = [...where.values, ...(after ? [after.place, after.place, after.pk] : [])];
    if (last === null) return rowsOf<Found>(database, rows, ...values, limit);
    // The inner limit keeps SQLite from putting the two together: the last condition would be asked before the order.
    const sql = `select * from (${rows}) s where ${last.sql} limit ?`;
    return rowsOf<Found>(database, sql, ...values, -1, ...last.values, limit);
  };
}

/** The best matches; of words that are everywhere, among the latest statements that have them. */
function ranked(database: Database, filter: Filter, { wordsDense }: WayIn): Matches {
  const { from, where } = source(filter, { by: 'words', list: [], rest: withoutWords(filter) });
  const since = wordsDense ? latestRow(database, filter.words ?? '') : 0;
  return (after, limit) =>
    rowsOf<Found>(
      database,
      `select ${FOUND}, f.rank as place from ${from}
       where ${where.sql} and f.rowid >= ? ${after ? 'and (f.rank > ? or (f.rank = ? and s.pk > ?))' : ''}
       order by f.rank, s.pk limit ?`,
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

/**
 * How many statements match, reports of one counted once. No more than MOST_COUNTED of those that the way in gives are
 * looked at; where there are more, the number is what was found among them.
 */
function count(database: Database, filter: Filter, way: WayIn): { total: number; more: boolean } {
  const { sample, wordsDense, last } = way;
  let counting: Pick<WayIn, 'by' | 'list' | 'rest'> = way;
  if (wordsDense && (way.by === 'all' || last)) counting = { by: 'words', list: [], rest: withoutWords(filter) };
  else if (sample) counting = { by: 'list', list: sample, rest: columnsOf(filter, 's') };
  const { from, where } = source(filter, counting, MOST_COUNTED + 1);
  const counted = rowOf<{ rows: number; clusters: number; reports: number }>(
    database,
    `select count(*) as rows, count(distinct cluster) as clusters,
       count(distinct coalesce(cluster, -pk) || ' ' || version) as reports
     from (select s.cluster, s.pk, s.version from ${from} where ${where.sql} limit ?)`,
    ...where.values,
    MOST_COUNTED + 1,
  ) ?? { rows: 0, clusters: 0, reports: 0 };
  const more = counting !== way || way.list.length > MOST_COUNTED || counted.rows > MOST_COUNTED;
  return { total: filter.collapsed ? counted.clusters : Math.min(counted.reports, MOST_COUNTED), more };
}

/** All conditions but the words, for a statement that comes from the word index. */
const withoutWords = (filter: Filter): Condition[] => [
  ...columnsOf(filter, 's'),
  ...filter.parties.map((party) => partyProbe(party, 's')),
];

/** Of all reports of one statement the first one, the order kept. */
function once(found: readonly Found[]): Found[] {
  const first = new Map<number, Found>();
  for (const one of found) {
    const key = one.cluster ?? -one.pk;
    const other = first.get(key);
    if (!other || one.report < other.report) first.set(key, one);
  }
  const kept = new Set(first.values());
  return found.filter((one) => kept.has(one));
}

/**
 * All that match, by key, a portion at a time: nothing is locked between portions, and memory does not grow.
 * @param each also what is another place of the same report
 */
export async function* everyStatement(
  read: InSession,
  given: StatementFilter,
  each = false,
): AsyncGenerator<LedgerStatement> {
  for (let last: number | null = 0; last !== null;) {
    const after: number = last;
    const portion = await read((session) => statementsAfter(session, given, after, each));
    yield* portion.statements;
    last = portion.last;
  }
}

/** The next of them, and after which the portion that follows begins; null where none follows. */
async function statementsAfter(
  { db, database }: Connection,
  given: StatementFilter,
  after: number,
  each: boolean,
): Promise<{ readonly statements: LedgerStatement[]; readonly last: number | null }> {
  const filter = filterOf(database, given);
  const by = filter.words === null ? 'all' : 'words';
  const { from, where } = source(filter, { by, list: [], rest: withoutWords(filter) });
  const key = filter.words === null ? 's.pk' : 'f.rowid';
  // The sign keeps SQLite from the index by day, which would have to be sorted anew for each portion.
  const conditions = where.sql.replace('s.current = 1', '+s.current = 1');
  const found = rowsOf<Found>(
    database,
    `select ${FOUND}, s.first_day as place from ${from} where ${conditions} and ${key} > ? order by ${key} limit ?`,
    ...where.values,
    after,
    PORTION,
  );
  const statements = await statementsOf(db, pksOf(each ? found : firstReports(database, filter, found)));
  return { statements, last: found.length < PORTION ? null : (found.at(-1)?.pk ?? null) };
}

/** The keys of all that match, each statement once, the earliest day first; what has no day comes first. */
export function everyPlace(database: Database, given: StatementFilter, limit: number): Found[] {
  const filter = filterOf(database, given);
  const way = wayIn(database, filter);
  const { from, where } = source(filter, { ...way, rest: way.last ? [...way.rest, way.last] : way.rest });
  const found = rowsOf<Found>(
    database,
    `select ${FOUND}, s.first_day as place from ${from} where ${where.sql} order by s.first_day, s.pk limit ?`,
    ...where.values,
    limit,
  );
  return once(found);
}
