import type { EventParty, PartyScore, Reference } from '../../document/index.ts';
import { ACTOR_CODES } from '../../lexicon/index.ts';
import { logistic, logOdds } from '../../model/index.ts';
import { overlaps, remembered, type Span } from '../../text/index.ts';
import { isOfOthers, partiesAt, whereOwnEnvoyIs } from './parties.ts';
import { asCitizens, isNamedByPeople } from './party.ts';
import { withWholeRows } from './rows.ts';
import type { DecodedEvent } from './decode.ts';
import { type Scene, spanOf } from './scene.ts';
import { thanksIn } from './thanks.ts';
import { thoseMet, withThoseMet } from './met.ts';

export const ROLES = ['actor', 'recipient'] as const;
export type Role = (typeof ROLES)[number];
type ByRole<Value> = Readonly<Record<Role, Value>>;
const OTHER: ByRole<Role> = { actor: 'recipient', recipient: 'actor' };

/** Weights of the logistic models that tell who has a role in an event: they come with the model. */
export type PartyWeights = ByRole<Readonly<Record<string, number>>>;

/** The probability from which a known candidate is a party. */
const PARTY = 0.5;
/**
 * The probability from which the likeliest one is where the role has no other, alone and beside somebody described. Lower
 * for actors, since nearly every event has one: of the labelled ones 7% have none, and 20% no recipient.
 */
const ALONE: ByRole<number> = { actor: 0.2, recipient: 0.3 };
const BESIDE_DESCRIBED: ByRole<number> = { actor: 0.35, recipient: 0.4 };
/** So much more it takes in a public body's own text: a third of its acts have no recipient (“We welcome the agreement”). */
const OFFICIAL: ByRole<number> = { actor: 0, recipient: 0.05 };
/**
 * The probability from which a person in office, or who tells of the attack, whom the words do not name has attacked
 * somebody, or somebody with a code protests: to tell the wrong one accuses them. With 60% no party less is right in the
 * held-out texts than without.
 */
const ACCUSED = 0.6;
/**
 * The same of anybody else's attack, where the words describe no attacker: a false one is worse than none
 * (docs/decisions/0047).
 */
const SUSPECTED = 0.35;
/** The probability, by the head that reads the document, from which somebody only described is one where nobody else is. */
const DESCRIBED = 0.3;
/** Whose mentions are all less likely than this, by the head that reads the document, is no candidate. */
const UNLIKELY = 0.02;

/** What speaks for a candidate's having a role. Yes and no are 1 and 0. */
export interface PartySignals {
  /** The words of the role refer to it. */
  readonly named: number;
  /** The log-odds of its most likely mention for the role, and for the other one, by the head that reads the document. */
  readonly likely: number;
  readonly otherwise: number;
  /** How far its probability is below that of the likeliest candidate: 0 to 1. */
  readonly behind: number;
  /** The words of the role refer to somebody else who is known; they refer to nobody at all. */
  readonly othersNamed: number;
  readonly nobodyNamed: number;
  /** It has the code of a state or a body. */
  readonly coded: number;
  readonly pronoun: number;
  readonly implied: number;
  /** It says what the event's trigger is the cue of; it says the words that tell the event. */
  readonly says: number;
  readonly tells: number;
  /** How often the document refers to it: log(1 + n). */
  readonly references: number;
}

export interface PartyCandidate {
  readonly party: EventParty;
  readonly signals: PartySignals;
}

/**
 * The parties to an event. Candidates are those to whom the words of a role refer and those whose mentions the model
 * finds likely. The known ones get a role by a logistic model fitted on real texts (bench/quality/calibrateParties.ts),
 * the likeliest first and each one role; those who are only described have the role of their words. `namesActor`: whether
 * the actor's words tell who it is.
 */
export function partiesIn(
  event: DecodedEvent,
  scene: Scene,
  weights: PartyWeights,
): ByRole<readonly EventParty[]> & { readonly actorByWords: readonly EventParty[] } {
  const candidates = candidatesFor(event, scene);
  const leastFor = (role: Role, candidate: PartyCandidate): number => {
    if (candidate.signals.named === 1) return 0;
    if (isNobodyElse(candidate, candidates[role], scene) || hasOthers(candidate, candidates[role], scene))
      return Infinity;
    return role === 'actor' ? leastAccused(event, candidate, candidates.actor, scene) : 0;
  };
  const met = thoseMet(event, scene);
  const isMet = (role: Role, { party, signals }: PartyCandidate): boolean =>
    role === 'recipient' && signals.named === 1 && met !== null && party.mention.some((span) => overlaps(span, met));
  const known = withoutOwnSide(
    event,
    scene,
    assigned(candidates, weights, leastFor, isMet, scene.document.publisher !== null),
  );
  const parties = (role: Role): EventParty[] => {
    const others = described(candidates[role], known[role].length > 0).filter(
      ({ party, signals }) => signals.named === 1 || isBefore(event, party),
    );
    const chosen = [...known[role], ...others];
    const named = candidates[role].filter(({ party, signals }) => signals.named === 1 && isAny(chosen, party));
    return [
      ...named.map((one) => confident(known[role], one)),
      ...known[role].filter(({ signals }) => signals.named === 0).map((one) => explained(one, role)),
      ...others.filter(({ signals }) => signals.named === 0).map(({ party }) => party),
    ];
  };
  return {
    actor: parties('actor'),
    recipient: parties('recipient'),
    actorByWords: candidates.actor
      .filter(({ party, signals }) => signals.named === 1 && isTelling(party))
      .map((one) => confident(known.actor, one)),
  };
}

/**
 * The probability from which somebody whom the words do not name has done what it would be an accusation to say; 0 for
 * other deeds.
 */
function leastAccused(
  event: DecodedEvent,
  { party, signals }: PartyCandidate,
  all: readonly PartyCandidate[],
  scene: Scene,
): number {
  const kind = scene.participants.get(party.actor ?? '')?.kind;
  if (event.type !== 'PROTEST' && event.type !== 'ASSAULT') return 0;
  const isInOffice = kind === 'person' && party.code !== null;
  // “Armed groups attacked a convoy”: the words tell who did it, though not by name.
  const isTold = all.some((one) => one.signals.named === 1 && !isKnown(one.party) && isTelling(one.party));
  // “Villagers protested”: and not with them the minister of whom they demand something.
  if (event.type === 'PROTEST') return isInOffice && isTold ? Infinity : party.code !== null ? ACCUSED : 0;
  const isTeller = signals.tells + signals.says > 0 || isFor(tellerOf(event, scene), party);
  const isState = kind === 'country' || (kind === 'organisation' && party.code !== null);
  const isHidden = event.trigger.some((span) => HIDDEN.test(scene.document.text.slice(...span)));
  if (isState && isHidden) return ACCUSED;
  return isInOffice || isTeller ? ACCUSED : isTold ? PARTY : SUSPECTED;
}

/** “A blast killed ten”: attacks that are seldom those of a state, least of all of the one that tells of them and investigates. */
const HIDDEN =
  /\b(?:blasts?|explosions?|explod(?:e|ed|es|ing)|detonat\w+|suicide|IEDs?|mass shootings?|terror\w*|car bombs?|massacres?)\b/iu;

/** “I agree with him”: where the words are “he” or “she”, none but a named person stands for whom nobody knows. */
function isNobodyElse({ party }: PartyCandidate, all: readonly PartyCandidate[], scene: Scene): boolean {
  const { participants, document } = scene;
  if (participants.get(party.actor ?? '')?.kind === 'person') return false;
  return all.some(
    (one) =>
      one.signals.named === 1 &&
      !isKnown(one.party) &&
      one.party.mention.some((span) => /^(?:he|she|him|her)$/iu.test(document.text.slice(...span))),
  );
}

/** “[Chad]'s neighbours”: the state for whose neighbours the words are. */
const hasOthers = ({ party: { actor } }: PartyCandidate, all: readonly PartyCandidate[], scene: Scene): boolean =>
  all.some(
    ({ party, signals }) =>
      signals.named === 1 &&
      !isKnown(party) &&
      party.mention.some((span) =>
        scene.within(span).some((one) => one.actor === actor && isOfOthers(scene.document.text, span, spanOf(one))),
      ),
  );

/** Whoever tells an event. */
const tellerOf = ({ trigger, anchor }: DecodedEvent, scene: Scene): Reference | null =>
  scene.attributionsAround(trigger[0] ?? anchor)[0]?.roles?.speaker ?? null;

const isFor = (teller: Reference | null, { actor }: EventParty): boolean =>
  actor !== null && teller?.represents?.actor === actor;

/** Those to whom the words of each role refer. */
function namedIn(event: DecodedEvent, scene: Scene): ByRole<readonly EventParty[]> {
  const words = withWholeRows(withThoseMet(event, scene), scene);
  const thanks = thanksIn(event, scene);
  const recipientWords = words.recipients.map((span) => whereOwnEnvoyIs(span, event.trigger, scene) ?? span);
  const thanked = partiesAt(recipientWords, scene);
  const [all, others] = [
    thanks?.by ?? partiesAt(words.actors, scene),
    thanks && !thanked.some(isKnown) ? thanks.to : thanked,
  ];
  const [actors, recipients] = [withoutPrincipals(all, others), withoutPrincipals(others, all)];
  // Those who protest, and whom their own state acts on, are its people.
  const isOfPeople = (one: EventParty, sides: readonly EventParty[]): boolean =>
    sides.some(({ actor }) => actor === one.actor) && isNamedByPeople(one, scene);
  const recipient = recipients.map((one) => (isOfPeople(one, actors) ? asCitizens(one) : one));
  const actor = actors
    .map((one) => (isOfPeople(one, event.type === 'PROTEST' ? [one] : recipient) ? asCitizens(one) : one))
    // The same words in both roles are the recipient: “Lend to Zambia”.
    .filter((one) => !recipient.some((other) => isSameWords(one, other)));
  return { actor, recipient };
}

/** Everybody who may have a role, each once: first those to whom its words refer, in their order. */
export function candidatesFor(event: DecodedEvent, scene: Scene): ByRole<readonly PartyCandidate[]> {
  const words = namedIn(event, scene);
  const scored = event.parties.filter(isLikely).flatMap((score) => {
    const span = scene.document.mentions[score.mention]?.span;
    const there = span && whereOwnEnvoyIs(span, event.trigger, scene);
    const parties = there ? partiesAt([there], scene) : mentionedBy(score.mention, scene);
    return parties.map((party) => ({ party, score }));
  });
  const statements = {
    says: scene.cuedBy(event.trigger)?.roles?.speaker ?? null,
    tells: tellerOf(event, scene),
  };
  const of = (role: Role): PartyCandidate[] => {
    const named = words[role];
    const all = distinct([...named, ...scored.map(({ party }) => party), ...words[OTHER[role]]]).map((party) => {
      const scores = scored.filter((one) => isSame(one.party, party)).map(({ score }) => score);
      return { party, probability: highest(scores, role), otherwise: highest(scores, OTHER[role]) };
    });
    const top = Math.max(0, ...all.filter(({ party }) => isKnown(party)).map(({ probability }) => probability));
    return all.map(({ party, probability, otherwise }) => ({
      party,
      signals: {
        named: Number(named.some((one) => isSame(one, party))),
        likely: logOdds(probability),
        otherwise: logOdds(otherwise),
        behind: top - probability,
        othersNamed: Number(named.some((one) => isKnown(one) && !isSame(one, party))),
        nobodyNamed: Number(named.length === 0),
        coded: Number(party.code !== null),
        pronoun: Number(party.via === 'pronoun'),
        implied: Number(party.basis === 'implied'),
        says: Number(isAmong(statements.says, party)),
        tells: Number(isAmong(statements.tells, party)),
        references: Math.log1p(scene.referencesTo(party.actor)),
      },
    }));
  };
  return { actor: of('actor'), recipient: of('recipient') };
}

/**
 * “Norway and Iceland talked, but Norway's minister warned …” Iceland: of several, not the one for whom the other side
 * acts.
 */
const withoutPrincipals = (some: readonly EventParty[], others: readonly EventParty[]): readonly EventParty[] =>
  some.length > 1
    ? some.filter(({ actor }) => actor === null || !others.some(({ represents }) => represents?.actor === actor))
    : some;

const partiesByMention = remembered((_scene: Scene) => new Map<number, readonly EventParty[]>());

/** Whom a mention refers to: asked for by every event near it. */
function mentionedBy(index: number, scene: Scene): readonly EventParty[] {
  const known = partiesByMention(scene).get(index);
  if (known) return known;
  const mention = scene.document.mentions[index];
  const parties = mention ? partiesAt([mention.span], scene) : [];
  partiesByMention(scene).set(index, parties);
  return parties;
}

const isLikely = ({ actor, recipient }: PartyScore): boolean => Math.max(actor, recipient) >= UNLIKELY;

const highest = (scores: readonly PartyScore[], role: Role): number => Math.max(0, ...scores.map((one) => one[role]));

const distinct = (parties: readonly EventParty[]): EventParty[] =>
  parties.filter((party, index) => parties.findIndex((other) => isSame(other, party)) === index);

const isAmong = (reference: Reference | null, { actor }: EventParty): boolean =>
  actor !== null &&
  reference !== null &&
  (reference.actor === actor || reference.members.some((member) => member.actor === actor));

interface Likely extends PartyCandidate {
  readonly probability: number;
}

/**
 * The known parties: pairs of role and candidate, the likeliest first. A role that has nobody yet takes the less likely, too,
 * but nobody less likely than `leastFor` them, unless it `isSure`.
 */
function assigned(
  candidates: ByRole<readonly PartyCandidate[]>,
  weights: PartyWeights,
  leastFor: (role: Role, candidate: PartyCandidate) => number,
  isSure: (role: Role, candidate: PartyCandidate) => boolean,
  isOfficial: boolean,
): ByRole<readonly Likely[]> {
  const found: Record<Role, Likely[]> = { actor: [], recipient: [] };
  const pairs = ROLES.flatMap((role) => {
    const isDescribed = described(candidates[role], true).length > 0;
    const ofAlone = (isDescribed ? BESIDE_DESCRIBED : ALONE)[role] + (isOfficial ? OFFICIAL[role] : 0);
    return candidates[role]
      .filter(({ party }) => isKnown(party))
      .map((one) => ({ role, ofAlone, ...one, probability: logistic({ ...one.signals }, weights[role]) }));
  }).toSorted((a, b) => b.probability - a.probability);
  for (const { role, ofAlone, ...one } of pairs) {
    const isElsewhere = found[OTHER[role]].some(({ party }) => isSame(party, one.party));
    // Of a group that words name, its members have a role together.
    const isMember = found[role].some(({ party, signals }) => signals.named === 1 && isSameWords(party, one.party));
    const least = Math.max(found[role].length > 0 ? PARTY : ofAlone, leastFor(role, one));
    const isChosen = isMember || isSure(role, one) || one.probability >= least;
    if (!isElsewhere && isChosen) found[role].push(one);
  }
  return found;
}

/**
 * “Chad's minister agreed with Niger's”: whom no words name is not the other side where he is of the state that acts, nor
 * beside one of his state whom they name, where the sentence does not mean him.
 */
function withoutOwnSide(
  { type, sentence }: DecodedEvent,
  scene: Scene,
  { actor, recipient }: ByRole<readonly Likely[]>,
): ByRole<readonly Likely[]> {
  if (!/^(?:AGREE|CONSULT|COOPERATE)$/u.test(type)) return { actor, recipient };
  const statesOf = (some: readonly Likely[]): ReadonlySet<string> =>
    new Set(some.flatMap(({ party: { code } }) => (code === null || ACTOR_CODES.has(code) ? [] : code)));
  const namedStates = statesOf(actor.filter(({ signals }) => signals.named === 1));
  const isHere = ({ actor: id }: EventParty): boolean => scene.within(sentence).some((one) => one.actor === id);
  const states = statesOf(actor);
  return {
    actor: actor.filter(
      ({ party, signals }) => signals.named === 1 || !namedStates.has(party.code ?? '') || isHere(party),
    ),
    recipient: recipient.filter(({ party, signals }) => signals.named === 1 || !states.has(party.code ?? '')),
  };
}

/**
 * Those of a role who are only described: by its words, or the likeliest where the words refer to nobody. A pronoun of
 * which nobody knows whom it means says less than somebody known.
 */
function described(candidates: readonly PartyCandidate[], isBesideKnown: boolean): readonly PartyCandidate[] {
  const all = candidates.filter(({ party }) => !isKnown(party));
  const named = all.filter(({ signals }) => signals.named === 1);
  const nouns = named.filter(({ party }) => isTelling(party));
  if (isBesideKnown || nouns.length > 0) return nouns;
  if (named.length > 0) return named;
  const [first] = all.filter(({ party }) => isTelling(party)).toSorted((a, b) => b.signals.likely - a.signals.likely);
  return first && first.signals.likely >= logOdds(DESCRIBED) ? [first] : [];
}

/** Somebody who is only described does nothing in a text before it has told of him, and little long after. */
const isBefore = ({ sentence: [start, end] }: DecodedEvent, { mention: [first] }: EventParty): boolean =>
  first !== undefined && first[0] < end && first[1] > start - DESCRIBED_REACH;
const DESCRIBED_REACH = 600;

/** A known party with how probable it is that it has the role. */
function confident(known: readonly Likely[], { party }: PartyCandidate): EventParty {
  const likely = known.find((one) => one.party === party);
  return likely ? { ...party, confidence: likely.probability } : party;
}

/** A party to whom the words of the role do not refer is implied, and says how likely it is. */
function explained({ party, probability }: Likely, role: Role): EventParty {
  const why = `${party.why}; ${role} by the document, ${Math.round(100 * probability)}%`;
  return { ...party, basis: 'implied', why, confidence: probability };
}

export const isKnown = ({ actor, code, represents }: EventParty): boolean =>
  actor !== null || code !== null || represents !== null;

const isTelling = (party: EventParty): boolean => isKnown(party) || party.via !== 'pronoun';

/** Whether two parties are the same: the same actor, or, of those who are nobody by name, the same words. */
export const isSame = (a: EventParty, b: EventParty): boolean =>
  a.actor !== null || b.actor !== null
    ? a.actor === b.actor
    : !isOfTwo(a, b) && a.mention.some((one) => overlapsAny(one, b.mention));

/** “Officials from Chad and Niger”: the same words, for two states. */
const isOfTwo = ({ represents: a }: EventParty, { represents: b }: EventParty): boolean =>
  a !== null && b !== null && a.actor !== b.actor;

const isAny = (candidates: readonly PartyCandidate[], party: EventParty): boolean =>
  candidates.some((one) => one.party === party);

const isSameWords = ({ mention: [a] }: EventParty, { mention: [b] }: EventParty): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const overlapsAny = (span: Span, others: readonly Span[]): boolean => others.some((other) => overlaps(span, other));
