/**
 * Krippendorff's alpha for nominal values: 1 where all agree, 0 where they agree as often as by chance.
 *
 * @param units for each thing that was judged the values that it was given, one a judge; those with fewer than two do
 *   not count. Values that are missing are left out.
 * @returns null where nothing can differ: no unit was given two values, or all values are the same
 * @see Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), C
 */
export function nominalAlpha(units: Iterable<readonly string[]>): number | null {
  const counts = new Map<string, number>();
  let [all, differing] = [0, 0];
  for (const values of units) {
    if (values.length < 2) continue;
    const within = new Map<string, number>();
    for (const value of values) within.set(value, (within.get(value) ?? 0) + 1);
    let alike = 0;
    for (const [value, count] of within) {
      alike += count * (count - 1);
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
    all += values.length;
    differing += (values.length * (values.length - 1) - alike) / (values.length - 1);
  }
  let expected = all * (all - 1);
  for (const count of counts.values()) expected -= count * (count - 1);
  return expected > 0 ? 1 - ((all - 1) * differing) / expected : null;
}
