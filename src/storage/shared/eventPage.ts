import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import { DENSE, type EventPage, type EventQuery } from '../../ledger/index.ts';
import { decodeCursor, encodeCursor, type Place } from '../cursor.ts';
import { all } from './condition.ts';
import { EITHER_SIDE, type EventPartyFilter, partiesAsked } from './eventParties.ts';
import { eventConditions } from './everyEvent.ts';
import { fullEvents } from './reports.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

const DEFAULT_LIMIT = 20;
const MOST_EVENTS = 1_000;
/** As of statements: nobody reads further. */
const MOST_COUNTED = 10_000;

/** One page of events, the latest first, with what there is of each type. @throws OnrecordError OR3004, OR6006 */
export async function eventPage(session: Session, query: EventQuery): Promise<EventPage> {
  const { limit = DEFAULT_LIMIT, cursor } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_EVENTS) {
    throw new OnrecordError('OR3004', { input: `limit ${limit}`, fault: `a page has 1 to ${MOST_EVENTS} events` });
  }
  const matching = await matchingEvents(session, query);
  const after = cursor === undefined ? null : decodeCursor(cursor, 'date');
  // The first half of the condition lets SQLite begin in the index there.
  const following = after
    ? sql`and e.first_day <= ${after.place} and (e.first_day < ${after.place} or e.pk > ${after.pk})`
    : sql``;
  const found = await rowsOf<Place>(
    session,
    sql`select e.pk, e.first_day as place ${matching} ${following} ${LATEST_FIRST} limit ${limit + 1}`,
  );
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    ...(await count(session, matching)),
    events: await fullEvents(
      session,
      shown.map(({ pk }) => pk),
    ),
    next: last ? encodeCursor('date', last) : null,
  };
}

const LATEST_FIRST = sql`order by e.first_day desc, e.pk`;

/** From which tables, and on which conditions: by the events of a party that has few, or else by day. */
async function matchingEvents(session: Session, query: EventQuery): Promise<Fragment> {
  const parties = await partiesAsked(session, query);
  const conditions = all([sql`e.current = 1`, ...(await eventConditions(session, query, { parties }))]);
  const listed = await Promise.all(parties.map((party) => takingPart(session, party)));
  const [few] = listed.toSorted((a, b) => a.length - b.length).filter(({ length }) => length <= DENSE);
  if (few === undefined) return sql`from event_rows e where ${conditions}`;
  return sql`from ${session.dialect.list(few, 'integer')} j cross join event_rows e where e.pk = j.value and ${conditions}`;
}

/** The events in which somebody takes part on whichever side; more than DENSE where these are not all. */
async function takingPart(session: Session, { names }: EventPartyFilter): Promise<number[]> {
  const { list } = session.dialect;
  const rows = await rowsOf<{ event: number }>(
    session,
    sql`select distinct event from event_parties where role in ${list(EITHER_SIDE)}
      and name in ${list(names, 'integer')} limit ${sql.lit(DENSE + 1)}`,
  );
  return rows.map(({ event }) => event);
}

/** What there is among the latest that match. */
async function count(
  session: Session,
  matching: Fragment,
): Promise<Pick<EventPage, 'total' | 'more' | 'types' | 'reportedAs'>> {
  type Counted = EventPage['types'][number] & EventPage['reportedAs'][number];
  const rows = await rowsOf<Counted>(
    session,
    sql`select type, way, count(*) as count from (
        select e.type, e.reported_as as way ${matching} ${LATEST_FIRST} limit ${sql.lit(MOST_COUNTED + 1)}
      ) f group by type, way`,
  );
  const sums = <Key>(keyOf: (row: Counted) => Key): (readonly [Key, number])[] => {
    const counts = new Map<Key, number>();
    for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + row.count);
    return [...counts].toSorted(([a, more], [b, less]) => less - more || (a < b ? -1 : 1));
  };
  const counted = rows.reduce((sum, { count }) => sum + count, 0);
  return {
    total: Math.min(counted, MOST_COUNTED),
    more: counted > MOST_COUNTED,
    types: sums(({ type }) => type).map(([type, count]) => ({ type, count })),
    reportedAs: sums(({ way }) => way).map(([way, count]) => ({ way, count })),
  };
}
