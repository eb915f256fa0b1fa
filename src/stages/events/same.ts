import {
  type EventLocation,
  type EventMention,
  type EventParty,
  isOfPerson,
  MUTUAL,
  type Occurrence,
} from '../../document/index.ts';
import { contains, remembered, type Span } from '../../text/index.ts';
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
 * Whether two mentions in one document are of the same event: equal type and flags, modes that agree, no contradicting
 * actor, recipient or place, dates within a day of each other, and at least one party or city known to be the same.
 */
export function sameEvent(a: ComparedEvent, b: ComparedEvent): boolean {
  if (a.type !== b.type || a.negated !== b.negated || a.hypothetical !== b.hypothetical) return false;
  if (a.future !== b.future || a.historical !== b.historical || !agree(a.modes, b.modes)) return false;
  const { actors, recipients, place, date } = compared(a, b);
  if ([actors, recipients, place, date].includes('differ')) return false;
  return actors === 'same' || recipients === 'same' || (place === 'same' && a.location?.level === 'city');
}

/** Whether parties, place or date tell two mentions in one document apart. */
export const contradicts = (a: ComparedEvent, b: ComparedEvent): boolean =>
  Object.values(compared(a, b)).includes('differ');

function compared(
  a: ComparedEvent,
  b: ComparedEvent,
): Readonly<Record<'actors' | 'recipients' | 'place' | 'date', Comparison>> {
  return {
    actors: compareParties(a.actors, b.actors),
    recipients: compareParties(a.recipients, b.recipients),
    place: comparePlaces(a.location, b.location),
    date: compareDates(a, b),
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
  // Two who are named and belong to no state or body are two.
  if (areNamed(a) && areNamed(b)) return 'differ';
  if (codesA.size === 0 || codesB.size === 0) return 'open';
  return codesA.intersection(codesB).size > 0 ? 'open' : 'differ';
}

/** Whether words name all of them, and they belong to no state or body. */
const areNamed = (parties: readonly EventParty[]): boolean =>
  parties.every(
    ({ actor, code, via, basis }) => actor !== null && code === null && via === 'name' && basis === 'known',
  );

/**
 * Whether two mentions tell of different people, states or bodies that the text itself names: two pardons are two events,
 * and so are sanctions on two states on different days and meetings with two ministers, of which each mention names one that
 * the other lacks.
 */
export function affectsOthers(a: MentionedEvent, b: MentionedEvent): boolean {
  const areOthersDoing = !MUTUAL.has(a.type) && compareParties(a.actors, b.actors) === 'differ';
  const areApart = areOthersDoing || compareDates(a, b) === 'differ';
  const [namedA, namedB] = [a, b].map((event) => affectedBy(event).filter(namedBy(event, areApart)));
  if (!namedA?.length || !namedB?.length) return false;
  const lacks = (told: readonly EventParty[], named: readonly EventParty[]): boolean =>
    named.some((party) => compareParties([party], told) === 'differ');
  return lacks(toldOf(a, namedA), namedB) && lacks(toldOf(b, namedB), namedA);
}

/** Those who are named, where these are enough for such an event; others are only likely. */
const toldOf = (event: MentionedEvent, named: readonly EventParty[]): readonly EventParty[] =>
  named.length >= (MUTUAL.has(event.type) ? 2 : 1) ? named : affectedBy(event);

type MentionedEvent = ComparedEvent & { readonly mentions: readonly Pick<EventMention, 'sentence'>[] };

/** Both sides of a meeting; those to whom anything else is done. */
const affectedBy = ({ type, actors, recipients }: ComparedEvent): readonly EventParty[] =>
  MUTUAL.has(type) ? [...actors, ...recipients] : recipients;

/**
 * Whether a party is named: a person, of two deeds on different days a state or body too; of those who meet, whoever is
 * called by title and name in a sentence that tells it.
 */
const namedBy =
  ({ type, mentions }: MentionedEvent, areApart: boolean) =>
  ({ actor, code, via, basis, mention }: EventParty): boolean => {
    const isTold = (span: Span): boolean => mentions.some(({ sentence }) => contains(sentence, span));
    if (actor === null) return MUTUAL.has(type) && code !== null && mention.some(isTold);
    if (basis === 'known') return isOfPerson({ via }) || (areApart && via === 'organisation');
    return MUTUAL.has(type) && via === 'title' && mention.some(isTold);
  };

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
  // The day of the report only stands in for a date that another mention may give.
  if (!a || !b || isReportDay(a) || isReportDay(b)) return 'open';
  const [startA, endA, startB, endB] = [a.from, a.to, b.from, b.to].map(
    (day) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY,
  );
  if (startA === undefined || endA === undefined || startB === undefined || endB === undefined) return 'open';
  return startA <= endB + DAYS_APART && startB <= endA + DAYS_APART ? 'same' : 'differ';
}
