/**
 * The likeliest sequence of O, B and I (0, 1, 2) for rows of three probabilities a word, I only after B or I: the
 * Viterbi path over the words.
 */
export function decodeTags(rows: Float32Array): Uint8Array {
  const count = rows.length / 3;
  const back = new Uint8Array(count * 3);
  // The best path to each tag of the word before; no path begins inside.
  let [o, b, i] = [0, 0, -Infinity];
  for (let word = 0; word < count; word += 1) {
    const at = word * 3;
    const best = o >= b && o >= i ? 0 : b >= i ? 1 : 2;
    const carried = word === 0 ? 0 : b >= i ? 1 : 2;
    back[at] = best;
    back[at + 1] = best;
    back[at + 2] = carried;
    const top = word === 0 ? 0 : Math.max(o, b, i);
    const inside = word === 0 ? -Infinity : Math.max(b, i);
    o = top + logOf(rows[at]);
    b = top + logOf(rows[at + 1]);
    i = inside + logOf(rows[at + 2]);
  }
  const path = new Uint8Array(count);
  let tag = o >= b && o >= i ? 0 : b >= i ? 1 : 2;
  for (let word = count - 1; word >= 0; word -= 1) {
    path[word] = tag;
    tag = back[word * 3 + tag] ?? 0;
  }
  return path;
}

const logOf = (probability = 0): number => Math.log(Math.max(probability, 1e-9));

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
