import { type Span, wordSet } from '../text/index.ts';

const ABBREVIATIONS = wordSet(
  'mr mrs ms dr sen rep gov gen u.s u.k st jr sr no vs inc corp co lt col prof rev p.m a.m d.c jan feb aug sept oct nov dec',
);

/**
 * The words that begin a sentence, for the unlinked figures, which split spans at sentence ends as the published ones
 * do. On purpose a rule of its own and not the segment stage's: the yardstick must not move with what it measures.
 */
export function sentenceStarts(text: string, words: readonly Span[]): Set<number> {
  const wordAt = (index: number): string => (words[index] ? text.slice(...words[index]) : '');
  const starts = new Set([0]);
  for (let i = 1; i < words.length; i += 1) {
    const gap = text.slice(words[i - 1]?.[1], words[i]?.[0]);
    if (gap.includes('\n')) {
      starts.add(i);
      continue;
    }
    let end = i - 1;
    while (end > 0 && '"”’\')]»'.includes(wordAt(end))) end -= 1;
    if (gap === '' || !'.!?'.includes(wordAt(end))) continue;
    const before = end > 0 ? wordAt(end - 1).toLowerCase() : '';
    if (/^[\p{Lu}"“‘'([]/u.test(wordAt(i)) && !ABBREVIATIONS.has(before) && [...before].length > 1) starts.add(i);
  }
  return starts;
}
