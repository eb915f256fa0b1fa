import type { EventParty, Occurrence } from '../../document/index.ts';
import { isReportDay } from './date.ts';
import { keysOf, sameEvent } from './same.ts';

/** An event of one mention, before it has an id. */
export type Told = Omit<Occurrence, 'id'>;

/**
 * Joins the mentions of the same event in one document, in the order of the text. The joined event has the parties, place
 * and date of the mention that tells most of each; it is alleged only where every mention is.
 */
export function mergeMentions(told: readonly Told[]): Told[] {
  const merged: Told[] = [];
  for (const event of told) {
    const at = merged.findIndex((other) => sameEvent(other, event, { apart: false }) && !otherSpeakers(other, event));
    const first = merged[at];
    if (first) merged[at] = joined(first, event);
    else merged.push(event);
  }
  return merged;
}

/**
 * Two persons who each condemn do two things, even where both speak for one state; and “we condemn … we condemn” are two
 * sayings: who tells of one again says by whom.
 */
function otherSpeakers(a: Told, b: Told): boolean {
  if (a.act === null || b.act === null) return false;
  if (a.act !== b.act && b.actors.length > 0 && b.actors.every(({ via }) => via === 'pronoun')) return true;
  const [keysA, keysB] = [keysOf(a.actors), keysOf(b.actors)];
  return keysA.size > 0 && keysB.size > 0 && keysA.isDisjointFrom(keysB);
}

function joined(a: Told, b: Told): Told {
  const isFact = a.allegedBy === null || b.allegedBy === null;
  const finer = [a, b].toSorted((one, other) => levelOf(one) - levelOf(other))[0] ?? a;
  const dated = [a, b].find(({ date }) => date !== null && !isReportDay(date)) ?? (a.date ? a : b);
  return {
    ...a,
    modes: a.modes.length > 0 ? a.modes : b.modes,
    contexts: [...new Set([...a.contexts, ...b.contexts])],
    actors: fuller(a.actors, b.actors),
    recipients: fuller(a.recipients, b.recipients),
    place: finer.place ?? a.place ?? b.place,
    location: finer.location ?? null,
    date: dated.date,
    act: a.act ?? b.act,
    allegedBy: isFact ? null : a.allegedBy,
    confidence: Math.max(a.confidence, b.confidence),
    mentions: [...a.mentions, ...b.mentions],
    why: [...a.why, `told again: ${b.why[0] ?? ''}`],
  };
}

const levelOf = ({ location, place }: Told): number =>
  location ? ['city', 'region', 'country'].indexOf(location.level) : place ? 3 : 4;

/** The list that says more of who took part: more that are resolved, then more at all. */
function fuller(a: readonly EventParty[], b: readonly EventParty[]): readonly EventParty[] {
  const known = (parties: readonly EventParty[]): number =>
    parties.filter(({ actor, code }) => actor !== null || code !== null).length;
  return known(b) > known(a) || (known(a) === 0 && a.length === 0) ? b : a;
}
