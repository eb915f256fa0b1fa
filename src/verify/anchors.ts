import { type ComparedWord, SHINGLE_WORDS } from '../text/index.ts';
import type { Mark } from './quoteWords.ts';
import type { Hit, TurnHead } from './turnIndex.ts';

/** Words in a row that quotation and turn share: [from, to) of the quotation's words, and where they begin in the turn. */
export interface Anchor {
  readonly turn: TurnHead;
  readonly from: number;
  readonly to: number;
  readonly word: number;
}

/** Hits of one diagonal that touch or overlap, joined; in order of the quotation. */
export function anchorsOf(hits: readonly Hit[]): Anchor[] {
  const diagonals = new Map<string, number[]>();
  const turns = new Map<string, TurnHead>();
  for (const { turn, shingle, word } of hits) {
    const diagonal = `${turn.key} ${word - shingle}`;
    const list = diagonals.get(diagonal);
    if (list) list.push(shingle);
    else {
      diagonals.set(diagonal, [shingle]);
      turns.set(diagonal, turn);
    }
  }
  const anchors: Anchor[] = [];
  for (const [diagonal, shingles] of diagonals) {
    const turn = turns.get(diagonal);
    if (turn === undefined) continue;
    const shift = Number(diagonal.slice(diagonal.indexOf(' ') + 1));
    let from = -1;
    let to = -1;
    for (const shingle of shingles.toSorted((a, b) => a - b)) {
      if (from >= 0 && shingle > to) {
        anchors.push({ turn, from, to, word: from + shift });
        from = shingle;
      } else if (from < 0) from = shingle;
      to = shingle + SHINGLE_WORDS;
    }
    anchors.push({ turn, from, to, word: from + shift });
  }
  return anchors.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** The anchor with the words before and after it that are the same too: hits of common shingles may be missing. */
export function extended(anchor: Anchor, quote: readonly string[], turn: readonly ComparedWord[]): Anchor {
  const shift = anchor.word - anchor.from;
  let { from, to } = anchor;
  while (from > 0 && from + shift > 0 && quote[from - 1] === turn[from - 1 + shift]?.key) from -= 1;
  while (to < quote.length && to + shift < turn.length && quote[to] === turn[to + shift]?.key) to += 1;
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
