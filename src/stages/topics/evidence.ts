import type { Block } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { placed } from './placed.ts';

/** A phrase of the lexicon in the text, and the topic that it speaks for. */
export interface Phrase {
  readonly topic: string;
  readonly strong: boolean;
  readonly span: Span;
  readonly words: string;
}

export interface Evidence {
  readonly score: number;
  readonly words: readonly Span[];
}

/** Weights of a strong and of a weak phrase: three weak ones are about as good as a strong one. */
const STRONG = 1;
const WEAK = 0.35;
/** A phrase of a headline counts as so many of the text: it was chosen to say what the document is about. */
const HEADLINE = 2;
/** A topic of the document below this share of its weightiest is none of its main topics. */
const MAIN = 0.2;

/** A document whose weightiest topic has less than this is about nothing with certainty; all its shares are smaller. */
const SOLID = 4;

/** The evidence of each topic in a short stretch of text. The n-th phrase of the same strength adds 1/n of its weight. */
export function evidenceOf(phrases: readonly Phrase[]): Map<string, Evidence> {
  const found = new Map<string, { score: number; words: Span[]; strong: number; weak: number }>();
  for (const { topic, strong, span } of phrases) {
    const evidence = found.get(topic) ?? { score: 0, words: [], strong: 0, weak: 0 };
    found.set(topic, evidence);
    const earlier = strong ? evidence.strong++ : evidence.weak++;
    evidence.score += (strong ? STRONG : WEAK) / (earlier + 1);
    evidence.words.push(span);
  }
  return found;
}

/** The weight of each topic in a stretch, as a share of the weightiest one's (of a single strong phrase's at least). */
export function sharesOf(phrases: readonly Phrase[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { topic, strong } of phrases) sums.set(topic, (sums.get(topic) ?? 0) + (strong ? STRONG : WEAK));
  const most = Math.max(STRONG, ...sums.values());
  return new Map([...sums].map(([topic, sum]) => [topic, sum / most]));
}

/**
 * What a document is about: of each main topic its weight as a share of the weightiest one's, so at most 1. A phrase that
 * comes n times counts √n times, so that many words for a thing say more than one word often. Titles and headlines count
 * more; speakers' labels, credits and boilerplate not at all.
 */
export function profileOf(
  phrases: readonly Phrase[],
  blocks: readonly Block[],
  title: readonly Omit<Phrase, 'span'>[],
): Map<string, number> {
  const headlines = placed(blocks.filter(({ kind }) => kind === 'headline' || kind === 'heading'));
  const left = placed(
    blocks.flatMap(({ kind, span, label }) => {
      if (kind === 'boilerplate' || kind === 'credit') return [{ span }];
      return label ? [{ span: label }] : [];
    }),
  );
  const times = new Map<string, number>();
  const sums = new Map<string, number>();
  const add = ({ topic, strong, words }: Omit<Phrase, 'span'>, factor: number): void => {
    const key = `${topic} ${words.toLowerCase()}`;
    const earlier = times.get(key) ?? 0;
    times.set(key, earlier + 1);
    const weight = (strong ? STRONG : WEAK) * factor * (Math.sqrt(earlier + 1) - Math.sqrt(earlier));
    sums.set(topic, (sums.get(topic) ?? 0) + weight);
  };
  for (const phrase of phrases)
    if (left.touching(phrase.span).length === 0) add(phrase, headlines.touching(phrase.span).length > 0 ? HEADLINE : 1);
  // A title that is not in the text as its headline.
  if (headlines.items.length === 0) for (const phrase of title) add(phrase, HEADLINE);
  const most = Math.max(SOLID, ...sums.values());
  return new Map(
    [...sums].map(([topic, sum]): [string, number] => [topic, sum / most]).filter(([, share]) => share >= MAIN),
  );
}
