/** The first and the last day (YYYY-MM-DD) that a YYYY, YYYY-MM or YYYY-MM-DD may mean. */
export function daysOf(date: string): readonly [first: string, last: string] {
  if (date.length === 10) return [date, date];
  if (date.length === 7) {
    const [year, month] = date.split('-').map(Number) as [number, number];
    return [`${date}-01`, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)];
  }
  return [`${date}-01-01`, `${date}-12-31`];
}

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a date is YYYY, YYYY-MM or YYYY-MM-DD and in the calendar. */
export const isDate = (date: string): boolean =>
  DATE.test(date) && (date.length < 10 || new Date(`${date}T00:00:00Z`).toISOString().startsWith(date));

/** The day `days` after (before, where negative) a day. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A stretch of time with dates that may be partial; `to` null: still running at `asOf`. */
export interface Stretch {
  readonly from: string | null;
  readonly to: string | null;
  readonly asOf: string;
}

export type Certainty = 'sure' | 'possible' | 'assumed';

/** How long after `asOf` a term that had not ended is still taken to run, in days: most terms end within four years. */
const ASSUMED_DAYS = 4 * 365;

/**
 * Whether a stretch holds on a day, and how surely; null where it does not. A partial `from` or `to` makes the days in
 * it possible; an unknown `from` makes all days before the end possible. The first and the last day belong to it, so
 * that a day of change-over has both holders.
 */
export function holdsOn({ from, to, asOf }: Stretch, day: string): Certainty | null {
  const [earliest, latest] = from === null ? ['0000-01-01', '9999-12-31'] : daysOf(from);
  const [firstEnd, lastEnd] = to === null ? ['9999-12-31', '9999-12-31'] : daysOf(to);
  if (day < earliest || day > lastEnd) return null;
  if (to === null && day > daysOf(asOf)[1]) return day <= dayAfter(daysOf(asOf)[1], ASSUMED_DAYS) ? 'assumed' : null;
  return day >= latest && day <= firstEnd ? 'sure' : 'possible';
}

/** From how many days a day is away from a stretch; 0 inside it. */
export function distanceTo({ from, to }: Stretch, day: string): number {
  const first = from === null ? '0001-01-01' : daysOf(from)[0];
  const last = to === null ? '9999-12-31' : daysOf(to)[1];
  if (day < first) return daysBetween(day, first);
  return day > last ? daysBetween(last, day) : 0;
}

const daysBetween = (a: string, b: string): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
