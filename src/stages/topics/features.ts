import type { RolesAssigned } from '../../document/index.ts';
import type { Issues, PhraseWeights } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import {
  type DocumentPhrases,
  type Phrase,
  phrasesOf,
  type PlacedPhrase,
  type Readable,
  sumsOf,
  type WeightOf,
} from './evidence.ts';
import { type Placed, placed } from './placed.ts';

/** What is known of a topic of a statement. The weights are in data/issue-weights.json in this order. */
export const FEATURES = [
  'own words',
  'own words, at most 1',
  'own words, square root',
  'rest of its sentences',
  'the two sentences before',
  'the sentence after',
  'the paragraphs around, at most 3',
  'document, ln(1 + score)',
  'document, as a share of its weightiest topic',
  'document, ln(1 + score as a multiple of what is usual)',
  'headline',
  'own words for another topic',
  'no own words for any topic',
  'first topic of the document',
  'second topic of the document',
  'third topic of the document',
] as const;

/** Paragraphs before and after that a statement is read with. */
const NEAR = 2;
/** Added to the usual score of a topic, so that a topic hardly ever met is not certain by one word. */
const UNUSUAL = 0.3;
/** So many phrases of a document are shown as the reason for a topic of a statement that has none. */
const SHOWN = 3;
/** Talks and relations are in nearly every document: what else it is about is not measured by them. */
const EVERYWHERE = 'diplomatic';

export interface StatementFeatures {
  /** The features of each topic for which the document has a phrase. */
  readonly features: ReadonlyMap<string, readonly number[]>;
  readonly own: readonly PlacedPhrase[];
  readonly sentence: readonly PlacedPhrase[];
}

export interface DocumentFeatures {
  readonly phrases: DocumentPhrases;
  /** The first phrases of the text for a topic, strong ones where it has any. */
  readonly leading: (topic: string) => readonly PlacedPhrase[];
  /** The score of each topic in the document: the weights of its phrases, one that comes n times √n times. */
  readonly scores: ReadonlyMap<string, number>;
  readonly of: (content: readonly Span[]) => StatementFeatures;
}

/**
 * Reads a document for what its statements may be about.
 * @param weightOf what a phrase weighs; `expected` the score that a topic usually has
 */
export function featuresOf(
  document: Readable,
  issues: Issues,
  { weightOf, expected }: { readonly weightOf: WeightOf; readonly expected: (topic: string) => number },
): DocumentFeatures {
  const phrases = phrasesOf(document, issues);
  const found = placed(phrases.all);
  const sentences = placed(document.sentences.map((span) => ({ span })));
  const blocks = placed(document.blocks);
  const weights = new Map<string, PhraseWeights>();
  const weigh = (phrase: Phrase): PhraseWeights => {
    let weight = weights.get(phrase.key);
    if (!weight) weights.set(phrase.key, (weight = weightOf(phrase)));
    return weight;
  };
  const scores = new Map<string, number>();
  const headline = new Map<string, number>();
  for (const { phrase, times, inHeadline } of phrases.counted) {
    const weight = weigh(phrase).document;
    scores.set(phrase.topic, (scores.get(phrase.topic) ?? 0) + weight * Math.sqrt(times));
    if (inHeadline) headline.set(phrase.topic, (headline.get(phrase.topic) ?? 0) + weight);
  }
  const ranked = [...scores].filter(([topic]) => topic !== EVERYWHERE).toSorted((a, b) => b[1] - a[1]);
  const most = Math.max(1, ranked[0]?.[1] ?? 0);
  const ranks = new Map(ranked.map(([topic], rank) => [topic, rank]));
  // What is the same for every statement of the document.
  const ofDocument = [...scores].map(([topic, score]) => {
    const rank = ranks.get(topic);
    return {
      topic,
      scores: [Math.log1p(score), Math.min(1.5, score / most), Math.log1p(score / (expected(topic) + UNUSUAL))],
      headline: headline.get(topic) ?? 0,
      ranks: [Number(rank === 0), Number(rank === 1), Number(rank === 2)],
    };
  });

  const of = (content: readonly Span[]): StatementFeatures => {
    const own = within(found, content);
    const [before, inside, after] = sentencesAround(sentences, content);
    const sentence = within(found, inside);
    const sums = (stretch: readonly PlacedPhrase[]): Map<string, number> => sumsOf(stretch, weigh);
    const ownSums = sums(own);
    const sentenceSums = sums(sentence);
    const beforeSums = sums(within(found, before));
    const afterSums = sums(within(found, after));
    const nearSums = sums(within(found, around(blocks, content)));
    const rivals = [...ownSums].filter(([topic]) => topic !== EVERYWHERE).toSorted((a, b) => b[1] - a[1]);
    const features = new Map<string, readonly number[]>();
    for (const one of ofDocument) {
      const { topic } = one;
      const said = ownSums.get(topic) ?? 0;
      features.set(topic, [
        said,
        Math.min(1, said),
        Math.sqrt(said),
        Math.max(0, (sentenceSums.get(topic) ?? 0) - said),
        beforeSums.get(topic) ?? 0,
        afterSums.get(topic) ?? 0,
        Math.min(3, nearSums.get(topic) ?? 0),
        ...one.scores,
        one.headline,
        rivals.find(([other]) => other !== topic)?.[1] ?? 0,
        Number(own.length === 0),
        ...one.ranks,
      ]);
    }
    return { features, own, sentence };
  };
  const byTopic = Map.groupBy(phrases.all, ({ topic }) => topic);
  const leading = new Map(
    [...byTopic].map(([topic, all]) => {
      const strong = all.filter((phrase) => phrase.strong);
      return [topic, (strong.length > 0 ? strong : all).slice(0, SHOWN)];
    }),
  );
  return { phrases, scores, leading: (topic) => leading.get(topic) ?? [], of };
}

function within(phrases: Placed<PlacedPhrase>, spans: readonly Span[]): PlacedPhrase[] {
  const [first, ...others] = spans;
  if (!first) return [];
  const found = phrases.inside(first);
  return others.length === 0 ? found : [...new Set([...found, ...others.flatMap((span) => phrases.inside(span))])];
}

/** The two sentences before a statement, its own, and the one after. */
function sentencesAround(
  { items, indexesTouching }: Placed<{ readonly span: Span }>,
  content: readonly Span[],
): readonly [Span[], Span[], Span[]] {
  const indexes = content.flatMap((part) => {
    const [from, to] = indexesTouching(part);
    return Array.from({ length: to - from }, (_, index) => from + index);
  });
  const spansAt = (from: number, to: number): Span[] => items.slice(Math.max(0, from), to).map(({ span }) => span);
  const [first, last] = [Math.min(...indexes), Math.max(...indexes)];
  if (indexes.length === 0) return [[], [], []];
  const inside = [...new Set(indexes)].flatMap((index): Span[] => {
    const item = items[index];
    return item ? [item.span] : [];
  });
  return [spansAt(first - 2, first), inside, spansAt(last + 1, last + 2)];
}

/** The stretch of the blocks that hold the content and of those beside them. */
function around({ items, indexesTouching }: Placed<RolesAssigned['blocks'][number]>, content: readonly Span[]): Span[] {
  const [first] = content;
  const last = content.at(-1);
  if (!first || !last) return [];
  const [from, to] = indexesTouching([first[0], last[1]]);
  const start = items[Math.max(0, from - NEAR)];
  const end = items[Math.min(items.length - 1, to - 1 + NEAR)];
  return start && end ? [[start.span[0], end.span[1]]] : [];
}
