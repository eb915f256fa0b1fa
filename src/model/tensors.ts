import { Tensor } from 'onrecord-runtime';
import type { Graph } from './graph.ts';
import { numbersOf } from './probabilities.ts';

/** Pairs of mentions or events by their indexes. */
export interface Pairs {
  /** Never decreasing. */
  readonly first: Int32Array;
  /** Near the first: a pair does not reach over the document. */
  readonly second: Int32Array;
  /**
   * Writes a 1 for each feature that a pair has (stages/mentions) into a row of zeros that begins at `at`. The features
   * are told when they are needed, because a long document has millions of pairs.
   */
  tell(pair: number, row: Float32Array, at: number): void;
}

/** Whole numbers of at most 32 bits; one row of them unless `dims` says otherwise. */
export const integers = (values: ArrayLike<number>, dims: readonly number[] = [values.length]): Tensor => {
  const wide = new BigInt64Array(values.length);
  // Written as halves, since each BigInt would be an object of its own. All platforms of the runtime are little-endian.
  const halves = new Int32Array(wide.buffer);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    halves[2 * index] = value;
    halves[2 * index + 1] = value < 0 ? -1 : 0;
  }
  return new Tensor('int64', wide, dims);
};

/** One number after the other as rows of `columns`. */
export const rowsOf = (values: Float32Array, columns: number): Tensor =>
  new Tensor('float32', values, [values.length / columns, columns]);

/** The pieces at which runs of words begin and end. `places`: the first piece of each word from word `from` on, and one more. */
export function piecesOf(
  runs: readonly { readonly start: number; readonly end: number }[],
  from: number,
  places: readonly number[],
): { starts: Tensor; ends: Tensor } {
  const at = (word: number): number => places[Math.min(Math.max(word - from, 0), places.length - 1)] ?? 0;
  return { starts: integers(runs.map(({ start }) => at(start))), ends: integers(runs.map(({ end }) => at(end))) };
}

const PAIRS_AT_ONCE = 1024;

/** What pairs compare: rows of `width` numbers, and the name under which a graph takes them. */
export interface Compared {
  readonly name: string;
  readonly values: Float32Array;
  readonly width: number;
}

/**
 * The output `scores` of a graph for all pairs. In parts: what a graph works in grows with the pairs of one run and with
 * the rows that it is given, so a part gets only the rows that its pairs compare; these are the same for `first` and
 * `second` if they have one name. `features`: how many a pair can have.
 * @param each is given the outputs of each part and the index of its first row; with it, every row is in some part
 */
export async function scoresOf(
  graph: Graph,
  [ofFirst, ofSecond]: readonly [Compared, Compared],
  pairs: Pairs,
  features: number,
  each?: (output: Readonly<Record<string, Tensor>>, from: number) => void,
): Promise<Float32Array> {
  const { first, second } = pairs;
  const count = first.length;
  const isOne = ofFirst.name === ofSecond.name;
  const rows = ofFirst.values.length / ofFirst.width;
  // One for all parts: a long document has thousands of them, and so much garbage beside the heap is collected late.
  const room = new Float32Array(Math.min(count, PAIRS_AT_ONCE) * features);
  let scores = new Float32Array();
  let seen = 0;
  for (let from = 0; from === 0 || from < count; from += PAIRS_AT_ONCE) {
    const to = Math.min(count, from + PAIRS_AT_ONCE);
    const [firsts, seconds] = [first.subarray(from, to), second.subarray(from, to)];
    const [a, b] = isOne ? same(rangeOf([firsts, seconds])) : [rangeOf([firsts]), rangeOf([seconds])];
    if (each) {
      a.start = Math.min(a.start, seen);
      if (to === count) a.end = rows;
      seen = a.end;
    }
    const told = room.subarray(0, (to - from) * features).fill(0);
    for (let pair = from; pair < to; pair += 1) pairs.tell(pair, told, (pair - from) * features);
    const output = await graph.run({
      [ofSecond.name]: rowsOf(partOf(ofSecond, b), ofSecond.width),
      [ofFirst.name]: rowsOf(partOf(ofFirst, a), ofFirst.width),
      first: integers(firsts.map((index) => index - a.start)),
      second: integers(seconds.map((index) => index - b.start)),
      told: new Tensor('float32', told, [to - from, features]),
    });
    const found = numbersOf(output['scores']);
    if (from === 0) scores = new Float32Array(to > from ? (found.length / (to - from)) * count : 0);
    scores.set(found, (found.length / (to - from || 1)) * from);
    each?.(output, a.start);
  }
  return scores;
}

interface Range {
  start: number;
  end: number;
}

/** From the least of some indexes to beyond the greatest. */
function rangeOf(lists: readonly Int32Array[]): Range {
  let [start, end] = [Infinity, 0];
  for (const list of lists)
    for (const index of list) {
      if (index < start) start = index;
      if (index >= end) end = index + 1;
    }
  return { start: Math.min(start, end), end };
}

const same = (range: Range): [Range, Range] => [range, range];

const partOf = ({ values, width }: Compared, { start, end }: Range): Float32Array =>
  values.subarray(start * width, end * width);
