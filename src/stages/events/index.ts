import {
  type EventFlag,
  type Eventful,
  type EventParty,
  type Classified,
  itemAt,
  itemsOf,
  type Occurrence,
  type PloverEvent,
  publishedAt,
  type RolesAssigned,
} from '../../document/index.ts';
import { type Lexicon, ploverType } from '../../lexicon/index.ts';
import { withConfidence } from '../../model/index.ts';
import { holding, type Span } from '../../text/index.ts';
import { clauseOf } from './clause.ts';
import { withMode } from './modes.ts';
import { type Telling, tellingOf } from './acts.ts';
import { dateOf } from './date.ts';
import { dateConfidenceSignals } from './dateConfidence.ts';
import { type DecodedEvent, decodeEvents, startOf } from './decode.ts';
import { saidWhen, withActs } from './statementActs.ts';
import { mergeMentions, type Told } from './merge.ts';
import { type HomeWeights, withHomes } from './home.ts';
import { isLocality, placeOf } from './place.ts';
import { type Scene, sceneOf } from './scene.ts';
import { withJailSentences } from './sentenced.ts';
import { isManners } from './thanks.ts';
import { confidentParties } from './partyConfidence.ts';
import { isKnown, partiesIn, type PartyWeights, type Role } from './scores.ts';
import { withoutScraps } from './scraps.ts';

/** Weights of the logistic models that turn what the network says into probabilities: of an event, its parties and its date. */
export interface EventWeights {
  readonly confidence: Readonly<Record<string, number>>;
  readonly parties: PartyWeights;
  readonly dates: Readonly<Record<string, number>>;
  /** How probable it is that the date that was found is right; null before any are fitted. */
  readonly dateConfidence?: Readonly<Record<string, number>> | null;
  /** How probable it is that a party is right; before any are fitted, what `parties` or the statement's speaker gives. */
  readonly partyConfidence?: Readonly<Record<string, number>> | null;
  /** How probable it is that a party belongs to a state that the text does not give it; before any are fitted none does. */
  readonly homes?: HomeWeights | null;
}

/**
 * Adds what the document reports was done, by whom, to whom, where and when: decodes the model's proposals, resolves the
 * words of each role to actors, and merges the mentions of one event. What a statement does by being said is also an event;
 * in a judged document this includes acts performed by the verb of its cue. The weights come with the model.
 */
export function findEvents<Document extends RolesAssigned & Partial<Pick<Classified, 'classifications'>>>(
  document: Document,
  lexicon: Lexicon,
  weights: EventWeights,
): Document & Eventful {
  const scene = sceneOf(document, lexicon);
  const { text } = document;
  const decided = decodeEvents(document, weights.confidence).filter((event) => !isManners(event, text));
  const decoded = withJailSentences(text, decided).map((event) => withMode(text, event));
  const bySentence = Map.groupBy(decoded, ({ sentence }) => sentence[0]);
  const mentioned = decoded.map((event) => putTogether(event, bySentence.get(event.sentence[0]) ?? [], scene, weights));
  const items = itemsOf(document);
  const acted = withActs(mentioned, document.classifications ?? null, scene);
  const joined = mergeMentions(acted, document.events, (place) => itemAt(items, place));
  const named = (parties: readonly EventParty[]): readonly EventParty[] =>
    parties.map((party) => ({ ...party, mention: party.mention.map((span) => withoutArticle(document.text, span)) }));
  const { partyConfidence } = weights;
  const confident = (parties: readonly EventParty[], role: Role, { act }: Pick<Occurrence, 'act'>) =>
    partyConfidence ? confidentParties(parties, role, act !== null, partyConfidence) : parties;
  const occurrences = joined.map((event, index): Occurrence => {
    const { actors, recipients } = withoutSelf(event);
    return {
      id: `e${index + 1}`,
      ...event,
      actors: named(confident(actors, 'actor', event)),
      recipients: named(confident(recipients, 'recipient', event)),
    };
  });
  const atHome = weights.homes ? withHomes(occurrences, scene, weights.homes) : occurrences;
  const told = atHome.map((event) => ({
    ...event,
    actors: withoutScraps(event.actors, text),
    recipients: withoutScraps(event.recipients, text),
  }));
  return { ...document, participants: [...scene.participants.values()], occurrences: told };
}

/** `inSentence`: the events of its sentence. */
function putTogether(
  event: DecodedEvent,
  inSentence: readonly DecodedEvent[],
  scene: Scene,
  weights: EventWeights,
): Told {
  const { document } = scene;
  const others = inSentence.filter((other) => other !== event);
  const { actor: named, recipient: affected, actorByWords } = partiesIn(event, scene, weights.parties);
  const telling = tellingOf(event, named, others, scene);
  const where = placeOf(event.places.length > 0 ? event.places : placesStruck(event, scene), scene);
  const doers = doersOf(telling, named, actorByWords);
  // Nobody does by saying so what is done to himself, unless the words name him.
  const isSpeaker = (id: string): boolean => telling.act !== null && telling.actors.some(({ actor }) => actor === id);
  const toOthers = affected.filter(({ actor, basis }) => actor === null || !isSpeaker(actor) || basis === 'known');
  const { actors, recipients } = withoutSelf({ actors: doers, recipients: toOthers });
  const flag = (name: EventFlag): boolean => event.flags.has(name);
  const said = saidWhen(telling.act, document);
  const entry = publishedAt(document, startOf(event));
  const date = dateOf(event, others, clauseOf(document.text, event), said, entry, weights.dates);
  const dateSignals = date && dateConfidenceSignals(event, date, said, entry, weights.dates);
  return {
    type: event.type,
    modes: event.modes,
    contexts: event.contexts,
    negated: flag('negated'),
    hypothetical: flag('hypothetical') || isAsked(event, document),
    future: flag('future'),
    historical: flag('historical'),
    allegedBy: telling.allegedBy,
    act: telling.act,
    proposals: [event.proposal],
    trigger: event.trigger,
    sentence: event.sentence,
    actors,
    recipients,
    place: where?.place ?? null,
    location: where?.location ?? null,
    date: withConfidence(date, dateSignals, weights.dateConfidence),
    dateSignals,
    confidence: event.confidence,
    mentions: [
      {
        trigger: event.trigger,
        sentence: event.sentence,
        allegedBy: telling.allegedBy,
        act: telling.act,
        confidence: event.confidence,
      },
    ],
    why: [...event.why, ...telling.why],
  };
}

/**
 * Whoever makes a statement does what it does, unless the event's words refer to somebody known; whom only the document makes
 * likely comes last.
 */
function doersOf(
  { act, actors: told }: Telling,
  named: readonly EventParty[],
  byWords: readonly EventParty[],
): readonly EventParty[] {
  if (act === null) return named.length > 0 ? named : told;
  // “Peru and Chile … Intend to share”: those who speak together, where the words tell some of them.
  const isTold = ({ actor }: EventParty): boolean => told.some((one) => one.actor === actor);
  if (byWords.some(isKnown)) return told.length > byWords.length && byWords.every(isTold) ? told : byWords;
  return told.some(isKnown) ? told : named;
}

/** “Peru lifts ban? Not yet, says Vik”: what a headline asks it does not report, unless it asks why or how it was done. */
function isAsked({ sentence, trigger }: DecodedEvent, { text, blocks }: RolesAssigned): boolean {
  const head = holding(blocks, sentence);
  if (head?.kind !== 'headline' && head?.kind !== 'heading') return false;
  const last = trigger.at(-1)?.[1] ?? sentence[1];
  return !ASKS_MORE.test(text.slice(sentence[0], last)) && /^[^.!?]*\?/u.test(text.slice(last, head.span[1]));
}

const ASKS_MORE = /\b(?:why|how|what|who|whose|whom|which|when|where)\b/iu;

/** A capitalised article within a sentence is part of a name (“to The Hague”). */
const ARTICLE = /^(?:the|an?)\s+/u;
const FIRST_ARTICLE = /^(?:the|an?)\s+/iu;
const BEGINS = /(?:^|[\n.!?:;“”"‘—–•]\s?)$/u;

/** A party's words as in PLOVER's records: without the article before them. */
function withoutArticle(text: string, [start, end]: Span): Span {
  const pattern = BEGINS.test(text.slice(Math.max(0, start - 2), start)) ? FIRST_ARTICLE : ARTICLE;
  const article = pattern.exec(text.slice(start, end))?.[0].length ?? 0;
  return [start + article, end];
}

/** A city that is shelled is where it happened; a state that is accused is not. */
const placesStruck = (event: DecodedEvent, scene: Scene): readonly Span[] =>
  ploverType(event.type).quad % 2 === 0 ? event.recipients.filter((span) => isLocality(span, scene)) : [];

/**
 * Nobody acts on themselves, though several mentions of an event may tell the same party on either side: it stays where
 * words name it, else where it is the only one.
 */
function withoutSelf({ actors, recipients }: Sides): Sides {
  const twin = (one: EventParty, others: readonly EventParty[]): EventParty | undefined =>
    others.find(({ actor }) => actor !== null && actor === one.actor);
  const isActor = (asActor: EventParty, asRecipient: EventParty): boolean =>
    asActor.basis === asRecipient.basis ? actors.length === 1 || recipients.length > 1 : asActor.basis === 'known';
  return {
    actors: actors.filter((one) => {
      const other = twin(one, recipients);
      return !other || isActor(one, other);
    }),
    recipients: recipients.filter((one) => {
      const other = twin(one, actors);
      return !other || !isActor(other, one);
    }),
  };
}

type Sides = Pick<Told, 'actors' | 'recipients'>;

/**
 * The events in the form of a recorded document: `statements` maps the id of each attribution to that of its statement.
 */
export function recordEvents(
  occurrences: readonly Occurrence[],
  statements: ReadonlyMap<string, string>,
): PloverEvent[] {
  const statementOf = (act: string | null): string | null => (act === null ? null : (statements.get(act) ?? null));
  return occurrences.map(({ act, mentions, dateSignals: _signals, ...event }) => ({
    ...event,
    statement: statementOf(act),
    mentions: mentions.map(({ act: own, ...mention }) => ({ ...mention, statement: statementOf(own) })),
  }));
}
