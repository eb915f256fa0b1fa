import { contains, overlaps, type Span } from './span.ts';

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

/** The same of items in the order of their spans. */
export const indexAt = (items: readonly { readonly span: Span }[], at: number): number =>
  firstIndex(items.length, (index) => (items[index]?.span[0] ?? 0) <= at) - 1;

/** The one of spans in order, without overlap, that holds a place; null where none does. Logarithmic. */
export function spanAt(spans: readonly Span[], at: number): Span | null {
  const span = spans[lastAtOrBefore(spans, at)];
  return span && at < span[1] ? span : null;
}

/**
 * The first of items in the order of their spans, which do not overlap, that contains a span; null where none does. An
 * empty span where one ends and the next begins is in the first. Logarithmic.
 */
export function holding<Item extends { readonly span: Span }>(items: readonly Item[], span: Span): Item | null {
  const index = indexAt(items, span[0]);
  for (const item of [items[index - 1], items[index]]) if (item && contains(item.span, span)) return item;
  return null;
}

/** Of items in the order of their spans, which do not overlap, those that overlap a span. Logarithmic and their number. */
export const touching = <Item extends { readonly span: Span }>(items: readonly Item[], span: Span): Item[] =>
  allTouching(items, (item) => item.span, span);

/** The same of spans by themselves. */
export const spansTouching = (spans: readonly Span[], span: Span): Span[] => allTouching(spans, (own) => own, span);

function allTouching<Item>(items: readonly Item[], spanOf: (item: Item) => Span, span: Span): Item[] {
  const found: Item[] = [];
  const from = firstIndex(items.length, (at) => spanOf(items[at] as Item)[1] <= span[0]);
  for (let index = from; index < items.length; index += 1) {
    const item = items[index] as Item;
    if (spanOf(item)[0] >= span[1]) break;
    if (overlaps(spanOf(item), span)) found.push(item);
  }
  return found;
}

/**
 * Of items in the order of their beginnings, which may overlap, those that lie within a span. Logarithmic and the number
 * of those that begin in it.
 */
export function within<Item extends { readonly span: Span }>(items: readonly Item[], [begin, stop]: Span): Item[] {
  let index = firstIndex(items.length, (at) => (items[at]?.span[0] ?? 0) < begin);
  const found: Item[] = [];
  for (let item = items[index]; item && item.span[0] <= stop; item = items[(index += 1)])
    if (item.span[1] <= stop) found.push(item);
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

/** The same of items each of which has one span. */
export const itemsNear = <Item extends { readonly span: Span }>(
  items: readonly Item[],
): ((span: Span) => readonly Item[]) => nearby(items, ({ span }) => [span]);

/**
 * The same for whatever touches any part of the span asked for: the items of which some span shares a drawer with it, each
 * once and in the order in which they were given.
 */
export function around<Item>(
  items: readonly Item[],
  spansOf: (item: Item) => readonly Span[],
): (span: Span) => readonly Item[] {
  const near = nearby(
    items.map((_, index) => index),
    (index) => spansOf(items[index] as Item),
  );
  return ([start, end]) => {
    const found = new Set<number>();
    for (let at = Math.floor(start / STEP); at <= Math.floor(end / STEP); at += 1)
      for (const index of near([at * STEP, at * STEP])) found.add(index);
    return [...found].sort((a, b) => a - b).map((index) => items[index] as Item);
  };
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
        const drawer = drawers.get(place);
        if (drawer) drawer.push(span);
        else drawers.set(place, [span]);
        return false;
      });
    },
    overlaps: (span: Span): boolean =>
      each(span, (place) => drawers.get(place)?.some((other) => overlaps(other, span)) ?? false),
  };
  for (const span of spans) set.add(span);
  return set;
}
