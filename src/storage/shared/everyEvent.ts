import { sql } from 'kysely';
import { dayBound, type EventFilter, knownValue, type LedgerEvent } from '../../ledger/index.ts';
import { all, of } from './condition.ts';
import { versionsMatching } from './documents.ts';
import { type EventPartyFilter, eventProbe, partiesAsked } from './eventParties.ts';
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

/**
 * What a filter asks of the event `e`, beside that it is a current one. `parties`: those that it names, where they have been
 * looked up. @throws OnrecordError OR3004, OR3016, OR6006
 */
export async function eventConditions(
  session: Session,
  filter: EventFilter,
  parties?: readonly EventPartyFilter[],
): Promise<Fragment[]> {
  const conditions = (parties ?? (await partiesAsked(session, filter))).map((party) => eventProbe(session, party));
  if (filter.type) conditions.push(sql`e.type = ${knownValue('event type', filter.type)}`);
  if (filter.reportedAs) conditions.push(sql`e.reported_as = ${knownValue('way of reporting', filter.reportedAs)}`);
  const days = daysOf(filter);
  conditions.push(...days('e'));
  if (filter.reports) knownValue('reports', filter.reports);
  const versions = await versionsOf(session, filter);
  if (versions !== null) conditions.push(sql`e.version in (${versions})`);
  if (filter.reports === 'all') conditions.push(ONCE_A_DOCUMENT);
  else conditions.push(versions === null ? sql`e.cluster = e.pk` : isFirstOf(versions, days));
  return conditions;
}

/** The days on which the event of an alias may be. @throws OnrecordError OR3004 */
function daysOf({ from, to }: Pick<EventFilter, 'from' | 'to'>): (alias: string) => Fragment[] {
  const bounds = { from: from ? dayBound(from, 'from') : null, to: to ? dayBound(to, 'to') : null };
  return (alias) => [
    ...(bounds.from === null ? [] : [sql`${of(alias, 'last_day')} >= ${bounds.from}`]),
    ...(bounds.to === null
      ? []
      : [sql`${of(alias, 'first_day')} > '' and ${of(alias, 'first_day')} <= ${bounds.to}`]),
  ];
}

/** The versions of the documents that a filter asks for; null where it asks for any. */
async function versionsOf(
  session: Session,
  { outlet, tag, publishedFrom, publishedTo }: EventFilter,
): Promise<Fragment | null> {
  const given = Object.entries({ outlet, tag, from: publishedFrom, to: publishedTo }).filter(([, value]) => value);
  return given.length === 0 ? null : versionsMatching(session, Object.fromEntries(given));
}

/** That the event `e` is its event's first report, or that none before it is in these versions; all have its type, parties and standing. */
const isFirstOf = (versions: Fragment, days: (alias: string) => Fragment[]): Fragment =>
  sql`(e.cluster = e.pk or not exists (select 1 from event_rows o where ${all([
    sql`o.cluster = e.cluster and (o.pk = o.cluster or o.pk < e.pk) and o.current = 1 and o.version in (${versions})`,
    ...days('o'),
  ])}))`;

/** A document that performs an act in its headline and again below reports it once. */
const ONCE_A_DOCUMENT = sql`(e.cluster = e.pk or not exists (select 1 from event_rows o
  where o.cluster = e.cluster and o.version = e.version and (o.pk = o.cluster or o.ordinal < e.ordinal)))`;

/** That the event `e` took place, long ago or not: it is neither denied nor supposed nor to come. */
export const tookPlace = ({ dialect: { json } }: Session): Fragment =>
  all(['negated', 'hypothetical', 'future'].map((field) => sql`not ${json('e.reading', [field], 'boolean')}`));

/** Whether the text tells the event `e` as history. No count has that among what is news. */
export const isHistorical = ({ dialect: { json } }: Session): Fragment => json('e.reading', ['historical'], 'boolean');
