/** One step of an alignment: indexes into the two lists, null where a word has no counterpart. */
export interface AlignedPair {
  readonly left: number | null;
  readonly right: number | null;
  readonly same: boolean;
}

export interface AlignmentOptions {
  /** Words before the first and after the last aligned word of `right` cost nothing. */
  readonly freeStart?: boolean;
  readonly freeEnd?: boolean;
  /** What leaving out a word of `right` costs; 1 unless given, as much as leaving out one of `left`. */
  readonly skip?: number;
}

/** A word against another costs less than leaving out both, so that a changed word stands opposite what it was. */
const CHANGED = 1.5;
const ALONE = 1;

/**
 * So many pairs of words are compared one by one (1,000 against 1,000: some 10 ms and 4 MB). Longer lists are cut where a
 * word stands that each of them has once.
 */
const MOST_CELLS = 1_000_000;

/**
 * Aligns all of `left` with `right` at the least cost (Needleman and Wunsch 1970; with free ends as in approximate
 * string matching, Sellers 1980). With free ends, the words of `right` that fall outside are left out.
 *
 * Time and memory grow with the product of the lengths up to MOST_CELLS, and beyond that with their sum: what the lists
 * have in common at their ends is set apart, then they are cut at words that each has once, in an order that both keep
 * (Cohen's patience diff); a stretch without such words that is still too long counts as changed altogether.
 */
export function alignWords(
  left: readonly string[],
  right: readonly string[],
  options: AlignmentOptions = {},
): AlignedPair[] {
  if (left.length * right.length <= MOST_CELLS) return leastCost(left, right, options);
  const pairs: AlignedPair[] = [];
  const add = (found: readonly AlignedPair[], row: number, column: number): void => {
    for (const pair of found)
      pairs.push({
        left: pair.left === null ? null : row + pair.left,
        right: pair.right === null ? null : column + pair.right,
        same: pair.same,
      });
  };
  const { freeStart = false, freeEnd = false } = options;
  let [row, column] = [0, 0];
  for (const [nextRow, nextColumn] of [...anchorsOf(left, right), [left.length, right.length] as const]) {
    const [first, last] = [row === 0 && column === 0, nextRow === left.length && nextColumn === right.length];
    const ends = { ...options, freeStart: freeStart && first, freeEnd: freeEnd && last };
    add(stretch(left.slice(row, nextRow), right.slice(column, nextColumn), ends), row, column);
    if (!last) pairs.push({ left: nextRow, right: nextColumn, same: true });
    [row, column] = [nextRow + 1, nextColumn + 1];
  }
  return pairs;
}

/** A stretch between two anchors. */
function stretch(left: readonly string[], right: readonly string[], options: AlignmentOptions): AlignedPair[] {
  if (left.length * right.length <= MOST_CELLS) return leastCost(left, right, options);
  const outside = options.freeStart || options.freeEnd ? [] : right;
  return [
    ...left.map((_, index) => ({ left: index, right: null, same: false })),
    ...outside.map((_, index) => ({ left: null, right: index, same: false })),
  ];
}

/** Equal words of the two lists, [left, right], both rising: those at the two ends, and those that each list has once. */
function anchorsOf(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const places = onceIn(right, start, right.length - end);
  const common = [...onceIn(left, start, left.length - end)].flatMap(([word, row]): [number, number][] => {
    const column = places.get(word);
    return column === undefined ? [] : [[row, column]];
  });
  const ends = (count: number, row: number, column: number) =>
    Array.from({ length: count }, (_, index) => [row + index, column + index] as const);
  return [
    ...ends(start, 0, 0),
    ...longestRising(common.toSorted(([one], [other]) => one - other)),
    ...ends(end, left.length - end, right.length - end),
  ];
}

/** The words that stand once between two places of a list, with their places. */
function onceIn(words: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const several = new Set<string>();
  for (let at = from; at < to; at += 1) {
    const word = words[at] ?? '';
    if (places.has(word)) several.add(word);
    places.set(word, at);
  }
  for (const word of several) places.delete(word);
  return places;
}

/** The longest run of pairs, sorted by their first numbers, whose second numbers rise (patience sorting, n log n). */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tops: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, [, column]] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < column) low = middle + 1;
      else high = middle;
    }
    before.push(tops[low - 1]);
    tops[low] = index;
  }
  const run: (readonly [number, number])[] = [];
  for (let at = tops.at(-1); at !== undefined; at = before[at]) {
    const pair = pairs[at];
    if (pair) run.push(pair);
  }
  return run.toReversed();
}

function leastCost(
  left: readonly string[],
  right: readonly string[],
  { freeStart = false, freeEnd = false, skip = ALONE }: AlignmentOptions,
): AlignedPair[] {
  const width = right.length + 1;
  const costs = new Float32Array((left.length + 1) * width);
  const cost = (row: number, column: number): number => costs[row * width + column] ?? Infinity;
  for (let column = 1; column < width; column += 1) costs[column] = freeStart ? 0 : column * skip;
  for (let row = 1; row <= left.length; row += 1) {
    costs[row * width] = row * ALONE;
    for (let column = 1; column < width; column += 1) {
      const pair = cost(row - 1, column - 1) + (left[row - 1] === right[column - 1] ? 0 : CHANGED);
      const alone = Math.min(cost(row - 1, column) + ALONE, cost(row, column - 1) + skip);
      costs[row * width + column] = Math.min(pair, alone);
    }
  }

  let column = right.length;
  if (freeEnd)
    for (let at = column; at >= 0; at -= 1) if (cost(left.length, at) < cost(left.length, column)) column = at;
  let row = left.length;
  const pairs: AlignedPair[] = [];
  while (row > 0 || column > 0) {
    if (row === 0 && freeStart) break;
    const here = cost(row, column);
    const same = row > 0 && column > 0 && left[row - 1] === right[column - 1];
    if (row > 0 && column > 0 && here === cost(row - 1, column - 1) + (same ? 0 : CHANGED)) {
      row -= 1;
      column -= 1;
      pairs.push({ left: row, right: column, same });
    } else if (column > 0 && here === cost(row, column - 1) + skip) {
      column -= 1;
      pairs.push({ left: null, right: column, same: false });
    } else {
      row -= 1;
      pairs.push({ left: row, right: null, same: false });
    }
  }
  return pairs.toReversed();
}
