/** How often an item must be there at least to predominate, and how many times as often as the next one. */
const LEAST = 2;
const TIMES = 1.5;

/** The one item that is by far the most frequent of those given; null where there is none. */
export function predominant<Item>(items: readonly Item[]): Item | null {
  const [first, second] = [...Map.groupBy(items, (item) => item)].toSorted(([, a], [, b]) => b.length - a.length);
  const count = first?.[1].length ?? 0;
  return first && count >= LEAST && count >= TIMES * (second?.[1].length ?? 0) ? first[0] : null;
}
