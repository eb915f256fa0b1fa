import { contains, firstIndex, overlaps, type Span } from '../../text/index.ts';

/** Things by their place, for many look-ups in one document. */
export interface Placed<T> {
  readonly items: readonly T[];
  /** Those that lie wholly in a span, in order. */
  readonly inside: (span: Span) => T[];
  /** Those that have a character in common with a span, in order. */
  readonly touching: (span: Span) => T[];
  /** The same as indexes into `items`, end exclusive. */
  readonly indexesTouching: (span: Span) => readonly [from: number, to: number];
}

/** `items` have to be in the order of their starts; they may overlap. */
export function placed<T extends { readonly span: Span }>(items: readonly T[]): Placed<T> {
  const longest = items.reduce((most, { span }) => Math.max(most, span[1] - span[0]), 0);
  /** The first item that starts at a place or after it. */
  const firstFrom = (at: number): number => firstIndex(items.length, (index) => (items[index]?.span[0] ?? 0) < at);
  const touching = (span: Span): T[] =>
    items.slice(firstFrom(span[0] - longest), firstFrom(span[1])).filter((item) => overlaps(item.span, span));
  return {
    items,
    touching,
    inside: (span) => items.slice(firstFrom(span[0]), firstFrom(span[1])).filter((item) => contains(span, item.span)),
    indexesTouching(span) {
      const to = firstFrom(span[1]);
      let from = to;
      while (from > 0 && (items[from - 1]?.span[1] ?? 0) > span[0]) from -= 1;
      return [from, to];
    },
  };
}
