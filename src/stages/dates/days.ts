import type { Granularity } from '../../document/index.ts';

/** A day as the number of days since 1970-01-01, in no time zone: the machine's clock and zone play no part. */
export type Day = number;

/** A period of whole days, both ends inclusive. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly granularity: Granularity;
}

interface DayParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const MILLISECONDS = 86_400_000;
/** The years that can be written as YYYY-MM-DD. */
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

/** The day of a date whose parts may be out of range (month 13 is January of the next year). */
function rollingDay(year: number, month: number, day: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MILLISECONDS);
}

/** Null for a day that does not exist (30 February). */
export function dayOf(year: number, month: number, day: number): Day | null {
  const found = rollingDay(year, month, day);
  const parts = partsOf(found);
  return parts.year === year && parts.month === month && parts.day === day ? found : null;
}

export function partsOf(day: Day): DayParts {
  const date = new Date(day * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** YYYY-MM-DD; null if the year does not have four digits. */
export function isoDay(day: Day): string | null {
  const { year, month, day: date } = partsOf(day);
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
}

/** The day of an ISO date or time; null for a month or a year. */
export function dayOfIso(value: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

export const daily = (day: Day): Period => ({ from: day, to: day, granularity: 'day' });

function weekly(day: Day): Period {
  const monday = day - weekdayOf(day);
  return { from: monday, to: monday + 6, granularity: 'week' };
}

/** `month` may be out of range: 0 is December of the previous year. */
const months = (year: number, month: number, count: number, granularity: Granularity): Period => ({
  from: rollingDay(year, month, 1),
  to: rollingDay(year, month + count, 1) - 1,
  granularity,
});

export const monthly = (year: number, month: number): Period => months(year, month, 1, 'month');
/** `quarter` counts from 1; 0 is the last of the previous year. */
export const quarterly = (year: number, quarter: number): Period => months(year, quarter * 3 - 2, 3, 'quarter');
export const halfYearly = (year: number, half: number): Period => months(year, half * 6 - 5, 6, 'range');
export const yearly = (year: number): Period => months(year, 1, 12, 'year');
export const decadal = (year: number): Period => months(Math.floor(year / 10) * 10, 1, 120, 'decade');
/** The twelve months that begin with `month`: a year other than the calendar year. */
export const yearFrom = (year: number, month: number): Period => months(year, month, 12, 'range');
/** The 19th century is 1801 to 1900. */
export const centurial = (century: number): Period => months(century * 100 - 99, 1, 1200, 'range');

const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;
export type Season = (typeof SEASONS)[number];

/**
 * Meteorological seasons of the northern hemisphere: spring is March to May. A winter is named after the year of its
 * January, so winter 2024 began in December 2023.
 */
export const seasonal = (year: number, season: Season): Period =>
  months(year, SEASONS.indexOf(season) * 3, 3, 'season');

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade';

/** The period of the given unit that contains the day, shifted by `count` units. */
export function periodAround(day: Day, unit: Unit, count = 0): Period {
  const { year, month } = partsOf(day);
  if (unit === 'day') return daily(day + count);
  if (unit === 'week') return weekly(day + 7 * count);
  if (unit === 'month') return monthly(year, month + count);
  if (unit === 'quarter') return quarterly(year, Math.ceil(month / 3) + count);
  if (unit === 'year') return yearly(year + count);
  return decadal(year + 10 * count);
}
