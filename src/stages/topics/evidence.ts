import type { RolesAssigned } from '../../document/index.ts';
import type { Issues } from '../../lexicon/index.ts';
import { phraseKey, type PhraseWeights } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { placed } from './placed.ts';

/** A phrase of the lexicon, and the topic that it speaks for. */
export interface Phrase {
  readonly topic: string;
  readonly strong: boolean;
  readonly words: string;
  /** Its topic and its words without what does not matter: how a phrase is counted once. */
  readonly key: string;
}

/** A phrase and where it stands in the text. */
export interface PlacedPhrase extends Phrase {
  readonly span: Span;
}

/** What is read of a document. */
export type Readable = Pick<RolesAssigned, 'text' | 'title' | 'blocks' | 'sentences'>;

/** What a phrase weighs in a document and among a statement's own words. */
export type WeightOf = (phrase: Phrase) => PhraseWeights;

export interface DocumentPhrases {
  /** All phrases of the text, in its order. */
  readonly all: readonly PlacedPhrase[];
  /** How often each comes in what the document itself says, and whether a headline has it. */
  readonly counted: readonly { readonly phrase: Phrase; readonly times: number; readonly inHeadline: boolean }[];
}

/**
 * The phrases of a document. Speakers' labels, credits and boilerplate are not counted; a title that the text does not have
 * as its headline is.
 */
export function phrasesOf({ text, title, blocks }: Readable, { mentions }: Issues): DocumentPhrases {
  const found = (words: string): PlacedPhrase[] =>
    mentions(words).map(({ topic, strong, start, end }) => {
      const own = words.slice(start, end);
      return { topic, strong, words: own, key: `${topic} ${phraseKey(own, strong)}`, span: [start, end] };
    });
  const all = found(text);
  const headlines = placed(blocks.filter(({ kind }) => kind === 'headline' || kind === 'heading'));
  const left = placed(
    blocks.flatMap(({ kind, span, label }) => {
      if (kind === 'boilerplate' || kind === 'credit') return [{ span }];
      return label ? [{ span: label }] : [];
    }),
  );
  const counted = new Map<string, { phrase: Phrase; times: number; inHeadline: boolean }>();
  const count = (phrase: Phrase, inHeadline: boolean): void => {
    const one = counted.get(phrase.key);
    if (!one) return void counted.set(phrase.key, { phrase, times: 1, inHeadline });
    one.times += 1;
    one.inHeadline ||= inHeadline;
  };
  for (const phrase of all)
    if (left.touching(phrase.span).length === 0) count(phrase, headlines.touching(phrase.span).length > 0);
  if (headlines.items.length === 0 && title) for (const phrase of found(title)) count(phrase, true);
  return { all, counted: [...counted.values()] };
}

/** What the phrases of a stretch say for each topic; each counts once, as often as it may come. */
export function sumsOf(phrases: readonly Phrase[], weightOf: WeightOf): Map<string, number> {
  const sums = new Map<string, number>();
  const seen = new Set<string>();
  for (const phrase of phrases) {
    if (seen.has(phrase.key)) continue;
    seen.add(phrase.key);
    sums.set(phrase.topic, (sums.get(phrase.topic) ?? 0) + weightOf(phrase).own);
  }
  return sums;
}
