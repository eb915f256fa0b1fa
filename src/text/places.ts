import { overlaps, type Span } from './span.ts';

/**
 * The first of `count` things in order that does not come before what is looked for, as an index; `count` where all do.
 * `precedes` has to be true up to some index and false from there on. Logarithmic.
 */
export function firstIndex(count: number, precedes: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (precedes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first of spans in order that begins at or after a place; their number where none does. Logarithmic. */
export const firstFrom = (spans: readonly Span[], at: number): number =>
  firstIndex(spans.length, (index) => (spans[index]?.[0] ?? 0) < at);

/** Index of the last of spans in order that begins at or before a place; -1 where there is none. Logarithmic. */
export const lastAtOrBefore = (spans: readonly Span[], at: number): number => firstFrom(spans, at + 1) - 1;

/** The one of spans in order, without overlap, that holds a place; null where none does. Logarithmic. */
export function spanAt(spans: readonly Span[], at: number): Span | null {
  const span = spans[lastAtOrBefore(spans, at)];
  return span && at < span[1] ? span : null;
}

/** Of items in the order of their spans, which do not overlap, those that lie within a span. Logarithmic and their number. */
export function within<Item extends { readonly span: Span }>(items: readonly Item[], [begin, stop]: Span): Item[] {
  let index = firstIndex(items.length, (at) => (items[at]?.span[0] ?? 0) < begin);
  const found: Item[] = [];
  for (let item = items[index]; item && item.span[1] <= stop; item = items[(index += 1)]) found.push(item);
  return found;
}

/** Characters of one drawer of `nearby`. */
const STEP = 2000;

/**
 * Finds what lies near a place without going through all of a long text: the items of which some span shares a drawer
 * of 2,000 characters with the beginning of the span asked for, in the order in which they were given. Whatever holds
 * or overlaps that beginning is among them.
 */
export function nearby<Item>(
  items: readonly Item[],
  spansOf: (item: Item) => readonly Span[],
): (span: Span) => readonly Item[] {
  const drawers = new Map<number, Item[]>();
  for (const item of items) {
    const places = new Set<number>();
    for (const [start, end] of spansOf(item))
      for (let at = Math.floor(start / STEP); at <= Math.floor(end / STEP); at += 1) places.add(at);
    for (const place of places) {
      const drawer = drawers.get(place);
      if (drawer) drawer.push(item);
      else drawers.set(place, [item]);
    }
  }
  return ([start]) => drawers.get(Math.floor(start / STEP)) ?? [];
}

/** A growing set of spans that can be asked quickly whether one of them overlaps another span. */
export function spanSet(spans: Iterable<Span> = []): { add(span: Span): void; overlaps(span: Span): boolean } {
  const drawers = new Map<number, Span[]>();
  const each = ([start, end]: Span, visit: (place: number) => boolean): boolean => {
    for (let at = Math.floor(start / STEP); at <= Math.floor(end / STEP); at += 1) if (visit(at)) return true;
    return false;
  };
  const set = {
    add(span: Span): void {
      each(span, (place) => {
        drawers.set(place, [...(drawers.get(place) ?? []), span]);
        return false;
      });
    },
    overlaps: (span: Span): boolean =>
      each(span, (place) => drawers.get(place)?.some((other) => overlaps(other, span)) ?? false),
  };
  for (const span of spans) set.add(span);
  return set;
}
