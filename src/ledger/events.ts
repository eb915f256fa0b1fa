import { type Actor, type EventParty, MUTUAL, type PloverEvent } from '../document/index.ts';
import { foldName } from './names.ts';
import { type Party, partiesIn } from './parties.ts';
import type { DocumentMetadata } from './entries.ts';
import type { ReviewField } from './review.ts';

/** An event as the ledger has it; spans in code points of its document's text. */
export interface LedgerEvent extends Omit<PloverEvent, 'statement'> {
  /**
   * Id of the statement that performs it by being said; its mentions have those that do. Of several of its document that are
   * one statement, the first.
   */
  readonly statement: string | null;
  readonly reportedAs: ReportedAs;
  /** The words of the sentence of its first mention. */
  readonly text: string;
  /** Id of the first report of the same event: its own where that is this one. */
  readonly firstReport: string;
  /** How many documents report it, and of how many of them none is a copy of another. */
  readonly reports: number;
  readonly independent: number;
  /** What of it people have decided to be wrong; `entry` where they say that it is no event. */
  readonly refuted: readonly ReviewField[];
  /** What of it has the value that people decided; left out where nothing has. */
  readonly corrected?: readonly ReviewField[] | undefined;
  readonly document: DocumentMetadata;
}

/** alleged: it is told on somebody's word alone. said: a statement performs it. fact: the outlet tells it. */
export const WAYS = ['fact', 'alleged', 'said'] as const;
export type ReportedAs = (typeof WAYS)[number];

export const reportedAs = ({ statement, allegedBy }: Pick<PloverEvent, 'statement' | 'allegedBy'>): ReportedAs =>
  allegedBy !== null ? 'alleged' : statement !== null ? 'said' : 'fact';

export function eventParties({ actors, recipients, place }: PloverEvent, known: ReadonlyMap<string, Actor>): Party[] {
  const coded = (party: EventParty, role: 'actor' | 'recipient', forRole: 'actorFor' | 'recipientFor'): Party[] => {
    const parties = partiesIn(party, role, forRole, known);
    return parties.map((one) => (one.role === role && one.code === null ? { ...one, code: party.code } : one));
  };
  const parties = [
    ...actors.flatMap((party) => coded(party, 'actor', 'actorFor')),
    ...recipients.flatMap((party) => coded(party, 'recipient', 'recipientFor')),
    ...partiesIn(place, 'place', 'place', known),
  ];
  return [...new Map(parties.map((party) => [`${party.role} ${party.key}`, party])).values()];
}

/**
 * Two reports of one event have the same key, days that fit, and places that do: what was done, by whom, to whom (or by
 * whom together), and whether at all. Null where that is not enough to tell one event from another (nobody is known, or
 * no day), or where it is somebody's word: an allegation is not the same as what it alleges, and what a statement
 * performs is known by the statement.
 */
export function eventClusterKey({
  type,
  actors,
  recipients,
  negated,
  hypothetical,
  future,
  date,
  ...event
}: Omit<PloverEvent, 'id'>): string | null {
  const names = (parties: readonly EventParty[]): (string | null)[] =>
    parties.map(({ actor, name }) =>
      actor !== null && !actor.startsWith('doc:') ? actor : name === null ? null : foldName(name),
    );
  const sides = MUTUAL.has(type) ? [[...actors, ...recipients], []] : [actors, recipients];
  const who = sides.map((side) => [...new Set(names(side))].toSorted());
  if (date === null || actors.length === 0 || who.flat().includes(null)) return null;
  if (who.flat().length < 2 && event.place === null) return null;
  return JSON.stringify([type, ...who, negated, hypothetical, future, reportedAs(event)]);
}
