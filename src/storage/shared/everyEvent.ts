import { sql } from 'kysely';
import { AS_READ, type EventFilter, knownValue, type LedgerEvent } from '../../ledger/index.ts';
import { type Asked, ofAsked } from './asRead.ts';
import { all, of, toldBy } from './condition.ts';
import { versionsMatching } from './documents.ts';
import { daysOf } from './days.ts';
import { type EventPartyFilter, eventProbe, partiesAsked } from './eventParties.ts';
import { likely } from './likely.ts';
import { inPortions, type Portion, portionOf } from './portions.ts';
import { fullEvents } from './reports.ts';
import type { Condition, Fragment, InSession, Session } from './session.ts';
import { rowsOf } from './sql.ts';

const PORTION = 200;

/** All events that match, by key, a portion at a time. */
export async function* everyEvent(read: InSession, filter: EventFilter): AsyncGenerator<LedgerEvent> {
  const portions = inPortions(read, 'event_rows', (session, after) => eventsAfter(session, filter, after));
  for await (const events of portions) yield* events;
}

async function eventsAfter(session: Session, filter: EventFilter, after: number): Promise<Portion<LedgerEvent>> {
  const conditions = await eventConditions(session, filter);
  const found = await rowsOf<{ pk: number }>(
    session,
    sql`select e.pk from event_rows e where ${all([sql`+e.current = 1`, ...conditions])}
      and e.pk > ${after} order by e.pk limit ${sql.lit(PORTION)}`,
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
  { parties, asked = 'now' }: { readonly parties?: readonly EventPartyFilter[]; readonly asked?: Asked } = {},
): Promise<Fragment[]> {
  const named = parties ?? (await partiesAsked(session, filter));
  const days = daysOf(filter);
  const sure = likely(filter.minConfidence);
  const versions = await versionsOf(session, filter);
  const decidable = (alias: string, condition: Condition, ofRead = condition): Fragment =>
    ofAsked('event', asked, condition, ofRead)(alias);
  const matching = (alias: string): Fragment[] => [
    ...named.map((party) =>
      decidable(
        alias,
        (one) => eventProbe(session, party, one),
        (one) => eventProbe(session, party, one, AS_READ),
      ),
    ),
    ...(days(alias).length === 0 ? [] : [decidable(alias, (one) => all(days(one)))]),
    ...sure.map((condition) => condition(alias)),
    ...(versions === null ? [] : [sql`${of(alias, 'version')} in (${versions})`]),
  ];
  const conditions = matching('e');
  for (const [column, value] of [
    ['type', filter.type && knownValue('event type', filter.type)],
    ['reported_as', filter.reportedAs && knownValue('way of reporting', filter.reportedAs)],
  ] as const)
    if (value) conditions.push(decidable('e', (alias) => sql`${of(alias, column)} = ${value}`));
  if (filter.reports) knownValue('reports', filter.reports);
  conditions.push(filter.reports === 'all' ? isFirstInDocument(matching('o')) : isFirstOf(matching('o')));
  return conditions;
}

/** The versions of the documents that a filter asks for; null where it asks for any. */
async function versionsOf(
  session: Session,
  { outlet, tag, publishedFrom, publishedTo }: EventFilter,
): Promise<Fragment | null> {
  const given = Object.entries({ outlet, tag, from: publishedFrom, to: publishedTo }).filter(([, value]) => value);
  return given.length === 0 ? null : versionsMatching(session, Object.fromEntries(given));
}

/**
 * That of the reports of an event `e` is the first that matches. All have its type and standing; what statements perform
 * can have another recipient in each, and what outlets tell another day.
 * @param matching what the filter asks of the report `o`, where it asks for what can differ
 */
const isFirstOf = (matching: readonly Fragment[]): Fragment =>
  matching.length === 0 ? sql`e.cluster = e.pk` : noneBefore([sql`(o.pk = o.cluster or o.pk < e.pk)`, ...matching]);

/** A document that performs an act in its headline and again below reports it once. */
const isFirstInDocument = (matching: readonly Fragment[]): Fragment =>
  noneBefore([sql`o.version = e.version and (o.pk = o.cluster or o.ordinal < e.ordinal)`, ...matching]);

/** The sign keeps SQLite from going through the events by day. */
const noneBefore = (conditions: readonly Fragment[]): Fragment =>
  sql`(e.cluster = e.pk or not exists (select 1 from event_rows o
    where o.cluster = e.cluster and +o.current = 1 and ${all(conditions)}))`;

/** What counts of the event `e`. */
export const TOLD: Fragment = sql.raw(toldBy('e'));

/** That the event `e` took place, long ago or not: it is neither denied nor supposed nor to come. */
export const tookPlace = ({ dialect: { json } }: Session): Fragment =>
  all(['negated', 'hypothetical', 'future'].map((field) => sql`not ${json(TOLD, [field], 'boolean')}`));

/** Whether the text tells the event `e` as history. No count has that among what is news. */
export const isHistorical = ({ dialect: { json } }: Session): Fragment => json(TOLD, ['historical'], 'boolean');
