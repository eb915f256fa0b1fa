/** The years (YYYY) or months (YYYY-MM) from the first to the last, those between in which nothing is said too. */
export function periodsBetween(first: string, last: string): string[] {
  const isYear = first.length === 4;
  const numberOf = (period: string): number =>
    isYear ? Number(period) : Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1;
  const [from, to] = [numberOf(first), numberOf(last)];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => periodOf(from + at, isYear));
}

const periodOf = (number: number, isYear: boolean): string =>
  isYear
    ? String(number).padStart(4, '0')
    : `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/** Those that are written below the chart: as many as there is room for, of months rather those that begin a year. */
export function ticksOf(periods: readonly string[], room: number): string[] {
  const years = periods.filter((period) => period.length === 4 || period.endsWith('-01'));
  const among = periods.length <= room || years.length < 2 ? periods : years;
  const every = Math.max(1, Math.ceil(among.length / Math.max(1, room)));
  return among.filter((_, at) => at % every === 0);
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** March 2022, or 2022; without a date where there is none. */
export function periodName(period: string, undated: string, short = false): string {
  if (period === '') return undated;
  return period.length === 4 ? period : (short ? SHORT : MONTH).format(new Date(`${period}-01T00:00:00Z`));
}
