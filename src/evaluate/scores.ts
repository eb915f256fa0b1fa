/** True positives, predicted and gold, as counts. */
export interface Counts {
  hits: number;
  predicted: number;
  gold: number;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const noCounts = (): Counts => ({ hits: 0, predicted: 0, gold: 0 });

export function addCounts(to: Counts, from: Counts): Counts {
  to.hits += from.hits;
  to.predicted += from.predicted;
  to.gold += from.gold;
  return to;
}

/** Precision, recall and F1 in per cent; 0 where nothing was predicted or nothing is gold. */
export function scoreOf({ hits, predicted, gold }: Counts): Score {
  const precision = predicted > 0 ? (100 * hits) / predicted : 0;
  const recall = gold > 0 ? (100 * hits) / gold : 0;
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95% bootstrap interval (percentile method, documents drawn with replacement) of a figure over documents. The
 * drawing is seeded, so the same data give the same interval.
 */
export function bootstrap<Item>(
  items: readonly Item[],
  figure: (sample: readonly Item[]) => number,
  draws = 500,
): Interval {
  let state = 20161108;
  const random = (): number => {
    // Mulberry32, a small generator that is the same everywhere.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const figures = Array.from({ length: draws }, () =>
    figure(items.map((_, __, all) => all[Math.floor(random() * all.length)] as Item)),
  ).toSorted((a, b) => a - b);
  return { low: figures[Math.floor(draws * 0.025)] ?? 0, high: figures[Math.ceil(draws * 0.975) - 1] ?? 0 };
}

/** What the program is sure of: how many, and the share of them that is right, in per cent. */
export interface Sure {
  readonly count: number;
  readonly right: number;
}
