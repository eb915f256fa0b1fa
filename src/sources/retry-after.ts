/** RFC 9110, 10.2.3: seconds, or a date. In milliseconds from `now`; null where the header says neither. */
export function waitOf(retryAfter: string | null, now: number): number | null {
  const value = retryAfter?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
