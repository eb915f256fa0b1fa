import { joinSpans, type Span } from '../text/index.ts';
import type { Mark } from './quoteWords.ts';
import type { Hit, TurnHead } from '../ledger/index.ts';
import type { WordList } from '../ledger/index.ts';

/** Words in a row that quotation and turn share: [from, to) of the quotation's words, and where they begin in the turn. */
export interface Anchor {
  readonly turn: TurnHead;
  readonly from: number;
  readonly to: number;
  readonly word: number;
}

/** Hits of `length` words of one diagonal that touch or overlap, joined; in order of the quotation. */
export function anchorsOf(hits: readonly Hit[], length: number): Anchor[] {
  const diagonals = new Map<string, { turn: TurnHead; shift: number; shingles: number[] }>();
  for (const { turn, shingle, word } of hits) {
    const shift = word - shingle;
    const diagonal = diagonals.get(`${turn.key} ${shift}`);
    if (diagonal) diagonal.shingles.push(shingle);
    else diagonals.set(`${turn.key} ${shift}`, { turn, shift, shingles: [shingle] });
  }
  const anchors: Anchor[] = [];
  for (const { turn, shift, shingles } of diagonals.values()) {
    const spans = joinSpans(shingles.map((shingle): Span => [shingle, shingle + length]));
    for (const [from, to] of spans) anchors.push({ turn, from, to, word: from + shift });
  }
  return anchors.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** The anchor with the words before and after it that are the same too: hits of common shingles may be missing. */
export function extended(anchor: Anchor, quote: readonly string[], turn: WordList): Anchor {
  const shift = anchor.word - anchor.from;
  let { from, to } = anchor;
  while (from > 0 && from + shift > 0 && quote[from - 1] === turn.at(from - 1 + shift)?.key) from -= 1;
  while (to < quote.length && to + shift < turn.length && quote[to] === turn.at(to + shift)?.key) to += 1;
  return { turn: anchor.turn, from, to, word: from + shift };
}

/**
 * The anchor in pieces, cut where an ellipsis stands: what runs on over it by chance (“We will … We know”, where “We” came next as
 * well) must not hide that the words after it are from elsewhere.
 */
export function cutAtEllipses(anchor: Anchor, marks: readonly Mark[]): Anchor[] {
  const cuts = marks
    .filter(({ kind, before }) => kind === 'ellipsis' && before > anchor.from && before < anchor.to)
    .map(({ before }) => before);
  const bounds = [anchor.from, ...new Set(cuts), anchor.to];
  return bounds.slice(1).map((to, at) => {
    const from = bounds[at] ?? anchor.from;
    return { turn: anchor.turn, from, to, word: anchor.word + from - anchor.from };
  });
}
