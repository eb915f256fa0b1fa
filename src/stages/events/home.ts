import type { EventParty, Occurrence } from '../../document/index.ts';
import { ACTOR_CODES, pronounOf } from '../../lexicon/index.ts';
import { logistic } from '../../model/index.ts';
import { contains, remembered, type Span, spanAt, wordSet } from '../../text/index.ts';
import { isDomestic } from './party.ts';
import { choosePlace } from './place.ts';
import { type Scene, spanOf } from './scene.ts';

/** Different signs tell the state of a person with a name, of a body with one, and of whoever is only described. */
export const HOME_KINDS = ['person', 'body', 'described'] as const;
export type HomeKind = (typeof HOME_KINDS)[number];

/** Weights of the logistic models that tell to which state a party belongs: they come with the model. */
export type HomeWeights = Readonly<Record<HomeKind, Readonly<Record<string, number>>>>;

/** What speaks for a party's belonging to a state. Yes and no are 1 and 0, shares go from 0 to 1. */
export interface HomeSignals {
  /** The event happened there; its share of the places of the text's events. */
  readonly place: number;
  readonly happened: number;
  /** Somebody on the other side is of it; the same of events that a state and its own people have with each other. */
  readonly across: number;
  readonly acrossAtHome: number;
  /** Somebody else on the same side is of it. */
  readonly beside: number;
  /** Its share of the states and places that the text names; of those in the sentence; of those in sentences with the party. */
  readonly share: number;
  readonly inSentence: number;
  readonly aroundParty: number;
  /** The words of the party name it; how near to one of its mentions it is named, from 1 beside it down to 0. */
  readonly inWords: number;
  readonly near: number;
  /** It is the one named last before the party; the text names it first; it is the only one. */
  readonly last: number;
  readonly first: number;
  readonly only: number;
  /** The party is a pronoun, is several states or their peoples, has no sector. */
  readonly pronoun: number;
  readonly ofMany: number;
  readonly unknownSector: number;
}

interface Home {
  readonly code: string;
  readonly name: string;
}

export interface HomeCandidate extends Home {
  readonly signals: HomeSignals;
}

/**
 * The mean probability from which a party is given a state. Of those in open texts to which other texts' weights gave one,
 * 84 of 100 persons and 76 of 100 of those only described had it in the labels.
 */
const LEAST = 0.65;
/** A state that is named so many characters off a party's mention is half as near as one beside it. */
const HALF_AS_NEAR = 40;

/** What may be of many states: nobody can say of which. */
const MANY = wordSet(
  'countries nations states governments partners allies parties community world others peoples muslims christians jews migrants refugees',
);

/** Where a state, somebody who acts for one, or a place within one is named. */
interface NamedState extends Home {
  readonly place: Span;
}

const statesNamed = remembered((scene: Scene): readonly NamedState[] => {
  const { document, participants } = scene;
  const named = document.references.flatMap((one): NamedState[] => {
    const participant = one.actor === null ? null : participants.get(one.actor);
    const state = participant?.kind === 'country' ? participant : one.represents;
    const code = state?.code ?? participant?.code ?? null;
    if (code === null || ACTOR_CODES.has(code) || one.via === 'pronoun') return [];
    return [{ code, name: state?.name ?? code, place: spanOf(one) }];
  });
  const placed = document.entities.flatMap(({ kind, actor, span }): NamedState[] => {
    const location = kind === 'place' && actor === null ? choosePlace(span, scene).location : null;
    return location ? [{ code: location.country, name: location.countryName, place: span }] : [];
  });
  return [...named, ...placed].toSorted((a, b) => a.place[0] - b.place[0]);
});

export function homeKindOf({ actor }: EventParty, { participants }: Scene): HomeKind {
  const kind = actor === null ? null : participants.get(actor)?.kind;
  if (!kind) return 'described';
  return kind === 'person' ? 'person' : 'body';
}

/** Whether nothing tells to which state a party belongs, and it is not several whose members are known. */
export const isHomeless = ({ code, represents, status, members }: EventParty): boolean =>
  code === null && (represents?.code ?? null) === null && !(status === 'group' && members.length > 0);

type Setting = Pick<Occurrence, 'type' | 'sentence' | 'location' | 'actors' | 'recipients'>;

/** A party to an event that is asked about. */
export interface Homeless {
  readonly event: Setting;
  readonly side: 'actors' | 'recipients';
  readonly party: EventParty;
}

/** The states to which a party may belong: those that the text names, where its events happened, and of its other parties. */
export function homesOf({ event, side, party }: Homeless, events: readonly Setting[], scene: Scene): HomeCandidate[] {
  const named = statesNamed(scene);
  const { sentences, text } = scene.document;
  const own = spanOf(party);
  const words = text.slice(...own).toLowerCase();
  const others = event[side === 'actors' ? 'recipients' : 'actors'].flatMap(stateOf);
  const fellows = event[side].filter((one) => one !== party).flatMap(stateOf);
  const places = events.flatMap(({ location }) =>
    location ? [{ code: location.country, name: location.countryName }] : [],
  );
  const mentions = [own, ...mentionsOf(party, scene)];
  const around = new Set(mentions.map((mention) => spanAt(sentences, mention[0])));
  const inSentence = named.filter(({ place }) => contains(event.sentence, place));
  const aroundParty = named.filter(({ place }) => around.has(spanAt(sentences, place[0])));
  const last = named.findLast(({ place }) => place[1] <= own[0]);
  const states = new Map([...others, ...fellows, ...places, ...named].map((one) => [one.code, one.name]));
  const is = (code: string) => (one: Home) => one.code === code;
  const share = (some: readonly Home[], code: string): number =>
    some.length === 0 ? 0 : some.filter(is(code)).length / some.length;
  return [...states].map(([code, name]) => ({
    code,
    name,
    signals: {
      place: Number(event.location?.country === code),
      happened: share(places, code),
      across: Number(others.some(is(code))),
      acrossAtHome: Number(isDomestic(event.type) && others.some(is(code))),
      beside: Number(fellows.some(is(code))),
      share: share(named, code),
      inSentence: share(inSentence, code),
      aroundParty: share(aroundParty, code),
      inWords: Number(named.some((one) => one.code === code && contains(own, one.place))),
      near: nearness(named.filter(is(code)), mentions),
      last: Number(last?.code === code),
      first: Number(named[0]?.code === code),
      only: Number(states.size === 1),
      pronoun: Number(pronounOf(words) !== null),
      ofMany: Number(words.split(/\P{L}+/u).some((word) => MANY.has(word))),
      unknownSector: Number(party.sector === null),
    },
  }));
}

/** The state of a party that has one. */
function stateOf({ code: own, name, represents }: EventParty): Home[] {
  const code = represents?.code ?? own;
  return code === null || ACTOR_CODES.has(code) ? [] : [{ code, name: represents?.name ?? name ?? code }];
}

const mentionsOf = ({ actor }: EventParty, { document }: Scene): readonly Span[] =>
  actor === null ? [] : document.references.filter((one) => one.actor === actor).map(spanOf);

/** Of the nearest of all pairs: 1 where they touch. */
function nearness(states: readonly NamedState[], mentions: readonly Span[]): number {
  const gaps = states.flatMap(({ place: [from, to] }) =>
    mentions.map(([start, end]) => Math.max(0, start - to, from - end)),
  );
  return gaps.length === 0 ? 0 : HALF_AS_NEAR / (HALF_AS_NEAR + Math.min(...gaps));
}

/**
 * Gives each party of whom nothing tells to which state it belongs the code of the likeliest one, if that is likely enough
 * (bench/quality/calibrateHomes.ts). Whoever has a name belongs to the same one in all events of a document.
 */
export function withHomes<Event extends Setting>(
  events: readonly Event[],
  scene: Scene,
  weights: HomeWeights,
): Event[] {
  const asked = events.flatMap((event) =>
    (['actors', 'recipients'] as const).flatMap((side) =>
      event[side].filter(isHomeless).map((party): Homeless => ({ event, side, party })),
    ),
  );
  const homes = new Map<EventParty, EventParty>();
  for (const same of Map.groupBy(asked, ({ party }) => party.actor ?? party).values()) {
    const home = likeliest(same, events, scene, weights);
    if (!home) continue;
    const why = `of ${home.name} by the document, ${Math.round(100 * home.probability)}%`;
    for (const { party } of same) homes.set(party, { ...party, code: home.code, why: `${party.why}; ${why}` });
  }
  const housed = (parties: readonly EventParty[]) => parties.map((party) => homes.get(party) ?? party);
  return events.map((event) => ({ ...event, actors: housed(event.actors), recipients: housed(event.recipients) }));
}

/** The state that is likeliest in the mean of all places where the same party was asked for. */
function likeliest(
  same: readonly Homeless[],
  events: readonly Setting[],
  scene: Scene,
  weights: HomeWeights,
): (Home & { readonly probability: number }) | null {
  const sums = new Map<string, Home & { readonly probability: number }>();
  for (const one of same)
    for (const { code, name, signals } of homesOf(one, events, scene)) {
      const probability = logistic({ ...signals }, weights[homeKindOf(one.party, scene)]) / same.length;
      sums.set(code, { code, name, probability: probability + (sums.get(code)?.probability ?? 0) });
    }
  const [first] = [...sums.values()].toSorted((a, b) => b.probability - a.probability);
  return first && first.probability >= LEAST ? first : null;
}
