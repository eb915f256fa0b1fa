import { alignWords, comparedWords } from '../text/index.ts';
import type { DiffPart } from './wordDiff.ts';

type Side = 'before' | 'after';

/**
 * What differs between two texts, word by word, with nothing left out: joined, `before` of all parts is the first text
 * and `after` the second. Marks and spaces go with the word before them; case and marks alone make no part differ, so
 * that the two sides of a part that is the same may be written differently.
 */
export function wholeDiff(before: string, after: string): DiffPart[] {
  const texts = { before, after };
  const words = { before: comparedWords(before), after: comparedWords(after) };
  const keys = (side: Side): string[] => words[side].map(({ key }) => key);
  const parts: { readonly same: boolean; readonly begins: Record<Side, number | null> }[] = [];
  for (const { left, right, same } of alignWords(keys('before'), keys('after'))) {
    let last = parts.at(-1);
    if (last?.same !== same) parts.push((last = { same, begins: { before: null, after: null } }));
    last.begins.before ??= left === null ? null : (words.before[left]?.span[0] ?? null);
    last.begins.after ??= right === null ? null : (words.after[right]?.span[0] ?? null);
  }
  if (parts.length === 0) return before + after === '' ? [] : [{ before, after, same: before === after }];
  const [ofBefore, ofAfter] = (['before', 'after'] as const).map((side) =>
    cutAt(
      texts[side],
      parts.map(({ begins }) => begins[side]),
    ),
  );
  return parts.map(({ same }, at) => ({ before: ofBefore?.[at] ?? '', after: ofAfter?.[at] ?? '', same }));
}

/** A text cut where parts begin; null has nothing of it. What stands before the first word goes with it, without words with the last part. */
function cutAt(text: string, begins: readonly (number | null)[]): string[] {
  const ends: number[] = [];
  let end = text.length;
  for (const begin of begins.toReversed()) {
    ends.push(end);
    end = begin ?? end;
  }
  ends.reverse();
  const first = begins.findIndex((begin) => begin !== null);
  if (first === -1) return begins.map((_, at) => (at === begins.length - 1 ? text : ''));
  return begins.map((begin, at) => (begin === null ? '' : text.slice(at === first ? 0 : begin, ends[at])));
}
