import { sql } from 'kysely';
import type { EventFilter, LedgerEvent } from '../../ledger/index.ts';
import { all } from './condition.ts';
import { eventFilterOf, eventProbe } from './eventFilters.ts';
import { inPortions, type Portion, portionOf } from './portions.ts';
import { fullEvents } from './reports.ts';
import type { InSession, Session } from './session.ts';
import { rowsOf } from './sql.ts';

const PORTION = 200;

/** All events that match, by key, a portion at a time. */
export async function* everyEvent(read: InSession, filter: EventFilter): AsyncGenerator<LedgerEvent> {
  const portions = inPortions(read, 'event_rows', (session, after) => eventsAfter(session, filter, after));
  for await (const events of portions) yield* events;
}

async function eventsAfter(
  session: Session,
  filter: EventFilter,
  after: number,
): Promise<Portion<LedgerEvent>> {
  const { parties, conditions } = await eventFilterOf(session, filter);
  // The sign keeps SQLite from the index by day, which would have to be sorted anew for each portion.
  const where = all([sql`+e.current = 1`, ...parties.map((party) => eventProbe(session, party)), ...conditions]);
  const found = await rowsOf<{ pk: number }>(
    session,
    sql`select e.pk from event_rows e where ${where} and e.pk > ${after}
      order by e.pk limit ${sql.lit(PORTION)}`,
  );
  const events = await fullEvents(
    session,
    found.map(({ pk }) => pk),
  );
  return portionOf(found, PORTION, ({ pk }) => pk, events);
}
