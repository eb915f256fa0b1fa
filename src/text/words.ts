import type { Span } from './span.ts';

const WORD = /[\p{L}\p{M}\p{N}_]+(?:[’'][\p{L}\p{M}\p{N}_]+)?|[^\s\p{L}\p{M}\p{N}_]/gu;

/**
 * Words and single marks of a text, in order: the units that the model tags. The same expression as WORD in
 * training/features.py; the parity test holds the two together.
 */
export function wordsOf(text: string): Span[] {
  return Array.from(text.matchAll(WORD), (match): Span => [match.index, match.index + match[0].length]);
}

/** How many letters and digits a text has. */
export const letterCount = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
