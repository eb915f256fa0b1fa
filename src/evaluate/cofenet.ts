import type { Span } from '../text/index.ts';
import { sentenceStarts } from './sentenceStarts.ts';

/**
 * What is tagged at a time. In the data published with CofeNet (Wang et al., COLING 2022) it is a paragraph, whatever
 * its number of sentences; other taggers are given sentences. docs/evaluation.md says more.
 */
export type Piece = 'paragraphs' | 'sentences';

/** The words that begin a paragraph or a sentence. */
export function pieceStarts(piece: Piece, text: string, words: readonly Span[]): Set<number> {
  if (piece === 'sentences') return sentenceStarts(text, words);
  return new Set(
    words.flatMap(([start], index) => {
      const previous = words[index - 1];
      return !previous || text.slice(previous[1], start).includes('\n') ? [index] : [];
    }),
  );
}

/** The words of an attribution. */
export interface SaidWords {
  readonly cue: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
}

/**
 * Whether cue and content of an attribution stand inside the longer content of another. With one label a word, as in a
 * tagger's output, only the outer of the two can be told.
 */
export function isNested(index: number, all: readonly SaidWords[]): boolean {
  const inner = all[index];
  if (!inner) return false;
  return all.some(
    ({ content }) =>
      content.size > inner.content.size && inner.content.isSubsetOf(content) && inner.cue.isSubsetOf(content),
  );
}
