const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;
const MILLISECONDS = 24 * 60 * 60 * 1000;

/** The first day that an ISO 8601 date, month, year or time names, as YYYY-MM-DD; null for anything else. */
export function dayOf(date: string | null | undefined): string | null {
  const match = DAY.exec(date ?? '');
  if (match === null) return null;
  const day = `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
  return Number.isNaN(Date.parse(day)) ? null : day;
}

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * MILLISECONDS).toISOString().slice(0, 10);
