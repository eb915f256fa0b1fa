// Documents out of a seeded generator, as like to news as what the ledger does with them depends on: words, names,
// outlets and topics by Zipf's law; one document in twelve an agency's copy of another; of the statements one in twenty
// a saying that several documents of the same week report, and one in a hundred a stock phrase.
import type {
  Actor,
  Attribution,
  DateValue,
  Entity,
  EventParty,
  PloverEvent,
  Recorded,
  Reference,
  Statement,
} from '../../src/document/index.ts';
import type { Span } from '../../src/text/index.ts';
import {
  ACTS,
  DEEDS,
  KNOWN_SPEAKERS,
  OUTLETS,
  outletName,
  randomFrom,
  skewed,
  SPEAKERS,
  speakerName,
  stateCode,
  stateName,
  STATES,
  TOPICS,
  wordOf,
  WORDS,
} from './vocabulary.ts';

/** Statements of a document where nothing else is said; news articles have some 25, hearings hundreds. */
export const STATEMENTS_A_DOCUMENT = 100;
const CAST = 30;
const COPIES = 12;
const DOCUMENTS_A_WEEK = 40;
const DAYS = 5_500;
const SHARE = { indirect: 0.5, mixed: 0.15, saying: 0.05, stock: 0.01, act: 0.15, deed: 0.15, chain: 0.02 } as const;
/** Sayings of one week that all may report, the first ones most, and phrases that are in everybody's mouth. */
const SAYINGS = 60;
const STOCK = 40;

type Random = () => number;

/** What a document is made from, a piece at a time: text grows, and spans are known when a piece is there. */
interface Draft {
  text: string;
  readonly blocks: { readonly kind: 'paragraph'; readonly span: Span }[];
  readonly sentences: Span[];
  readonly entities: Entity[];
  readonly attributions: Attribution[];
  readonly statements: Statement[];
  readonly events: PloverEvent[];
  readonly actors: Map<string, Actor>;
}

const stateOf = (rank: number): number => (rank * 31) % STATES;

const stateActor = (rank: number): Actor => ({
  id: `country:c${rank}`,
  name: stateName(rank),
  kind: 'country',
  code: stateCode(rank),
  sector: null,
  wikidata: null,
  represents: null,
});

const personActor = (rank: number): Actor => ({
  id: rank < KNOWN_SPEAKERS ? `person:p${rank}` : `doc:p${rank}`,
  name: speakerName(rank),
  kind: 'person',
  code: null,
  sector: null,
  wikidata: null,
  represents: `country:c${stateOf(rank)}`,
});

function named({ actors }: Draft, actor: Actor, mention: readonly Span[]): Reference {
  actors.set(actor.id, actor);
  const state = actor.represents === null ? null : stateActor(Number(actor.represents.slice('country:c'.length)));
  if (state) actors.set(state.id, state);
  return {
    actor: actor.id,
    name: actor.name,
    mention,
    status: 'resolved',
    via: 'name',
    members: [],
    represents: state && { actor: state.id, name: state.name, code: state.code },
    basis: 'known',
    why: 'named',
  };
}

const dateOf = (day: string): DateValue => ({
  from: day,
  to: day,
  granularity: 'day',
  basis: 'known',
  span: null,
  why: 'given',
});

const dayAfter = (days: number): string =>
  new Date(Date.UTC(2010, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);

const words = (random: Random, count: number): string =>
  Array.from({ length: count }, () => wordOf(skewed(random, WORDS))).join(' ');

/** Who says it and what, in a document of this week. */
function saying(random: Random, week: number, cast: readonly number[]): { speaker: number; words: string } {
  const chance = random();
  if (chance < SHARE.saying) {
    const common = randomFrom(week * 1_009 + skewed(random, SAYINGS) * 31 + 5);
    return { speaker: skewed(common, SPEAKERS), words: words(common, 12 + Math.floor(common() * 16)) };
  }
  const speaker = cast[skewed(random, CAST)] ?? 0;
  if (chance < SHARE.saying + SHARE.stock) {
    const stock = randomFrom(77 + skewed(random, STOCK));
    return { speaker, words: words(stock, 5 + Math.floor(stock() * 4)) };
  }
  return { speaker, words: words(random, 10 + Math.floor(random() * 25)) };
}

/** A paragraph with a statement and, in every other one, a sentence of the outlet's own. */
function addStatement(draft: Draft, random: Random, { week, day, cast }: Occasion): void {
  const said = saying(random, week, cast);
  const who = personActor(said.speaker);
  const whom = personActor(cast[skewed(random, CAST)] ?? 0);
  const chance = random();
  const kind = chance < SHARE.indirect ? 'indirect' : chance < SHARE.indirect + SHARE.mixed ? 'mixed' : 'direct';
  const content = quoted(said.words, kind);
  const start = draft.text.length;
  const source: Span = [start, start + who.name.length];
  const cue: Span = [source[1] + 1, source[1] + 5];
  const span: Span = [cue[1] + 1, cue[1] + 1 + content.length];
  draft.text += `${who.name} said ${content}.`;
  const sentence: Span = [start, draft.text.length];
  draft.sentences.push(sentence);
  draft.entities.push({ span: source, kind: 'person', actor: who.id });
  const number = draft.statements.length + 1;
  const confidence = 0.5 + Math.floor(random() * 50) / 100;
  draft.attributions.push({
    id: `a${number}`,
    source: [source],
    cue: [cue],
    content: [span],
    confidence,
    basis: 'model',
  });
  const speaker = named(draft, who, [source]);
  const target = named(draft, whom, []);
  const type = random() < SHARE.act ? ACTS[skewed(random, ACTS.length)] : undefined;
  draft.statements.push({
    id: `s${number}`,
    attribution: `a${number}`,
    kind,
    text: content,
    speaker,
    addressees: random() < 0.1 ? [target] : [],
    targets: random() < 0.6 ? [target] : [],
    said: random() < 0.6 ? dateOf(day) : null,
    venue: null,
    topics: topics(random),
    polarity: random() < 0.1 ? 'negated' : 'affirmed',
    act: type === undefined ? null : { type, negated: false, targets: [target] },
    chain: random() < SHARE.chain ? [target] : [],
    confidence,
    why: { topics: {}, polarity: 'no negation', act: 'it only tells' },
  });
  if (type !== undefined) addEvent(draft, { type, parties: [speaker, target], sentence, day, statement: `s${number}` });
  if (random() < 0.5) addNarrative(draft, random, day, cast);
  draft.blocks.push({ kind: 'paragraph', span: [start, draft.text.length] });
  draft.text += '\n\n';
}

/** Direct speech stands in quotation marks, indirect speech in none, and of mixed speech the second half does. */
function quoted(said: string, kind: Statement['kind']): string {
  if (kind === 'indirect') return `that ${said}`;
  if (kind === 'direct') return `“${said}”`;
  const half = said.indexOf(' ', said.length / 2);
  return `that ${said.slice(0, half)} “${said.slice(half + 1)}”`;
}

const topics = (random: Random): string[] => {
  const count = [0, 1, 1, 1, 2, 2][Math.floor(random() * 6)] ?? 1;
  return [...new Set(Array.from({ length: count }, () => TOPICS[skewed(random, TOPICS.length)] ?? ''))];
};

/** What the outlet tells by itself; in some of these sentences somebody does something to somebody. */
function addNarrative(draft: Draft, random: Random, day: string, cast: readonly number[]): void {
  const start = draft.text.length + 1;
  draft.text += ` The ${words(random, 8 + Math.floor(random() * 14))}.`;
  const sentence: Span = [start, draft.text.length];
  draft.sentences.push(sentence);
  if (random() >= SHARE.deed * 2) return;
  const parties = [0, 1].map(() => named(draft, stateActor(stateOf(cast[skewed(random, CAST)] ?? 0)), []));
  addEvent(draft, { type: DEEDS[skewed(random, DEEDS.length)] ?? 'AID', parties, sentence, day, statement: null });
}

interface Told {
  readonly type: PloverEvent['type'];
  readonly parties: readonly Reference[];
  readonly sentence: Span;
  readonly day: string;
  readonly statement: string | null;
}

function addEvent({ events }: Draft, { type, parties, sentence, day, statement }: Told): void {
  const [actors = [], recipients = []] = parties.map((party): EventParty[] => [
    { ...party, code: party.represents?.code ?? null, sector: 'GOV' },
  ]);
  const trigger: Span[] = [[sentence[0], sentence[0] + 3]];
  events.push({
    id: `e${events.length + 1}`,
    type,
    modes: [],
    contexts: [],
    negated: false,
    hypothetical: false,
    future: false,
    historical: false,
    allegedBy: null,
    statement,
    trigger,
    sentence,
    actors,
    recipients,
    place: null,
    location: null,
    date: dateOf(day),
    confidence: 0.8,
    mentions: [{ trigger, sentence, allegedBy: null, statement, confidence: 0.8 }],
    why: ['generated'],
  });
}

interface Occasion {
  readonly week: number;
  readonly day: string;
  readonly cast: readonly number[];
}

/** The nth document: the same for the same number, and for the same number of statements. */
export function generatedDocument(number: number, statements = STATEMENTS_A_DOCUMENT): Recorded {
  const isCopy = number % COPIES === COPIES - 1;
  const random = randomFrom((isCopy ? number - 1 : number) * 7919 + 1);
  const week = Math.floor(number / DOCUMENTS_A_WEEK);
  // Weeks are not added in the order of the calendar: archives are read as they come.
  const day = dayAfter(((week * 1_871) % DAYS) + Math.floor(random() * 7));
  const cast = Array.from({ length: CAST }, () => skewed(random, SPEAKERS));
  const draft: Draft = {
    text: '',
    blocks: [],
    sentences: [],
    entities: [],
    attributions: [],
    statements: [],
    events: [],
    actors: new Map(),
  };
  if (isCopy) {
    draft.text = `From our correspondent ${wordOf(number)}.`;
    draft.sentences.push([0, draft.text.length]);
    draft.blocks.push({ kind: 'paragraph', span: [0, draft.text.length] });
    draft.text += '\n\n';
  }
  const title = `The ${words(random, 6)}`;
  while (draft.statements.length < statements) addStatement(draft, random, { week, day, cast });
  const { actors, text, ...parts } = draft;
  const outlet = skewed(randomFrom(number + 17), OUTLETS);
  return {
    ...parts,
    text: text.trimEnd(),
    actors: [...actors.values()],
    id: 'generated',
    url: `https://outlet${outlet}.example/${number}`,
    title,
    outlet: outletName(outlet),
    byline: [speakerName(outlet + 3_000)],
    language: 'en',
    basis: { title: 'generated', published: 'generated' },
    published: dateOf(day),
    prose: parts.blocks.map(({ span }) => span),
    quotations: [],
    dates: [],
    versions: { onrecord: '0.1.0', model: 'generated', lexicon: 'generated' },
  } as unknown as Recorded;
}

export const documentsFor = (statements: number): number => Math.ceil(statements / STATEMENTS_A_DOCUMENT);
