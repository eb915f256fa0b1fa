import { setImmediate } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import {
  dayBound,
  foldName,
  hitOf,
  type LedgerStatement,
  parseTerms,
  type SearchQuery,
  type SearchResult,
  type StatementFilter,
  type Term,
} from '../../ledger/index.ts';
import { decodeCursor, encodeCursor, type Place } from '../cursor.ts';
import { statementsOf } from './rows.ts';
import type { Tables } from './tables.ts';

const DEFAULT_LIMIT = 20;
const MOST_HITS = 1_000;
const PORTION = 200;

/** One page of hits, and the number of all. */
export async function search(db: Kysely<Tables>, query: SearchQuery): Promise<SearchResult> {
  const { order = 'date', limit = DEFAULT_LIMIT, cursor, words } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_HITS) {
    throw unreadable(`limit ${limit}`, `a page has 1 to ${MOST_HITS} hits`);
  }
  if (order === 'rank' && !words) throw unreadable('order rank', 'only a search for words has a best match');
  const { from, where } = matching(query);
  const after = cursor === undefined ? sql`true` : following(order, decodeCursor(cursor, order));
  const counted = await sql<{ total: number }>`select count(*) as total from ${from} where ${where}`.execute(db);
  // One more than asked for tells whether a page follows.
  const found = await sql<Place>`
    select s.pk as pk, ${order === 'rank' ? sql`f.rank` : sql`s.first_day`} as place
    from ${from} where ${where} and ${after}
    order by place ${order === 'rank' ? sql`asc` : sql`desc`}, s.pk asc limit ${limit + 1}`.execute(db);
  const shown = found.rows.slice(0, limit);
  const last = found.rows.length > limit ? shown.at(-1) : undefined;
  const statements = await statementsOf(db, pksOf(shown));
  return {
    total: counted.rows[0]?.total ?? 0,
    hits: statements.map(hitOf),
    next: last ? encodeCursor(order, last) : null,
  };
}

/** All that match, by key, a portion at a time: nothing is locked between portions, and memory does not grow. */
export async function* everyStatement(db: Kysely<Tables>, filter: StatementFilter): AsyncGenerator<LedgerStatement> {
  const { from, where } = matching(filter);
  const key = filter.words ? sql`f.rowid` : sql`s.pk`;
  for (let last = 0; ;) {
    const found = await sql<{ pk: number }>`
      select s.pk as pk from ${from} where ${where} and ${key} > ${last} order by ${key} limit ${PORTION}`.execute(db);
    yield* await statementsOf(db, pksOf(found.rows));
    if (found.rows.length < PORTION) return;
    last = found.rows.at(-1)?.pk ?? last;
    await setImmediate();
  }
}

const pksOf = (rows: readonly { pk: number }[]): number[] => rows.map(({ pk }) => pk);

/**
 * The tables and conditions of a query. The words come first, and CROSS JOIN keeps SQLite to it: the other way round
 * it would ask the word index once for every statement of a period.
 */
function matching({ words, speaker, outlet, from, to, kind }: StatementFilter) {
  const conditions: RawBuilder<unknown>[] = [sql`s.current = 1`];
  if (words) conditions.push(sql`f.text match ${expressionOf(parseTerms(words))} and s.pk = f.rowid`);
  if (speaker) {
    const names = sql`select pk from names where instr(key, ${foldName(speaker)}) > 0`;
    conditions.push(sql`s.pk in (select statement from statement_speakers where name in (${names}))`);
  }
  if (outlet) conditions.push(sql`s.outlet in (select pk from outlets where instr(key, ${foldName(outlet)}) > 0)`);
  if (from) conditions.push(sql`s.last_day >= ${dayBound(from, 'from')}`);
  if (to) conditions.push(sql`s.first_day > '' and s.first_day <= ${dayBound(to, 'to')}`);
  if (kind) conditions.push(sql`s.kind = ${kind}`);
  return {
    from: words ? sql`statements_text f cross join statements s` : sql`statements s`,
    where: sql.join(conditions, sql` and `),
  };
}

/** What a person typed as FTS5 reads it: each word or phrase is a string of its own, so no sign in it has a meaning. */
const expressionOf = (terms: readonly Term[]): string =>
  terms.map(({ words, prefix }) => `"${words.replaceAll('"', '""')}"${prefix ? ' *' : ''}`).join(' AND ');

/** The condition for what stands after a place. The first half of the date's lets SQLite begin in the index there. */
const following = (order: 'date' | 'rank', { place, pk }: Place) =>
  order === 'rank'
    ? sql`(f.rank > ${place} or (f.rank = ${place} and s.pk > ${pk}))`
    : sql`s.first_day <= ${place} and (s.first_day < ${place} or s.pk > ${pk})`;

const unreadable = (input: string, fault: string): OnrecordError => new OnrecordError('OR3004', { input, fault });
