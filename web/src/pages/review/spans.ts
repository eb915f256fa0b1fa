import type { Span } from '../../parts/codePoints.ts';

/** A word with what joins its parts (won’t, cease-fire), or a single mark. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

/** The words and marks of a text, in code points, in their order. */
export function wordsIn(text: string): Span[] {
  let [units, points] = [0, 0];
  return Array.from(text.matchAll(WORD), ({ 0: word, index }): Span => {
    points += countOf(text.slice(units, index));
    const start = points;
    points += countOf(word);
    units = index + word.length;
    return [start, points];
  });
}

const countOf = (text: string): number => Array.from(text).length;

export type Edge = 'start' | 'end';

/**
 * The span with one of its ends moved by so many words, backwards where the number is negative. It always holds at least
 * the part of a word, and goes no further than the text does.
 */
export function moved(words: readonly Span[], span: Span, edge: Edge, by: number): Span {
  let now = span;
  for (let step = 0; step < Math.abs(by); step += 1) now = movedOnce(words, now, edge, by > 0);
  return now;
}

function movedOnce(words: readonly Span[], [start, end]: Span, edge: Edge, isLater: boolean): Span {
  if (edge === 'start') {
    const starts = words.map(([from]) => from);
    const next = isLater ? starts.find((at) => at > start && at < end) : starts.findLast((at) => at < start);
    return [next ?? start, end];
  }
  const ends = words.map(([, to]) => to);
  const next = isLater ? ends.find((at) => at > end) : ends.findLast((at) => at < end && at > start);
  return [start, next ?? end];
}

/** The spans with one of them in its new place: in order, and those that touch it or lie over it joined with it. */
export function withPart(spans: readonly Span[], part: number, changed: Span): { spans: Span[]; part: number } {
  let joined = changed;
  const apart = spans.filter((span, at) => {
    if (at === part) return false;
    const [start, end] = span;
    if (end < joined[0] || joined[1] < start) return true;
    joined = [Math.min(start, joined[0]), Math.max(end, joined[1])];
    return false;
  });
  const all = [...apart, joined].sort((a, b) => a[0] - b[0]);
  return { spans: all, part: all.indexOf(joined) };
}

/** What was selected in a text, in UTF-16 units, as a span in code points without the white space at its ends. */
export function selectedSpan(text: string, from: number, to: number): Span | null {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const end = from + words.trimEnd().length;
  if (start >= end) return null;
  const before = countOf(text.slice(0, start));
  return [before, before + countOf(text.slice(start, end))];
}
