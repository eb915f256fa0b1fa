import type { Pairs } from '../../../model/index.ts';

/** No pair has so many features. */
const MOST = 64;

/** The features of a pair, in ascending order. */
export function toldOf(pairs: Pairs, pair: number): number[] {
  const row = new Float32Array(MOST);
  pairs.tell(pair, row, 0);
  return Array.from(row.keys()).filter((feature) => row[feature] === 1);
}
