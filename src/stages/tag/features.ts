import { outerParts, type Segmented } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

/** 0 lower case, 1 Title, 2 UPPER, 3 does not begin with a letter or digit. */
function letterCase(word: string): number {
  if (!/^[\p{L}\p{N}]/u.test(word)) return 3;
  const hasUpper = /\p{Lu}|\p{Lt}/u.test(word);
  if (hasUpper && word.length > 1 && !/\p{Ll}/u.test(word)) return 2;
  return /^[\p{Lu}\p{Lt}]/u.test(word) ? 1 : 0;
}

/**
 * One number per word, for the encoder: letter case + 4 if it begins a line + 8 × quotation state (0 outside, 1 inside,
 * 2 opening mark, 3 closing mark; outer quotations only). training/features.py computes the same.
 */
export function featuresOf(
  { text, quotations }: Pick<Segmented, 'text' | 'quotations'>,
  words: readonly Span[],
): number[] {
  const parts = outerParts(quotations);
  let at = 0;
  let previousEnd = 0;
  return words.map(([start, end], index) => {
    while ((parts[at]?.span[1] ?? Infinity) <= start) at += 1;
    const part = parts[at];
    let state = 0;
    if (part && start >= part.span[0]) state = end <= part.inner[0] ? 2 : start >= part.inner[1] ? 3 : 1;
    const beginsLine = index === 0 || text.slice(previousEnd, start).includes('\n');
    previousEnd = end;
    return letterCase(text.slice(start, end)) + (beginsLine ? 4 : 0) + 8 * state;
  });
}
