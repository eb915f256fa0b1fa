// Percentiles of measured times, as the benches print them, and how far they are.

/** Rounded to so many digits after the point. */
export const rounded = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The value that this share of the sorted values does not exceed: nearest rank; 0 of none. */
export function shareOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** In milliseconds. */
export const spread = (times: readonly number[]) => ({
  median: rounded(shareOf(times, 0.5)),
  p95: rounded(shareOf(times, 0.95)),
  worst: rounded(shareOf(times, 1)),
});

/** On a terminal one line that is written over; in a log a line for each tenth. */
export function progress(what: string, done: number, all: number): void {
  const line = `${done} of ${all} ${what}`;
  if (process.stderr.isTTY) process.stderr.write(done === all ? `\r${line}\n` : `\r${line}`);
  else if (Math.floor((done * 10) / all) !== Math.floor(((done - 1) * 10) / all)) process.stderr.write(`${line}\n`);
}
