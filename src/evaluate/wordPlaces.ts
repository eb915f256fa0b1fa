import { alignWords, contains, type Span, wordsOf } from '../text/index.ts';

/** The numbers of the words that spans of a text hold. */
export type WordPlaces = (spans: readonly Span[]) => Set<number>;

/** The words of a text by their place in it. */
export function wordPlaces(text: string): WordPlaces {
  const words = wordsOf(text);
  return (spans) =>
    new Set(words.flatMap((word, index) => (spans.some((span) => contains(span, word)) ? [index] : [])));
}

/**
 * The words of `read` by the place that they have in `gold`, of which `read` is another reading: a page from which a
 * caption was lost is the same text but for that. Words that `gold` does not have get numbers of their own.
 */
export function wordPlacesIn(gold: string, read: string): WordPlaces {
  if (gold === read) return wordPlaces(gold);
  const [wanted, words] = [wordsOf(gold), wordsOf(read)];
  const [left, right] = [wanted.map((span) => gold.slice(...span)), words.map((span) => read.slice(...span))];
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < most - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const places = words.map((_, index) => (index < start ? index : index + left.length - right.length));
  words.slice(start, words.length - end).forEach((_, index) => (places[start + index] = -1 - index));
  const middle = alignWords(left.slice(start, left.length - end), right.slice(start, right.length - end));
  for (const pair of middle)
    if (pair.same && pair.left !== null && pair.right !== null) places[start + pair.right] = start + pair.left;
  return (spans) =>
    new Set(
      words.flatMap((word, index) => (spans.some((span) => contains(span, word)) ? [places[index] ?? index] : [])),
    );
}
