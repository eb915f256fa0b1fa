import type { Span } from './span.ts';

/** Converts offsets of one text between UTF-16 code units and Unicode code points. */
export interface Offsets {
  toCodePoints(span: Span): Span;
  toUtf16(span: Span): Span;
}

/**
 * Offsets for `text`. An offset inside a surrogate pair is taken as the pair's second half, one code point on. Takes time and memory in
 * the number of astral characters only, then a binary search a look-up.
 */
export function offsetsOf(text: string): Offsets {
  const astral: number[] = [];
  for (let i = 0; i < text.length - 1; i += 1) {
    if ((text.codePointAt(i) ?? 0) > 0xffff) {
      astral.push(i);
      i += 1;
    }
  }
  if (astral.length === 0) return { toCodePoints: (span) => span, toUtf16: (span) => span };
  const pointOf = (unit: number): number => unit - countBelow(astral, (at) => at + 1 < unit);
  const unitOf = (point: number): number => point + countBelow(astral, (at, index) => at - index < point);
  return {
    toCodePoints: ([start, end]) => [pointOf(start), pointOf(end)],
    toUtf16: ([start, end]) => [unitOf(start), unitOf(end)],
  };
}

/** The number of leading items for which `holds`; `holds` is true for a prefix of the list. */
function countBelow(items: readonly number[], holds: (item: number, index: number) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] ?? Infinity, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
