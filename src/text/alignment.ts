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
 * Aligns all of `left` with `right` at the least cost (Needleman and Wunsch 1970; with free ends as in approximate
 * string matching, Sellers 1980). Time and memory grow with the product of the lengths: for stretches between what
 * is known to be the same, not for whole texts. With free ends, the words of `right` that fall outside are left out.
 */
export function alignWords(
  left: readonly string[],
  right: readonly string[],
  { freeStart = false, freeEnd = false, skip = ALONE }: AlignmentOptions = {},
): AlignedPair[] {
  const width = right.length + 1;
  const costs = new Float64Array((left.length + 1) * width);
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
