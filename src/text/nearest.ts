/** Changes that a slip of the hand makes: a letter more, less or another, two changed about. */
function changesBetween(one: string, other: string): number {
  // Optimal string alignment: https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance
  const [left, right] = [Array.from(one), Array.from(other)];
  let [twoBack, before]: [number[], number[]] = [[], right.map((_, at) => at).concat(right.length)];
  for (const [row, letter] of left.entries()) {
    const line = [row + 1];
    for (const [column, there] of right.entries()) {
      const changed = (before[column] ?? 0) + (letter === there ? 0 : 1);
      let least = Math.min(changed, (before[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1);
      if (row > 0 && column > 0 && letter === right[column - 1] && left[row - 1] === there)
        least = Math.min(least, (twoBack[column - 1] ?? 0) + 1);
      line.push(least);
    }
    [twoBack, before] = [before, line];
  }
  return before.at(-1) ?? 0;
}

/** Names with fewer letters are another's with one of them changed: “Holm” and “Helm”. */
const SHORTEST_SLIP = 5;

/** Whether one name is the other but for one slip. */
export const isSlipOf = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= SHORTEST_SLIP &&
  Math.max(one.length, other.length) <= LONGEST &&
  changesBetween(one, other) === 1;

/** Longer ones are no slip of a name. */
const LONGEST = 60;

/**
 * Which of the names somebody has meant who wrote `given`: the one with fewest changes, at most a third of its letters,
 * or one that alone begins with it. Null where none is near. Case does not count.
 */
export function nearestName(given: string, names: readonly string[]): string | null {
  const wanted = given.trim().toLowerCase();
  if (wanted === '' || wanted.length > LONGEST) return null;
  const begins = names.filter((name) => name.toLowerCase().startsWith(wanted));
  if (begins.length === 1) return begins[0] ?? null;
  let [nearest, least]: [string | null, number] = [null, Infinity];
  for (const name of names) {
    const changes = changesBetween(wanted, name.toLowerCase());
    if (changes < least && changes <= Math.max(1, Math.floor(name.length / 3))) [nearest, least] = [name, changes];
  }
  return nearest;
}
