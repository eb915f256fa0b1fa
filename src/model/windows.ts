import type { ModelConfig, Reach } from './config.ts';

/** Words [start, end) that go through the encoder together, and those [ownStart, ownEnd) for which this window answers. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly ownStart: number;
  readonly ownEnd: number;
}

/**
 * Cuts a document into windows of at most `window` pieces (the two special ones among them), neighbours sharing
 * `overlap` pieces; each window owns the words up to the middle of what it shares. `first` gives the index of each
 * word's first piece and, at its end, the number of pieces. The same as `cut` in training/windows.py.
 */
export function windowsOf(first: readonly number[], { window, overlap }: ModelConfig): Window[] {
  const words = first.length - 1;
  const at = (word: number): number => first[word] ?? 0;
  const ranges: [number, number][] = [];
  let start = 0;
  while (start < words) {
    let end = start + 1;
    while (end < words && at(end + 1) - at(start) <= window - 2) end += 1;
    ranges.push([start, end]);
    if (end === words) break;
    let following = end;
    while (following > start + 1 && at(end) - at(following) < overlap) following -= 1;
    start = following;
  }
  return ranges.map(([from, to], index) => {
    const before = ranges[index - 1];
    const after = ranges[index + 1];
    return {
      start: from,
      end: to,
      ownStart: before ? (from + before[1]) >> 1 : from,
      ownEnd: after ? (after[0] + to) >> 1 : to,
    };
  });
}

/** The pieces [begin, end) of a window of `length` pieces that a conditioned head sees for an anchor. */
export function reachOf(anchorPiece: number, length: number, { before, after }: Reach): [number, number] {
  const begin = Math.max(0, Math.min(anchorPiece - before, length - before - after));
  return [begin, Math.min(length, begin + before + after)];
}
