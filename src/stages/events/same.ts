import type { EventLocation, EventParty, Occurrence } from '../../document/index.ts';
import { remembered } from '../../text/index.ts';
import { isReportDay } from './dateChoice.ts';

/** The fields that decide whether two events are the same; as in `PloverEvent`. */
export type ComparedEvent = Pick<
  Occurrence,
  | 'type'
  | 'modes'
  | 'negated'
  | 'hypothetical'
  | 'future'
  | 'historical'
  | 'actors'
  | 'recipients'
  | 'location'
  | 'date'
>;

/** The next day's report is still about the same event, and so is one whose date is off because of the time zone. */
const DAYS_APART = 1;
const DAY = 86_400_000;

/**
 * Whether two events, in one or two documents, are the same: equal type and flags, modes that agree, no contradicting
 * actor, recipient or place, dates within a day of each other, and at least one party or city known to be the same.
 * Across documents (`apart`), both also need a date and a known actor or recipient in common: two documents may each
 * speak of “the attack” and mean different ones.
 */
export function sameEvent(
  a: ComparedEvent,
  b: ComparedEvent,
  { apart = true }: { readonly apart?: boolean } = {},
): boolean {
  if (a.type !== b.type || a.negated !== b.negated || a.hypothetical !== b.hypothetical) return false;
  if (a.future !== b.future || a.historical !== b.historical || !agree(a.modes, b.modes)) return false;
  const { actors, recipients, place, date } = compared(a, b, apart);
  if ([actors, recipients, place, date].includes('differ')) return false;
  const who = actors === 'same' || recipients === 'same';
  return apart ? who && date === 'same' : who || (place === 'same' && a.location?.level === 'city');
}

/** Whether parties, place or date tell two mentions in one document apart. */
export const contradicts = (a: ComparedEvent, b: ComparedEvent): boolean =>
  Object.values(compared(a, b, false)).includes('differ');

function compared(
  a: ComparedEvent,
  b: ComparedEvent,
  apart: boolean,
): Readonly<Record<'actors' | 'recipients' | 'place' | 'date', Comparison>> {
  // Within a document, the day of the report only stands in for a date that another mention may give.
  const isOpen = !apart && [a, b].some(({ date }) => date !== null && isReportDay(date));
  return {
    actors: compareParties(a.actors, b.actors),
    recipients: compareParties(a.recipients, b.recipients),
    place: comparePlaces(a.location, b.location),
    date: isOpen ? 'open' : compareDates(a, b),
  };
}

type Comparison = 'same' | 'open' | 'differ';

/** One side may name fewer modes. */
const agree = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((mode) => b.includes(mode));

function compareParties(a: readonly EventParty[], b: readonly EventParty[]): Comparison {
  if (a.length === 0 || b.length === 0) return 'open';
  const [keysA, keysB] = [keysOf(a), keysOf(b)];
  if (keysA.size === 0 || keysB.size === 0) return 'open';
  if (keysA.intersection(keysB).size > 0) return 'same';
  // A minister and their state may be one actor, if the state acts through the minister.
  const [codesA, codesB] = [codesOf(a), codesOf(b)];
  if (codesA.size === 0 || codesB.size === 0) return 'open';
  return codesA.intersection(codesB).size > 0 ? 'open' : 'differ';
}

/** Known actors by id, described ones by code and sector; parties about which nothing is known have no key. */
export const keysOf: (parties: readonly EventParty[]) => ReadonlySet<string> = remembered(
  (parties: readonly EventParty[]) => new Set(parties.flatMap((party) => keyOf(party) ?? [])),
);

function keyOf({ actor, name, status, code, sector }: EventParty): string | null {
  if (actor !== null && !actor.startsWith('doc:')) return actor;
  if (actor !== null || (status === 'resolved' && name !== null)) return `name:${(name ?? actor ?? '').toLowerCase()}`;
  return code !== null && sector !== null ? `${code} ${sector}` : null;
}

const codesOf: (parties: readonly EventParty[]) => ReadonlySet<string> = remembered(
  (parties: readonly EventParty[]) =>
    new Set(
      parties.flatMap(({ code, sector }) =>
        code === null ? [] : [sector === null || sector === 'GOV' ? code : `${code} ${sector}`, code],
      ),
    ),
);

function comparePlaces(a: EventLocation | null, b: EventLocation | null): Comparison {
  if (!a || !b) return 'open';
  if (a.country !== b.country) return 'differ';
  if (a.level === 'city' && b.level === 'city') return a.geoname === b.geoname ? 'same' : 'differ';
  if (a.level === 'region' && b.level === 'region') return a.name === b.name ? 'same' : 'differ';
  return 'open';
}

function compareDates({ date: a }: ComparedEvent, { date: b }: ComparedEvent): Comparison {
  if (!a || !b) return 'open';
  const [startA, endA, startB, endB] = [a.from, a.to, b.from, b.to].map(
    (day) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY,
  );
  if (startA === undefined || endA === undefined || startB === undefined || endB === undefined) return 'open';
  return startA <= endB + DAYS_APART && startB <= endA + DAYS_APART ? 'same' : 'differ';
}

/**
 * A stable value for an event with a day and a known actor: the same in every document that reports it alike, and
 * across versions. Null if either is missing: such an event is known only within its document. Two events with one key
 * are the same; two with different keys may still be (`sameEvent`).
 */
export function eventKey(event: ComparedEvent): string | null {
  const actors = [...keysOf(event.actors)].toSorted();
  const isDay = event.date !== null && event.date.from.slice(0, 10) === event.date.to.slice(0, 10);
  if (actors.length === 0 || !isDay || actors.some((key) => key.startsWith('name:'))) return null;
  const flags = (['negated', 'hypothetical', 'future', 'historical'] as const).filter((flag) => event[flag]);
  const place = event.location
    ? (event.location.geoname ?? `${event.location.country} ${event.location.region ?? event.location.name}`)
    : null;
  return JSON.stringify([
    event.type,
    event.modes.toSorted(),
    flags,
    actors,
    [...keysOf(event.recipients)].toSorted(),
    event.date?.from.slice(0, 10),
    place,
  ]);
}
