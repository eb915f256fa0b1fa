import type { EventParty, Occurrence } from '../../document/index.ts';
import { ACTOR_CODES, pronounOf, stateOf as stateNamedBy } from '../../lexicon/index.ts';
import { logistic } from '../../model/index.ts';
import { firstFrom, indexAt, remembered, sole, type Span, spanAt, within, wordSet } from '../../text/index.ts';
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
  readonly span: Span;
}

/** All that a text names of states, in its order and by what it is asked for of each party. */
interface NamedStates {
  readonly all: readonly NamedState[];
  readonly byCode: ReadonlyMap<string, SpansOfState>;
  readonly bySentence: ReadonlyMap<Span | null, readonly NamedState[]>;
}

/** Where a state is named, in the order of the beginnings; `reach`: the last place where it or one before it ends. */
interface SpansOfState {
  readonly spans: readonly Span[];
  readonly reach: readonly number[];
}

const statesNamed = remembered((scene: Scene): NamedStates => {
  const { document, participants } = scene;
  const named = document.references.flatMap((one): NamedState[] => {
    const participant = one.actor === null ? null : participants.get(one.actor);
    const state = participant?.kind === 'country' ? participant : one.represents;
    const code = state?.code ?? participant?.code ?? null;
    if (code === null || ACTOR_CODES.has(code) || one.via === 'pronoun') return [];
    return [{ code, name: state?.name ?? code, span: spanOf(one) }];
  });
  const placed = document.entities.flatMap(({ kind, actor, span }): NamedState[] => {
    const location = kind === 'place' && actor === null ? choosePlace(span, scene).location : null;
    return location ? [{ code: location.country, name: location.countryName, span }] : [];
  });
  const all = [...named, ...placed].toSorted((a, b) => a.span[0] - b.span[0]);
  const byCode = [...Map.groupBy(all, ({ code }) => code)].map(([code, some]) => [code, spansOf(some)] as const);
  const bySentence = Map.groupBy(all, ({ span }) => spanAt(document.sentences, span[0]));
  return { all, byCode: new Map(byCode), bySentence };
});

function spansOf(states: readonly NamedState[]): SpansOfState {
  let last = 0;
  return { spans: states.map(({ span }) => span), reach: states.map(({ span }) => (last = Math.max(last, span[1]))) };
}

/** Where each of the document's actors is named or referred to. */
const mentionsByActor = remembered(({ document }: Scene): ReadonlyMap<string | null, readonly Span[]> => {
  const by = Map.groupBy(document.references, ({ actor }) => actor);
  return new Map([...by].map(([actor, some]) => [actor, some.map(spanOf)]));
});
const gapsByActor = remembered((_scene: Scene) => new Map<string, ReadonlyMap<string, number>>());

/** How many characters lie between the mentions of an actor and the nearest naming of each state. */
function gapsOf(actor: string, scene: Scene): ReadonlyMap<string, number> {
  const known = gapsByActor(scene).get(actor);
  if (known) return known;
  const mentions = mentionsByActor(scene).get(actor) ?? [];
  const gaps = new Map(
    [...statesNamed(scene).byCode].map(([code, states]) => [
      code,
      mentions.reduce((least, mention) => Math.min(least, gapBetween(states, mention)), Infinity),
    ]),
  );
  gapsByActor(scene).set(actor, gaps);
  return gaps;
}

/** How many characters lie between a span and the nearest naming of a state; 0 where they touch. */
function gapBetween({ spans, reach }: SpansOfState, [start, end]: Span): number {
  const next = firstFrom(spans, start);
  const [before, behind] = [reach[next - 1] ?? -Infinity, spans[next]?.[0] ?? Infinity];
  return Math.max(0, Math.min(start - before, behind - end));
}

/** Which share of them is of a state: nothing of none. */
const sharesIn = remembered((some: readonly Home[]): ((code: string) => number) => {
  const counts = new Map<string, number>();
  for (const { code } of some) counts.set(code, (counts.get(code) ?? 0) + 1);
  return (code) => (counts.get(code) ?? 0) / Math.max(1, some.length);
});

const placesOf = remembered((events: readonly Setting[]): readonly Home[] =>
  events.flatMap(({ location }) => (location ? [{ code: location.country, name: location.countryName }] : [])),
);

/** The states by their codes, each under the name that it has last. */
const distinct = remembered((some: readonly Home[]) => new Map(some.map(({ code, name }) => [code, name])));

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
  const places = placesOf(events);
  const mentions = party.actor === null ? [] : (mentionsByActor(scene).get(party.actor) ?? []);
  const around = new Set([own, ...mentions].map(([start]) => spanAt(sentences, start)));
  const shareIn = sharesIn(named.all);
  const shareOfPlaces = sharesIn(places);
  const shareInSentence = sharesIn(within(named.all, event.sentence));
  const shareAround = sharesIn([...around].flatMap((sentence) => named.bySentence.get(sentence) ?? []));
  const inWords = within(named.all, own);
  const last = lastBefore(named.all, own[0]);
  const gaps = party.actor === null ? null : gapsOf(party.actor, scene);
  const states = new Map([...distinct([...others, ...fellows]), ...distinct(places), ...distinct(named.all)]);
  const is = (code: string) => (one: Home) => one.code === code;
  return [...states].map(([code, name]) => {
    const spans = named.byCode.get(code);
    const gap = spans ? Math.min(gapBetween(spans, own), gaps?.get(code) ?? Infinity) : Infinity;
    return {
      code,
      name,
      signals: {
        place: Number(event.location?.country === code),
        happened: shareOfPlaces(code),
        across: Number(others.some(is(code))),
        acrossAtHome: Number(isDomestic(event.type) && others.some(is(code))),
        beside: Number(fellows.some(is(code))),
        share: shareIn(code),
        inSentence: shareInSentence(code),
        aroundParty: shareAround(code),
        inWords: Number(inWords.some(is(code))),
        near: HALF_AS_NEAR / (HALF_AS_NEAR + gap),
        last: Number(last?.code === code),
        first: Number(named.all[0]?.code === code),
        only: Number(states.size === 1),
        pronoun: Number(pronounOf(words) !== null),
        ofMany: Number(words.split(/\P{L}+/u).some((word) => MANY.has(word))),
        unknownSector: Number(party.sector === null),
      },
    };
  });
}

/** The one named last of those that end before a place. */
function lastBefore(named: readonly NamedState[], place: number): NamedState | undefined {
  let at = indexAt(named, place);
  while (at >= 0 && (named[at]?.span[1] ?? 0) > place) at -= 1;
  return named[at];
}

/** The state of a party that has one. */
function stateOf({ code: own, name, represents }: EventParty): Home[] {
  const code = represents?.code ?? own;
  return code === null || ACTOR_CODES.has(code) ? [] : [{ code, name: represents?.name ?? name ?? code }];
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
    const served = servedBy(same[0]?.party.actor ?? null, scene);
    const likely = served ? null : likeliest(same, events, scene, weights);
    const home = served ?? likely;
    if (!home) continue;
    const how = likely
      ? `by the document, ${Math.round(100 * likely.probability)}%`
      : 'by all offices that the lexicon knows';
    const why = `of ${home.name} ${how}`;
    for (const { party } of same) homes.set(party, { ...party, code: home.code, why: `${party.why}; ${why}` });
  }
  const housed = (parties: readonly EventParty[]) => parties.map((party) => homes.get(party) ?? party);
  return events.map((event) => ({ ...event, actors: housed(event.actors), recipients: housed(event.recipients) }));
}

/** The European Union, whose commissioners are of it as ministers are of states. */
const UNION = 'EUR';

/** The only state of which a person of the lexicon has had offices, whenever: also of one who has none on the day. */
function servedBy(actor: string | null, { lexicon }: Scene): Home | null {
  const bodies = actor === null ? [] : lexicon.termsOf(actor).flatMap(({ of }) => lexicon.actor(of) ?? []);
  const served = bodies.map((body) => lexicon.actor(stateNamedBy(body) ?? body.id) ?? body);
  const only = sole(new Set(served.map(({ code }) => code)));
  return only && (only === UNION || !ACTOR_CODES.has(only)) ? { code: only, name: served[0]?.name ?? only } : null;
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
