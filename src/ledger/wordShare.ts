import { comparedWords } from '../text/index.ts';

/** How often each word stands in a text, and how many words it has. */
export interface Weighed {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

export function weighed(text: string): Weighed {
  const words = comparedWords(text);
  const counts = new Map<string, number>();
  for (const { key } of words) counts.set(key, (counts.get(key) ?? 0) + 1);
  return { counts, size: words.length };
}

/** Twice the words that two texts share, of all that they have (Dice 1945): 1 for the same words, 0 for none. */
export function wordShare(one: Weighed, other: Weighed): number {
  if (one.size + other.size === 0) return 1;
  const [less, more] = one.counts.size <= other.counts.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [word, count] of less.counts) shared += Math.min(count, more.counts.get(word) ?? 0);
  return (2 * shared) / (one.size + other.size);
}

/** Of two texts that share less the one is taken to be new: function words alone make up about as much of two paragraphs. */
const LEAST_SHARED = 0.4;
/** So many pairs are compared (some 50 ms); of more, each stands alone. */
const MOST_PAIRS = 40_000;

/**
 * Two lists side by side in their orders: those against each other that share the most words, the rest alone, so that the
 * sum of what they share is the highest.
 */
export function alikeIn<Item extends Weighed>(
  before: readonly Item[],
  after: readonly Item[],
): (readonly [Item | null, Item | null])[] {
  const alone = [...before.map((item) => [item, null] as const), ...after.map((item) => [null, item] as const)];
  if (before.length * after.length > MOST_PAIRS || before.length * after.length === 0) return alone;
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  const shares = before.map((one) =>
    after.map((other) => {
      const share = wordShare(one, other);
      return share < LEAST_SHARED ? 0 : share;
    }),
  );
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const share = shares[row]?.[column] ?? 0;
      const paired = share === 0 ? 0 : share + at(row + 1, column + 1);
      best[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  const pairs: (readonly [Item | null, Item | null])[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [one = null, other = null] = [before[row], after[column]];
    const share = shares[row]?.[column] ?? 0;
    if (one && other && share > 0 && at(row, column) === share + at(row + 1, column + 1)) {
      pairs.push([one, other]);
      row += 1;
      column += 1;
    } else if (one && (!other || at(row, column) === at(row + 1, column))) {
      pairs.push([one, null]);
      row += 1;
    } else {
      pairs.push([null, other]);
      column += 1;
    }
  }
  return pairs;
}
