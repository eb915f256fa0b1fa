import { runsOf } from '../../text/index.ts';

/** The probability of not being outside, summed over the words of a run. */
function massOf(rows: Float32Array, [start, end]: readonly [number, number]): number {
  let mass = 0;
  for (let word = start; word < end; word += 1) mass += 1 - (rows[word * 3] ?? 1);
  return mass;
}

/**
 * A path reduced to the run with the most probability: a source is contiguous in all but a handful of PolNeAR's 19,868
 * attributions, and any other marked run is a second guess.
 */
export function strongestRun(path: Uint8Array, rows: Float32Array): Uint8Array {
  let best: { run: readonly [number, number]; mass: number } | null = null;
  for (const [start, end] of runsOf(path, 0)) {
    const mass = massOf(rows, [start, end]);
    if (!best || mass > best.mass) best = { run: [start, end], mass };
  }
  return path.map((tag, word) => (best && word >= best.run[0] && word < best.run[1] ? tag : 0));
}

/**
 * A run this short and less certain than this, beside more certain ones, is a stray word and not a piece of the
 * content.
 */
const SHORT = 2;
const SURE = 0.75;

/** A path without stray words: short, uncertain runs are dropped if another run remains; adjacent runs are one. */
export function withoutStrays(path: Uint8Array, rows: Float32Array): Uint8Array {
  const cleaned = path.slice();
  const runs = runsOf(path, 0);
  const isStray = ([start, end]: readonly [number, number]): boolean => {
    const mass = massOf(rows, [start, end]);
    const alone = (path[start - 1] ?? 0) === 0 && (path[end] ?? 0) === 0;
    return alone && end - start <= SHORT && mass < SURE * (end - start);
  };
  const strays = runs.filter(isStray);
  if (strays.length < runs.length) for (const [start, end] of strays) cleaned.fill(0, start, end);
  for (let word = 1; word < cleaned.length; word += 1)
    if (cleaned[word] === 1 && cleaned[word - 1] !== 0) cleaned[word] = 2;
  return cleaned;
}
