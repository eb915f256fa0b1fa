/** What is older is quoted as news no more. */
export const DAYS_OF_NEWS = 30;

const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;
const MILLISECONDS = 24 * 60 * 60 * 1000;

/** The first day that an ISO 8601 date, month, year or time names, as YYYY-MM-DD; null for anything else. */
export function dayOf(date: string | null | undefined): string | null {
  const match = DAY.exec(date ?? '');
  if (match === null) return null;
  const day = `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
  return isInCalendar(day) ? day : null;
}

/** The last day that it names. */
export function lastDayOf(date: string | null | undefined): string | null {
  const known = knownOf(date);
  if (known === null || isDay(known)) return known;
  const [year, month = '12'] = known.split('-');
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

/** The day that it names, or the beginning of one: YYYY-MM or YYYY. */
export const knownOf = (date: string | null | undefined): string | null =>
  dayOf(date) === null ? null : (DAY.exec(date ?? '')?.[0] ?? null);

/** Whether it is a day, of what `knownOf` gives. */
export const isDay = (known: string): boolean => known.length === 'YYYY-MM-DD'.length;

/** The 30th of February is not, though Date.parse takes it for the 1st of March. */
function isInCalendar(day: string): boolean {
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(day);
}

const WRITTEN = /^\d{4}(?:-\d{2}(?:-\d{2}(?:[T ]\d{2}[\d:.,Z+ -]*)?)?)?$/;

/** What a date of a report or of a transcript may be; nothing at all stands for one that is not known. */
export const DATE_FORMS = 'a date is YYYY-MM-DD, YYYY-MM, YYYY or an ISO 8601 time';

/** Whether a given date can be read, where one is given: “next week” and 2024-02-30 cannot. */
export const isReadable = (date: string | null | undefined): boolean =>
  (date ?? '').trim() === '' || (WRITTEN.test(date?.trim() ?? '') && dayOf(date?.trim()) !== null);

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * MILLISECONDS).toISOString().slice(0, 10);

/** The fewest days that may lie between two dates, of which a month or a year may be all that is known. */
export const daysBetween = (one: string, other: string): number =>
  Math.max(0, daysFrom(lastDayOf(one), dayOf(other)), daysFrom(lastDayOf(other), dayOf(one)));

const daysFrom = (one: string | null, other: string | null): number =>
  (Date.parse(other ?? '') - Date.parse(one ?? '')) / MILLISECONDS;
