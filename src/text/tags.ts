/**
 * The likeliest sequence of O, B and I (0, 1, 2) for rows of three probabilities a word, I only after B or I: the
 * Viterbi path over the words.
 */
export function decodeTags(rows: Float32Array): Uint8Array {
  const count = rows.length / 3;
  const back = new Uint8Array(count * 3);
  let scores: readonly number[] = [0, 0, -Infinity];
  for (let word = 0; word < count; word += 1) {
    const emit = (tag: number): number => Math.log(Math.max(rows[word * 3 + tag] ?? 0, 1e-9));
    const [o = 0, b = 0, i = 0] = scores;
    const best = o >= b && o >= i ? 0 : b >= i ? 1 : 2;
    const carried = word === 0 ? 0 : b >= i ? 1 : 2;
    back[word * 3] = best;
    back[word * 3 + 1] = best;
    back[word * 3 + 2] = carried;
    const top = word === 0 ? 0 : (scores[best] ?? 0);
    const inside = word === 0 ? -Infinity : (scores[carried] ?? 0);
    scores = [top + emit(0), top + emit(1), inside + emit(2)];
  }
  const path = new Uint8Array(count);
  let tag = scores.indexOf(Math.max(...scores));
  for (let word = count - 1; word >= 0; word -= 1) {
    path[word] = tag;
    tag = back[word * 3 + tag] ?? 0;
  }
  return path;
}

/** Runs of words [start, end) that a path of tags marks, counted from word `from`. */
export function runsOf(path: Uint8Array, from: number): [number, number][] {
  const runs: [number, number][] = [];
  let open: [number, number] | null = null;
  for (const [index, tag] of path.entries()) {
    if (tag === 0) open = null;
    else if (tag === 2 && open) open[1] = from + index + 1;
    else runs.push((open = [from + index, from + index + 1]));
  }
  return runs;
}
