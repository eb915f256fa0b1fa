import { sql } from 'kysely';
import { dayBound, type EventFilter, knownValue, type LedgerEvent, ROLES } from '../../ledger/index.ts';
import { all } from './condition.ts';
import { partiesNamed } from './partiesNamed.ts';
import { inPortions, type Portion, portionOf } from './portions.ts';
import { fullEvents } from './reports.ts';
import type { Fragment, InSession, Session } from './session.ts';
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
  const conditions = [sql`+e.current = 1`, ...(await eventConditions(session, filter))];
  const found = await rowsOf<{ pk: number }>(
    session,
    sql`select e.pk from event_rows e where ${all(conditions)} and e.pk > ${after}
      order by e.pk limit ${sql.lit(PORTION)}`,
  );
  const events = await fullEvents(
    session,
    found.map(({ pk }) => pk),
  );
  return portionOf(found, PORTION, ({ pk }) => pk, events);
}

/** That somebody takes part in the event `e`. */
export async function eventProbe(session: Session, given: string, roles: readonly number[]): Promise<Fragment> {
  const names = await partiesNamed(session, given);
  return sql`exists (select 1 from event_parties q where q.event = e.pk
    and q.role in ${session.dialect.list(roles)} and q.name in ${session.dialect.list(names)})`;
}

/** What is to be had of each of the two parties that a filter may name. */
export async function ofParties<Found>(
  session: Session,
  { actor, recipient }: Pick<EventFilter, 'actor' | 'recipient'>,
  ask: (session: Session, given: string, roles: readonly number[]) => Promise<Found>,
): Promise<Found[]> {
  return [
    ...(actor ? [await ask(session, actor, [ROLES.actor, ROLES.actorFor])] : []),
    ...(recipient ? [await ask(session, recipient, [ROLES.recipient, ROLES.recipientFor])] : []),
  ];
}

/** What a filter asks of the event `e`, beside that it is a current one. @throws OnrecordError OR3004, OR6006 */
export async function eventConditions(session: Session, filter: EventFilter): Promise<Fragment[]> {
  const conditions = await ofParties(session, filter, eventProbe);
  if (filter.type) conditions.push(sql`e.type = ${knownValue('event type', filter.type)}`);
  if (filter.reportedAs) conditions.push(sql`e.reported_as = ${knownValue('way of reporting', filter.reportedAs)}`);
  if (filter.from) conditions.push(sql`e.last_day >= ${dayBound(filter.from, 'from')}`);
  if (filter.to) conditions.push(sql`e.first_day > '' and e.first_day <= ${dayBound(filter.to, 'to')}`);
  if (filter.reports) knownValue('reports', filter.reports);
  if (filter.reports !== 'all') conditions.push(sql`e.cluster = e.pk`);
  return conditions;
}

/** The same for those of a party that are looked for among all: its events are the way to them. */
export async function eventsWith(session: Session, given: string, roles: readonly number[]): Promise<Fragment> {
  const names = await partiesNamed(session, given);
  return sql`e.pk in (select q.event from event_parties q
    where q.role in ${session.dialect.list(roles)} and q.name in ${session.dialect.list(names)})`;
}

/** That the event `e` took place, long ago or not: it is neither denied nor supposed nor to come. */
export const tookPlace = ({ dialect: { json } }: Session): Fragment =>
  all(['negated', 'hypothetical', 'future'].map((field) => sql`not ${json('e.reading', [field], 'boolean')}`));

/** Whether the text tells the event `e` as history. No count has that among what is news. */
export const isHistorical = ({ dialect: { json } }: Session): Fragment => json('e.reading', ['historical'], 'boolean');
