const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** 999 bytes, 12 kB, 1.5 MB; a kB has 1,024 bytes, as the limits of the server have. */
export function sizeOf(bytes: number): string {
  let size = bytes;
  let unit = 0;
  // What would be rounded to 1024 is one of the next unit.
  while (Math.round(size) >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && size < 10 && !Number.isInteger(size) ? 1 : 0;
  return `${size.toFixed(digits)} ${UNITS[unit]}`;
}
