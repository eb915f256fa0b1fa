import type { ModelConfig, Reach } from './config.ts';

/** Words [start, end) that go through the encoder together, and those [ownStart, ownEnd) for which this window answers. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly ownStart: number;
  readonly ownEnd: number;
}

/** A window ends with a sentence if it loses less than this share of its room by that. */
const MOST_ROOM_LOST = 0.2;

/**
 * Cuts a document into windows of at most `window` pieces (the two special ones among them), neighbours sharing at least
 * `overlap` pieces; each window owns the words up to the middle of what it shares. `first` gives the index of each word's
 * first piece and, at its end, the number of pieces. `sentences`, in order, are the words that begin a sentence: where there is
 * one near, a window begins and ends, and owns, whole sentences. Without them the same as `cut` in training/windows.py.
 */
export function windowsOf(
  first: readonly number[],
  { window, overlap }: Pick<ModelConfig, 'window' | 'overlap'>,
  sentences: readonly number[] = [],
): Window[] {
  const words = first.length - 1;
  const room = window - 2;
  const piecesIn = (from: number, to: number): number => (first[to] ?? 0) - (first[from] ?? 0);
  const ranges: [number, number][] = [];
  let start = 0;
  while (start < words) {
    let end = start + 1;
    while (end < words && piecesIn(start, end + 1) <= room) end += 1;
    if (end < words) {
      const whole = lastUpTo(sentences, end);
      if (whole > start && piecesIn(start, whole) >= room * (1 - MOST_ROOM_LOST)) end = whole;
    }
    ranges.push([start, end]);
    if (end === words) break;
    let following = end;
    while (following > start + 1 && piecesIn(following, end) < overlap) following -= 1;
    const sentence = lastUpTo(sentences, following);
    start = sentence > start && piecesIn(sentence, following) <= room * MOST_ROOM_LOST ? sentence : following;
  }
  const middles = ranges.map(([, end], index) => {
    const next = ranges[index + 1];
    return next ? seam(next[0], end, sentences) : end;
  });
  return ranges.map(([from, to], index) => ({
    start: from,
    end: to,
    ownStart: middles[index - 1] ?? from,
    ownEnd: middles[index] ?? to,
  }));
}

/** Where one window's words end and the next one's begin: at the sentence nearest to the middle of the words that both have. */
function seam(from: number, to: number, sentences: readonly number[]): number {
  const middle = (from + to) >> 1;
  const [before, after] = [lastUpTo(sentences, middle), firstFrom(sentences, middle)];
  const near = middle - before <= after - middle ? before : after;
  return near >= from && near <= to ? near : middle;
}

/** How many of the numbers, which are in order, are at most `most`. */
function countUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

const lastUpTo = (numbers: readonly number[], most: number): number => numbers[countUpTo(numbers, most) - 1] ?? -1;

const firstFrom = (numbers: readonly number[], least: number): number =>
  numbers[countUpTo(numbers, least - 1)] ?? Infinity;

/** The pieces [begin, end) of a window of `length` pieces that a conditioned head sees for an anchor. */
export function reachOf(anchorPiece: number, length: number, { before, after }: Reach): [number, number] {
  const begin = Math.max(0, Math.min(anchorPiece - before, length - before - after));
  return [begin, Math.min(length, begin + before + after)];
}
