// Documents out of a seeded generator: words, speakers, outlets and dates as skewed as in news, and one document in
// twelve an agency's copy of another, so that merging has its work.
import type { Actor, Attribution, Recorded, Reference, Statement } from '../../src/document/index.ts';
import type { Span } from '../../src/text/index.ts';

const STATEMENTS_A_DOCUMENT = 100;
const ACTS = ['', '', '', '', '', '', 'ACCUSE', 'REQUEST', 'SUPPORT', 'REJECT', 'AGREE', 'THREATEN', 'CONCEDE'];
const TOPICS = [
  'military',
  'economic',
  'diplomatic',
  'territory',
  'legal',
  'migration',
  'environment',
  'cyber',
  'health',
];
const KINDS = ['direct', 'direct', 'indirect', 'indirect', 'indirect', 'mixed'] as const;
const SYLLABLES =
  'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru pla spe sta tro'.split(' ');

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The nth of many, the first ones by far the most frequent (Zipf's law, roughly). */
const skewed = (random: () => number, count: number): number => Math.min(count - 1, Math.floor(count ** random()) - 1);

export const wordOf = (rank: number): string => {
  let rest = rank + SYLLABLES.length;
  let word = '';
  while (rest > 0) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
};
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const speakerName = (rank: number): string => `${capital(wordOf(rank * 7))} ${capital(wordOf(rank + 900))}`;
export const OUTLETS = 200;
export const SPEAKERS = 5_000;
const WORDS = 20_000;

const actorOf = (rank: number): Actor => ({
  id: `person:p${rank}`,
  name: speakerName(rank),
  kind: 'person',
  code: null,
  sector: null,
  wikidata: null,
  represents: `country:c${rank % 150}`,
});

const referenceTo = ({ id, name }: Actor, mention: readonly Span[], rank: number): Reference => ({
  actor: id,
  name,
  mention,
  status: 'resolved',
  via: 'name',
  members: [],
  represents: { actor: `country:c${rank % 150}`, name: `State ${wordOf(rank % 150)}`, code: null },
  basis: 'known',
  why: 'named',
});

/** The nth document: the same for the same number. */
export function generatedDocument(number: number): Recorded {
  const copied = number % 12 === 11 ? number - 1 : number;
  const random = randomFrom(copied * 7919 + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const day = new Date(Date.UTC(2010, 0, 1) + Math.floor(random() * 5_500) * 86_400_000).toISOString().slice(0, 10);
  const date = { from: day, to: day, granularity: 'day', basis: 'known', span: null, why: 'given' } as const;
  const topics = [pick(TOPICS), pick(TOPICS)];
  const attributions: Attribution[] = [];
  const statements: Statement[] = [];
  const actors = new Map<string, Actor>();
  const sentences: Span[] = [];
  let text = number === copied ? '' : `Our correspondent adds word ${number}.\n\n`;
  for (let at = 1; at <= STATEMENTS_A_DOCUMENT; at += 1) {
    const [speaker, target] = [skewed(random, SPEAKERS), skewed(random, SPEAKERS)];
    const words = Array.from({ length: 10 + Math.floor(random() * 25) }, () => wordOf(skewed(random, WORDS)));
    const [who, whom] = [actorOf(speaker), actorOf(target)];
    actors.set(who.id, who).set(whom.id, whom);
    const start = text.length;
    const source: Span = [start, start + who.name.length];
    const cue: Span = [source[1] + 1, source[1] + 5];
    const quote = `“${words.join(' ')}”`;
    const content: Span = [cue[1] + 1, cue[1] + 1 + quote.length];
    text += `${who.name} said ${quote}.\n`;
    sentences.push([start, text.length - 1]);
    attributions.push({
      id: `a${at}`,
      source: [source],
      cue: [cue],
      content: [content],
      confidence: 0.9,
      basis: 'model',
    });
    const act = pick(ACTS);
    const whomReference = referenceTo(whom, [], target);
    statements.push({
      id: `s${at}`,
      attribution: `a${at}`,
      kind: pick(KINDS),
      text: quote,
      speaker: referenceTo(who, [source], speaker),
      addressees: random() < 0.2 ? [whomReference] : [],
      targets: random() < 0.7 ? [whomReference] : [],
      said: random() < 0.7 ? date : null,
      venue: null,
      topics: random() < 0.8 ? [...new Set(topics)] : [],
      polarity: random() < 0.1 ? 'negated' : 'affirmed',
      act: act === '' ? null : { type: act, negated: false, targets: [whomReference] },
      chain: [],
      confidence: 0.9,
    });
  }
  const outlet = skewed(randomFrom(number + 17), OUTLETS);
  return {
    id: 'generated',
    url: `https://outlet${outlet}.example/${number}`,
    title: `Report ${number}`,
    outlet: `Outlet ${outlet}`,
    byline: [],
    language: 'en',
    text,
    blocks: [{ kind: 'paragraph', span: [0, text.length] }],
    basis: {},
    published: date,
    prose: [[0, text.length]],
    sentences,
    quotations: [],
    entities: [],
    dates: [],
    attributions,
    statements,
    events: [],
    actors: [...actors.values()],
    versions: { onrecord: '0.1.0', model: 'generated', lexicon: 'generated' },
  } as Recorded;
}

export const documentsFor = (statements: number): number => Math.ceil(statements / STATEMENTS_A_DOCUMENT);
