import type { Block } from '../../document/index.ts';
import { contains, type Span } from '../../text/index.ts';

export interface Evidence {
  readonly score: number;
  readonly words: readonly Span[];
}

interface Phrase {
  readonly topic: string;
  readonly strong: boolean;
  readonly span: Span;
}

/** Weights of a strong and of a weak phrase. */
const STRONG = 1;
const WEAK = 0.35;
/** A phrase of a headline counts as so many of the text: it was chosen to say what the document is about. */
const HEADLINE = 3;
/** A topic of the document below this share of its weightiest is none of its main topics. */
const MAIN = 0.3;

/** The evidence of each topic in a stretch of text. The same weight again adds less: the n-th mention 1/n of it. */
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

export interface Profile {
  /** Of each main topic of a document: its weight as a share of the weightiest one's, so at most 1. */
  readonly shares: ReadonlyMap<string, number>;
}

/** What a document is about: its phrases, those of headlines and the title counted more. */
export function profileOf(
  phrases: readonly Phrase[],
  blocks: readonly Block[],
  title: readonly Omit<Phrase, 'span'>[],
): Profile {
  const headlines = blocks.filter(({ kind }) => kind === 'headline' || kind === 'heading').map(({ span }) => span);
  const left = blocks.flatMap(({ kind, span, label }) => (kind === 'boilerplate' || kind === 'credit' ? [span] : (label ?? [])));
  const sums = new Map<string, number>();
  const add = ({ topic, strong }: Omit<Phrase, 'span'>, times: number): void =>
    void sums.set(topic, (sums.get(topic) ?? 0) + times * (strong ? STRONG : WEAK));
  for (const phrase of phrases) {
    if (left.some((span) => contains(span, phrase.span))) continue;
    add(phrase, headlines.some((span) => contains(span, phrase.span)) ? HEADLINE : 1);
  }
  for (const phrase of title) add(phrase, HEADLINE);
  const most = Math.max(0, ...sums.values());
  return {
    shares: new Map(
      [...sums].map(([topic, sum]): [string, number] => [topic, sum / most]).filter(([, share]) => share >= MAIN),
    ),
  };
}
