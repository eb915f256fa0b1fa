import { firstIndex, type Span } from '../text/index.ts';

/** Finds the words that spans touch, as their indexes. */
export function wordFinder(words: readonly Span[]): (spans: readonly Span[]) => Set<number> {
  const firstEndingAfter = (offset: number): number =>
    firstIndex(words.length, (word) => (words[word]?.[1] ?? Infinity) <= offset);
  return (spans) => {
    const found = new Set<number>();
    for (const [start, end] of spans)
      for (let word = firstEndingAfter(start); (words[word]?.[0] ?? Infinity) < end; word += 1) found.add(word);
    return found;
  };
}

/** Spans as runs "first-last" of words, split at the words in `starts`. */
export function wordRuns(
  spans: readonly Span[],
  wordsIn: (spans: readonly Span[]) => ReadonlySet<number>,
  starts: ReadonlySet<number>,
): Set<string> {
  const runs = new Set<string>();
  for (const span of spans) {
    let first: number | null = null;
    let last = -1;
    for (const word of [...wordsIn([span])].toSorted((a, b) => a - b)) {
      if (first !== null && starts.has(word)) {
        runs.add(`${first}-${last}`);
        first = word;
      }
      first ??= word;
      last = word;
    }
    if (first !== null) runs.add(`${first}-${last}`);
  }
  return runs;
}
