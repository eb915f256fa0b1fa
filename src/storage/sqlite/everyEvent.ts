import { dayBound, type EventFilter, knownValue, type LedgerEvent, ROLES } from '../../ledger/index.ts';
import type { InSession } from '../shared/session.ts';
import type { Connection } from './connection.ts';
import { partiesNamed } from './parties.ts';
import { fullEvents } from './reports.ts';
import { bound, rowsOf } from './statement.ts';

const PORTION = 200;

/** All events that match, by key, a portion at a time. */
export async function* everyEvent(read: InSession, filter: EventFilter): AsyncGenerator<LedgerEvent> {
  for (let last: number | null = 0; last !== null;) {
    const after: number = last;
    const portion = await read((session) => eventsAfter(session, filter, after));
    yield* portion.events;
    last = portion.last;
  }
}

/** The next of them, and after which the portion that follows begins; null where none follows. */
async function eventsAfter(
  connection: Connection,
  filter: EventFilter,
  after: number,
): Promise<{ readonly events: LedgerEvent[]; readonly last: number | null }> {
  const { database } = connection;
  const conditions = ['+e.current = 1'];
  const values: unknown[] = [];
  const where = (sql: string, ...given: unknown[]): void => {
    conditions.push(sql);
    values.push(...given);
  };
  const party = (given: string | undefined, roles: readonly number[]): void => {
    if (!given) return;
    const probe = `exists (select 1 from event_parties q where q.event = e.pk
      and q.role in (select value from json_each(?)) and q.name in (select value from json_each(?)))`;
    where(probe, bound(roles), bound(partiesNamed(database, given)));
  };
  party(filter.actor, [ROLES.actor, ROLES.actorFor]);
  party(filter.recipient, [ROLES.recipient, ROLES.recipientFor]);
  if (filter.type) where('e.type = ?', knownValue('event type', filter.type));
  if (filter.reportedAs) where('e.reported_as = ?', knownValue('way of reporting', filter.reportedAs));
  if (filter.from) where('e.last_day >= ?', dayBound(filter.from, 'from'));
  if (filter.to) where(`e.first_day > '' and e.first_day <= ?`, dayBound(filter.to, 'to'));
  if (filter.reports) knownValue('reports', filter.reports);
  if (filter.reports !== 'all') where('e.cluster = e.pk');
  const found = rowsOf<{ pk: number }>(
    database,
    `select e.pk from event_rows e where ${conditions.join(' and ')} and e.pk > ? order by e.pk limit ${PORTION}`,
    ...values,
    after,
  );
  const events = await fullEvents(
    connection,
    found.map(({ pk }) => pk),
  );
  return { events, last: found.length < PORTION ? null : (found.at(-1)?.pk ?? null) };
}
