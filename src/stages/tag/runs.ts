import type { Encoded } from '../../model/index.ts';

/**
 * Runs of words [start, end) of a window for which a BIO head predicts something: where 1 - O is at least `likely`. B
 * starts a run, I continues it. `rows` has `width` numbers per word of the window, with O, B, I starting at `offset`.
 */
export function likelyRuns(
  rows: Float32Array,
  { window, width, offset, likely }: { window: Encoded['window']; width: number; offset: number; likely: number },
): [number, number][] {
  const runs: [number, number][] = [];
  let open: [number, number] | null = null;
  for (let word = window.start; word < window.end; word += 1) {
    const at = (word - window.start) * width + offset;
    const [outside = 1, begin = 0, inside = 0] = [rows[at], rows[at + 1], rows[at + 2]];
    if (1 - outside < likely) open = null;
    else if (open && inside > begin) open[1] = word + 1;
    else runs.push((open = [word, word + 1]));
  }
  return runs;
}

/** Mean of 1 - O over the words [start, end); rows begin with word `from`, and words beyond them count as outside. */
export function meanInside(
  rows: Float32Array,
  [start, end]: readonly [number, number],
  { from, width, offset }: { from: number; width: number; offset: number },
): number {
  let sum = 0;
  for (let word = start; word < end; word += 1)
    sum += word < from ? 0 : 1 - (rows[(word - from) * width + offset] ?? 1);
  return sum / (end - start);
}
