import type { EventParty, EventProposal, Occurrence } from '../../document/index.ts';
import { isOfDocument, isReportDay } from './dateChoice.ts';
import { affectsOthers, contradicts, keysOf, sameEvent } from './same.ts';

/** An event with one mention, before it has an id; `proposals`: the indexes of the model proposals it comes from. */
export type Told = Omit<Occurrence, 'id'> & { readonly proposals: readonly number[] };

/** Two mentions are one event if the model gives at least this. */
const SAME = 0.2;
/** Below this, other parties, another place or another day tell them apart. */
const SURE = 0.7;
/** Other evidence that they are one event counts only if the model gives at least this. */
const APART = 0.1;

/**
 * Merges the mentions of the same event in one document, in text order: those that the model links and, unless it
 * doubts them, those with the same parties or place that nothing tells apart. The merged event takes its parties, place
 * and date each from the mention that says most about it; it is alleged only if every mention is. `itemOf`: the item of a
 * round-up in which something stands, of which no other tells the same.
 */
export function mergeMentions(
  told: readonly Told[],
  proposals: readonly Pick<EventProposal, 'same'>[],
  itemOf: (place: number) => number = () => 0,
): Omit<Occurrence, 'id'>[] {
  const merged: Told[] = [];
  // Those with something in common, which they need to be one event; of a long text each with each takes minutes.
  const sharing = new Map<string, Set<number>>();
  for (const event of told) {
    // Only those of one kind can be one event, and joined they are of that kind.
    const kind = `${event.type} ${event.negated} ${event.hypothetical} ${event.future} ${itemOf(event.sentence[0])}`;
    const traits = [...traitsOf(event), ...linkedBy(event, proposals)];
    const alike = new Set(traits.flatMap((trait) => [...(sharing.get(`${kind} ${trait}`) ?? [])]));
    let joins: number | null = null;
    for (const at of [...alike].toSorted((a, b) => a - b)) {
      const other = merged[at] as Told;
      const reason = reasonToJoin(other, event, proposals);
      if (reason === null) continue;
      merged[at] = joined(other, event, reason);
      joins = at;
      break;
    }
    const place = joins ?? merged.push(event) - 1;
    for (const trait of traitsOf(event)) {
      const those = sharing.get(`${kind} ${trait}`) ?? new Set();
      sharing.set(`${kind} ${trait}`, those.add(place));
    }
  }
  return merged.map(withoutProposals);
}

/** By what another mention may be known as one of the same event: its parties, its city and the model's links to it. */
const traitsOf = ({ actors, recipients, location, proposals }: Told): readonly string[] => [
  ...[...keysOf(actors)].map((key) => `by ${key}`),
  ...[...keysOf(recipients)].map((key) => `to ${key}`),
  ...(location?.level === 'city' ? [`in ${location.geoname}`] : []),
  ...proposals.map(proposalTrait),
];

const proposalTrait = (proposal: number): string => `proposal ${proposal}`;

/** Those that the model takes for the same event. */
const linkedBy = (event: Told, proposals: readonly Pick<EventProposal, 'same'>[]): readonly string[] =>
  event.proposals
    .flatMap((own) => proposals[own]?.same ?? [])
    .filter(({ probability }) => probability >= SAME)
    .map(({ event: other }) => proposalTrait(other));

function withoutProposals(told: Told): Omit<Occurrence, 'id'> {
  const event: Omit<Occurrence, 'id'> & { proposals?: readonly number[] } = { ...told };
  delete event.proposals;
  return event;
}

/** Why two mentions of one kind are one event; null if they are not. */
function reasonToJoin(a: Told, b: Told, proposals: readonly Pick<EventProposal, 'same'>[]): string | null {
  const probability = probabilityOfSame(a, b, proposals);
  const isLinked = probability !== null && probability >= SAME;
  const areAlike = isLinked
    ? probability >= SURE || !contradicts(a, b)
    : (probability === null || probability >= APART) && sameEvent(a, b);
  if (!areAlike || otherSpeakers(a, b) || affectsOthers(a, b)) return null;
  const by = probability === null ? [] : [`by the model ${Math.round(100 * probability)}% the same`];
  return [...by, ...(isLinked ? [] : ['same parties or place, and nothing contradicts'])].join('; ');
}

/**
 * The model's probability that two mentions are one event; null if it was not queried, as for acts known only from a
 * statement's words.
 */
function probabilityOfSame(a: Told, b: Told, proposals: readonly Pick<EventProposal, 'same'>[]): number | null {
  if (a.proposals.length === 0 || b.proposals.length === 0) return null;
  let most = 0;
  for (const later of b.proposals)
    for (const { event, probability } of proposals[later]?.same ?? [])
      if (probability > most && a.proposals.includes(event)) most = probability;
  return most;
}

/**
 * When two persons each condemn something, these are two events, even if both speak for one state. And “we condemn … we
 * condemn” are two statements: somebody who reports one of them again says whose it is.
 */
function otherSpeakers(a: Told, b: Told): boolean {
  if (a.act === null || b.act === null) return false;
  if (a.act !== b.act && b.actors.length > 0 && b.actors.every(({ via }) => via === 'pronoun')) return true;
  const [keysA, keysB] = [keysOf(a.actors), keysOf(b.actors)];
  return keysA.size > 0 && keysB.size > 0 && keysA.isDisjointFrom(keysB);
}

function joined(a: Told, b: Told, reason: string): Told {
  const actors = fuller(a.actors, b.actors);
  // “Ten were killed in the bombing” makes no fact of who is accused of it: only a mention that tells the doer does.
  const tells = ({ allegedBy, actors: own }: Told): boolean =>
    allegedBy === null && (own === actors || !keysOf(own).isDisjointFrom(keysOf(actors)));
  // A place that the gazetteer does not know is still the place.
  const finer = a.place && !a.location ? a : ([a, b].toSorted((one, other) => levelOf(one) - levelOf(other))[0] ?? a);
  const dated = knowledgeOf(b) > knowledgeOf(a) ? b : a;
  return {
    ...a,
    modes: a.modes.length > 0 ? a.modes : b.modes,
    contexts: [...new Set([...a.contexts, ...b.contexts])],
    actors,
    recipients: fuller(a.recipients, b.recipients),
    place: finer.place ?? a.place ?? b.place,
    location: finer.location ?? null,
    date: dated.date,
    dateSignals: dated.dateSignals,
    act: a.act ?? b.act,
    allegedBy: [a, b].some(tells) ? null : (a.allegedBy ?? b.allegedBy),
    confidence: Math.max(a.confidence, b.confidence),
    mentions: [...a.mentions, ...b.mentions],
    proposals: [...a.proposals, ...b.proposals],
    why: [...a.why, `told again (${reason}): ${b.why[0] ?? ''}`],
  };
}

/** A date that the words give tells more than the likeliest of the document, that more than the day of the report, and that more than none. */
const knowledgeOf = ({ date }: Told): number =>
  date === null ? 0 : isReportDay(date) ? 1 : isOfDocument(date) ? 2 : 3;

const levelOf = ({ location, place }: Told): number =>
  location ? ['city', 'region', 'country'].indexOf(location.level) : place ? 3 : 4;

/** The more informative list of parties: first by how many are resolved, then by length. */
function fuller(a: readonly EventParty[], b: readonly EventParty[]): readonly EventParty[] {
  const known = (parties: readonly EventParty[]): number =>
    parties.filter(({ actor, code }) => actor !== null || code !== null).length;
  return known(b) > known(a) || (known(a) === 0 && a.length === 0) ? b : a;
}
