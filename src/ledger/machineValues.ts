import type { EventParty, Reference } from '../document/index.ts';
import type { LedgerEvent } from './events.ts';
import type { LedgerStatement } from './statement.ts';
import type { DayRange, NamedParty, ReviewField, ReviewValue } from './review.ts';
import { NONE } from './reviewValues.ts';

/** What the machine says of each field of a statement. */
export const statementValues = (statement: LedgerStatement): ReadonlyMap<ReviewField, ReviewValue> =>
  new Map<ReviewField, ReviewValue>([
    ['entry', true],
    ['speaker', statement.speaker ? partyOf(statement.speaker) : { actor: null, name: null }],
    ['span', statement.attribution.content],
    ['kind', statement.kind],
    ['addressee', statement.addressees.map(partyOf)],
    ['targets', statement.targets.map(partyOf)],
    ['act', statement.act?.type ?? NONE],
    ['said', daysOf(statement.said)],
  ]);

/** The same of an event. */
export const eventValues = (event: Omit<LedgerEvent, 'document' | 'refuted'>): ReadonlyMap<ReviewField, ReviewValue> =>
  new Map<ReviewField, ReviewValue>([
    ['entry', true],
    ['type', event.type],
    ['modes', event.modes],
    ['actors', event.actors.map(partyOf)],
    ['recipients', event.recipients.map(partyOf)],
    ['date', daysOf(event.date)],
    ['negated', event.negated],
    ['hypothetical', event.hypothetical],
    ['future', event.future],
    ['historical', event.historical],
    ['standing', event.reportedAs],
  ]);

const DAY = 'YYYY-MM-DD'.length;

const partyOf = ({ actor, name }: Reference | EventParty): NamedParty => ({ actor, name });

const daysOf = (date: DayRange | null): DayRange | typeof NONE =>
  date ? { from: date.from.slice(0, DAY), to: date.to.slice(0, DAY) } : NONE;
