import { EVENT_TYPES, QUOTE_KINDS } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { nearestName } from '../text/index.ts';
import { WAYS } from './events.ts';
import { DECISIONS, REVIEW_FIELDS } from './review.ts';
import { OUT_OF_CONTEXT, VERDICTS } from './verification.ts';

/** The fields of filters that have fixed values, with these. Topics are beside them: a ledger may have its own. */
export const KNOWN_VALUES = {
  kind: QUOTE_KINDS,
  act: EVENT_TYPES,
  polarity: ['affirmed', 'negated'],
  verdict: [...VERDICTS, OUT_OF_CONTEXT],
  reports: ['first', 'all'],
  order: ['date', 'rank'],
  by: ['month', 'year'],
  'event type': EVENT_TYPES,
  'review field': REVIEW_FIELDS,
  decision: DECISIONS,
  'way of reporting': WAYS,
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The value as it is kept; of acts and events the case does not count. @throws OnrecordError OR6006 where there is none */
export function knownValue(what: keyof typeof KNOWN_VALUES, given: string): string {
  const known: readonly string[] = KNOWN_VALUES[what];
  const value = what === 'act' || what === 'event type' ? given.trim().toUpperCase() : given;
  if (known.includes(value)) return value;
  throw unknownValue(what, given, known);
}

/** The error for a value that there is not, with those that there are and the one that may be meant. */
export function unknownValue(what: string, given: string, known: readonly string[]): OnrecordError {
  const nearest = nearestName(given, known);
  return new OnrecordError('OR6006', {
    input: given.slice(0, 100),
    what,
    nearest: nearest === null ? '' : `; nearest: ${nearest}`,
    known: known.join(', '),
  });
}

/** What of a statement, or as the last two of an event, is searched for by a name. */
export const KNOWN_FIELDS = [
  'speaker',
  'addressee',
  'target',
  'outlet',
  'topic',
  'actor',
  'recipient',
  'party',
] as const;
export type NamedField = (typeof KNOWN_FIELDS)[number];
