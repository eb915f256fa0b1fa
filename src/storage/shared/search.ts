import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import {
  dayBound,
  knownValue,
  type LedgerStatement,
  marksOf,
  type Query,
  type SearchQuery,
  type SearchResult,
  type StatementFilter,
} from '../../ledger/index.ts';
import { decodeCursor, encodeCursor, type Place } from '../cursor.ts';
import { all, isCurrent } from './condition.ts';
import { facetsOf } from './facets.ts';
import { columnsOf, type Filter, filterOf, firstReports, type Found, withoutWords } from './filters.ts';
import { inPortions, type Portion, portionOf } from './portions.ts';
import { hitsOf, statementsOf } from './rows.ts';
import type { Fragment, InSession, Session } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';
import { source, type WayIn, wayIn } from './wayIn.ts';

const DEFAULT_LIMIT = 20;
const MOST_HITS = 1_000;
const PORTION = 200;
/** Reports are counted up to here: nobody reads further, and counting a million takes its time. */
const MOST_COUNTED = 10_000;
/** Of words that are everywhere, so many of the latest statements are ranked or counted. */
const MOST_RANKED = 10_000;

/** So many statements are asked one after the other whether they have words that are everywhere, to be counted. */
const MOST_PROBED = 2_000;

/** One page of hits, and the number of all. */
export async function search(session: Session, query: SearchQuery): Promise<SearchResult> {
  const { limit = DEFAULT_LIMIT, cursor, like, order = like ? 'rank' : 'date' } = query;
  knownValue('order', order);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_HITS) {
    throw unreadable(`limit ${limit}`, `a page has 1 to ${MOST_HITS} hits`);
  }
  const filter = await filterOf(session, query);
  if (order === 'rank' && filter.words === null)
    throw unreadable('order rank', 'only a search for words of the statement has a best match');
  const way = await wayIn(session, filter);
  const scanned = isListed(query, filter, way, order) ? await latestFound(session, filter, way, MOST_COUNTED) : null;
  const matches = order === 'rank' ? await ranked(session, filter, way) : dated(session, filter, way);
  // One more than asked for tells whether a page follows; of two reports in a row the later one is dropped.
  const found: Found[] = [];
  const wanted = 2 * (limit + 1);
  let after = cursor === undefined ? null : decodeCursor(cursor, order);
  for (let at = 0; found.length <= limit; at += wanted) {
    const isScanned = scanned && (!scanned.more || at + wanted <= scanned.found.length);
    const next = isScanned ? scanned.found.slice(at, at + wanted) : await matches(after, wanted);
    found.push(...(await firstReports(session, filter, next)));
    if (next.length < wanted) break;
    after = next.at(-1) ?? after;
  }
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const { marked } = filter;
  const listed = scanned ?? (query.facets ? await latest(session, filter, way) : null);
  // What is listed is counted at hand, if reports of one statement count once.
  const { total, more } = listed && filter.collapsed ? numbersOf(listed) : await count(session, filter, way);
  return {
    // Where only some are counted in, the page may have found more.
    total: more ? Math.max(total, found.length) : total,
    more,
    hits: await hitsOf(session, pksOf(shown), marked.length > 0 ? marksOf(marked) : undefined),
    next: last ? encodeCursor(order, last) : null,
    ...(query.facets && listed ? await facetsOf(session, pksOf(listed.found), filter) : {}),
  };
}

/**
 * Whether the latest matches are listed once, for the page, the number of all and the facets: where facets are wanted, which
 * are of that list, and where every statement is looked at until enough match.
 */
function isListed({ cursor, facets }: SearchQuery, filter: Filter, way: WayIn, order: string): boolean {
  if (order !== 'date' || cursor !== undefined) return false;
  if (facets) return !isOfDenseWords(filter, way);
  return filter.collapsed && way.by === 'all' && filter.columns.length > 0 && !way.last && !way.sample;
}

/** Words that are everywhere and nothing else. */
const isOfDenseWords = ({ words, parties, documents, columns }: Filter, { wordsDense }: WayIn): boolean =>
  words !== null && wordsDense && [...parties, ...documents, ...columns].length === 0;

const pksOf = (rows: readonly { pk: number }[]): number[] => rows.map(({ pk }) => pk);
const unreadable = (input: string, fault: string): OnrecordError => new OnrecordError('OR3004', { input, fault });

type Matches = (after: Place | null, limit: number) => Promise<Found[]>;
const FOUND = sql`s.pk as pk, s.cluster as cluster, s.place as report`;

/** Matches from a place on, the latest day first. The first half of the condition lets SQLite begin in the index there. */
function dated(session: Session, filter: Filter, way: WayIn): Matches {
  const { from, where } = source(session, filter, way);
  const { last } = way;
  return (after, limit) => {
    const following = after
      ? sql`and s.first_day <= ${after.place} and (s.first_day < ${after.place} or s.pk > ${after.pk})`
      : sql``;
    const rows = (more: Fragment): Fragment =>
      sql`select ${FOUND}, s.first_day as place from ${from} where ${where} ${following} ${more}
        order by s.first_day desc, s.pk`;
    const question = last === null ? sql`${rows(sql``)} limit ${limit}` : session.dialect.lastly(rows, last, limit);
    return rowsOf<Found>(session, question);
  };
}

/** The keys of the latest that match, each statement once, and whether there are more. */
export async function latestMatches(
  session: Session,
  given: StatementFilter,
  most: number,
): Promise<{ readonly pks: readonly number[]; readonly more: boolean }> {
  const filter = await filterOf(session, given);
  const { found, more } = await latestFound(session, filter, await wayIn(session, filter), most);
  return { pks: pksOf(once(found)), more };
}

/** The latest that match, every report of them; of words that are everywhere and nothing else those that came in last. */
async function latest(session: Session, filter: Filter, way: WayIn): Promise<Latest> {
  const { words } = filter;
  return words !== null && isOfDenseWords(filter, way)
    ? { found: await lastAdded(session, words, way.share), more: true }
    : latestFound(session, filter, way, MOST_COUNTED);
}

/** The latest matches, and whether there are more. */
interface Latest {
  readonly found: readonly Found[];
  readonly more: boolean;
}

/** How many they are, reports of one statement counted once. */
const numbersOf = ({ found, more }: Latest): { total: number; more: boolean } => ({
  total: new Set(found.flatMap(({ cluster }) => cluster ?? [])).size,
  more,
});

const lastAdded = (session: Session, words: Query, share: number): Promise<Found[]> =>
  rowsOf<Found>(
    session,
    sql`select ${FOUND}, s.first_day as place
      from (${session.dialect.text.latest(words, MOST_COUNTED, share)}) j
        cross join statement_rows s where s.pk = j.key and ${isCurrent('s')}`,
  );

/**
 * The latest matches. Where one party is asked for, and at most columns besides, its own statements by day are the way, a
 * portion at a time, which of somebody with many is several times as quick as asking all statements of the ledger one
 * after the other.
 */
async function latestFound(session: Session, filter: Filter, way: WayIn, most: number): Promise<Latest> {
  const [party, ...others] = filter.parties;
  if (!party || filter.words !== null || [...others, ...filter.documents].length > 0) {
    const found = await dated(session, filter, way)(null, most + 1);
    return { found: found.slice(0, most), more: found.length > most };
  }
  const { isOneOf } = session.dialect;
  const conditions = all([isCurrent('s'), ...columnsOf(filter, 's')]);
  // One name in one role is there once, and its days are in the order of the index.
  const distinct = party.roles.length === 1 && party.names.length === 1 ? sql`` : sql`distinct`;
  const portion = most + PORTION;
  const found: Found[] = [];
  for (let at = 0; found.length <= most; at += portion) {
    const rows = await rowsOf<Found & { readonly asked: number }>(
      session,
      sql`select ${FOUND}, s.first_day as place, (${conditions}) as asked
        from (select ${distinct} day, statement from statement_parties
            where ${isOneOf(sql`role`, party.roles)} and ${isOneOf(sql`name`, party.names)}
            order by day desc, statement limit ${sql.lit(portion)} offset ${sql.lit(at)}) j
          cross join statement_rows s where s.pk = j.statement
        order by s.first_day desc, s.pk`,
    );
    for (const row of rows) if (row.asked) found.push(row);
    if (rows.length < portion) break;
  }
  return { found: found.slice(0, most), more: found.length > most };
}

/** The best matches; of words that are everywhere, among the latest statements that have them. */
async function ranked(session: Session, filter: Filter, { wordsDense, share }: WayIn): Promise<Matches> {
  if (filter.words === null) return async () => [];
  const { text } = session.dialect;
  const oldest = wordsDense ? await text.oldest(session, filter.words, MOST_RANKED, share) : 0;
  const { from, where, rank } = await text.ranked(session, filter.words, { oldest, share });
  const conditions = all([where, ...withoutWords(session, filter, 's')]);
  const matches = sql`select ${FOUND}, ${rank} as place from ${from} where ${conditions}`;
  return (after, limit) => {
    if (after === null) return rowsOf<Found>(session, sql`${matches} order by ${rank}, s.pk limit ${limit}`);
    const { pk, place } = after;
    // A score depends on all that is in the ledger: what has come in since the last page changes that of its last hit too.
    // Materialized, since FTS5 gives another score where it is asked for one row.
    return rowsOf<Found>(
      session,
      sql`with f as materialized (${matches}), l as (select coalesce((select place from f where pk = ${pk}), ${place}) as score)
        select f.* from f cross join l where place > score or (place = score and pk > ${pk})
        order by place, pk limit ${limit}`,
    );
  };
}

/**
 * How many statements match, reports of one counted once. No more than MOST_COUNTED of those that the way in gives are
 * looked at; where there are more, the number is what was found among them.
 */
async function count(session: Session, filter: Filter, way: WayIn): Promise<{ total: number; more: boolean }> {
  const { sample, wordsDense, last, share } = way;
  let counting: Pick<WayIn, 'by' | 'list' | 'rest' | 'share'> = way;
  const probed = way.by === 'list' && way.list.length <= MOST_PROBED ? last : null;
  if (probed) counting = { ...way, rest: [...way.rest, probed('s')] };
  else if (wordsDense && (way.by === 'all' || last)) {
    counting = { by: 'words', list: [], rest: withoutWords(session, filter, 's'), share };
  } else if (sample) counting = { by: 'list', list: sample, rest: [isCurrent('s'), ...columnsOf(filter, 's')], share };
  const { from, where } = source(session, filter, counting, MOST_COUNTED + 1);
  const { collapsed } = filter;
  const once = collapsed ? sql`cluster` : sql`coalesce(cluster, -pk) || ' ' || version`;
  const counted = (await rowOf<{ rows: number; total: number }>(
    session,
    sql`select count(*) as rows, count(distinct ${once}) as total
      from (select s.cluster, s.pk, s.version from ${from} where ${where} limit ${sql.lit(MOST_COUNTED + 1)}) f`,
  )) ?? { rows: 0, total: 0 };
  const more = (counting !== way && !probed) || way.list.length > MOST_COUNTED || counted.rows > MOST_COUNTED;
  return { total: collapsed ? counted.total : Math.min(counted.total, MOST_COUNTED), more };
}

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
  const portions = inPortions(read, 'statement_rows', (session, after) => statementsAfter(session, given, after, each));
  for await (const statements of portions) yield* statements;
}

async function statementsAfter(
  session: Session,
  given: StatementFilter,
  after: number,
  each: boolean,
): Promise<Portion<LedgerStatement>> {
  const filter = await filterOf(session, given);
  const [, ...conditions] = withoutWords(session, filter, 's');
  const { from, where, key } =
    filter.words === null
      ? { from: sql`statement_rows s`, where: sql`1 = 1`, key: sql`s.pk` }
      : session.dialect.text.inOrder(filter.words);
  // The sign keeps databases from the index by day, which would have to be sorted anew for each portion.
  const found = await rowsOf<Found>(
    session,
    sql`select ${FOUND}, s.first_day as place from ${from}
      where ${all([where, sql`+s.current = 1`, ...conditions])}
      and ${key} > ${after} order by ${key} limit ${sql.lit(PORTION)}`,
  );
  const pks = pksOf(each ? found : await firstReports(session, filter, found));
  return portionOf(found, PORTION, ({ pk }) => pk, await statementsOf(session, pks));
}

/** Days from which and up to which something is looked for; or all that is over before a day. */
type Stretch = Pick<StatementFilter, 'from' | 'to'> | { readonly before: string };

interface Places {
  readonly found: readonly Found[];
  /** Whether as many rows were found as were asked for, so that there may be more. */
  readonly isFull: boolean;
}

/**
 * The keys of all that match within each of these stretches of days, each statement once, the earliest day first; what has
 * no day comes first. Before a day the latest are looked for first.
 */
export async function placesWithin(
  session: Session,
  given: Omit<StatementFilter, 'from' | 'to'>,
  stretches: readonly Stretch[],
  limit: number,
): Promise<Places[]> {
  const filter = await filterOf(session, given);
  const way = await wayIn(session, filter);
  const rest = way.last ? [...way.rest, way.last('s')] : way.rest;
  const found: Places[] = [];
  for (const stretch of stretches) {
    const isBefore = 'before' in stretch;
    const within = isBefore
      ? [sql`s.first_day > '' and s.last_day < ${dayBound(stretch.before, 'from')}`]
      : columnsOf(await filterOf(session, stretch), 's');
    const { from, where } = source(session, filter, { ...way, rest: [...rest, ...within] });
    const order = isBefore ? sql`s.first_day desc, s.pk desc` : sql`s.first_day, s.pk`;
    const rows = await rowsOf<Found>(
      session,
      sql`select ${FOUND}, s.first_day as place from ${from} where ${where} order by ${order} limit ${limit}`,
    );
    found.push({ found: once(isBefore ? rows.toReversed() : rows), isFull: rows.length === limit });
  }
  return found;
}
