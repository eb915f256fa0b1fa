import { Tensor } from 'onrecord-runtime';
import type { Graph } from './graph.ts';
import { numbersOf } from './probabilities.ts';

/** Pairs of mentions or events by their indexes, and which of the features of a pair each has (stages/mentions). */
export interface Pairs {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly features: readonly (readonly number[])[];
}

export const integers = (values: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), [values.length]);

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

/**
 * The output `scores` of a graph for all pairs, and its last output. In parts: what a graph works in grows with the pairs of
 * one run, and is kept for the next document. `features`: how many a pair can have. A graph is run once even for no pair.
 */
export async function scoresOf(
  graph: Graph,
  inputs: Readonly<Record<string, Tensor>>,
  { first, second, features: all }: Pairs,
  features: number,
): Promise<{ scores: Float32Array; output: Readonly<Record<string, Tensor>> }> {
  const scores: number[] = [];
  for (let from = 0; ; from += PAIRS_AT_ONCE) {
    const part = all.slice(from, from + PAIRS_AT_ONCE);
    const told = new Float32Array(part.length * features);
    for (const [row, has] of part.entries()) for (const feature of has) told[row * features + feature] = 1;
    const output = await graph.run({
      ...inputs,
      first: integers(first.slice(from, from + part.length)),
      second: integers(second.slice(from, from + part.length)),
      told: new Tensor('float32', told, [part.length, features]),
    });
    for (const score of numbersOf(output['scores'])) scores.push(score);
    if (from + PAIRS_AT_ONCE >= first.length) return { scores: Float32Array.from(scores), output };
  }
}
