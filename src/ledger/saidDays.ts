import type { DateValue } from '../document/index.ts';

/** Days since 1970-01-01, both inclusive: when a statement can have been made as far as its report tells. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** News of what was said is printed within a week; what is older comes with its date. */
const NEWS_DAYS = 7;
/** A date that was concluded from the day of publication may be a weekend too late. */
const IMPLIED_DAYS = 3;
/** The same moment is another day elsewhere. */
const TIME_ZONES = 1;

export const dayNumber = (date: string): number =>
  Math.floor(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000);

/** The days on which it can have been said: those of `said`, or else the week up to the publication; null if undated. */
export function saidDays(said: DateValue | null, published: DateValue | null): DayRange | null {
  if (said)
    return { first: dayNumber(said.from) - (said.basis === 'implied' ? IMPLIED_DAYS : 0), last: dayNumber(said.to) };
  return published && { first: dayNumber(published.from) - NEWS_DAYS, last: dayNumber(published.to) };
}

export const daysFit = (one: DayRange, other: DayRange): boolean =>
  one.first <= other.last + TIME_ZONES && other.first <= one.last + TIME_ZONES;

/** Whether both tell one day, and the same one, as far as it was not concluded from that of publication. */
export const isSameDay = (one: DayRange, other: DayRange): boolean =>
  one.last === other.last && [one, other].every(({ first, last }) => last - first <= IMPLIED_DAYS);

/** Ranges longer than this (a year) are looked for as if they ended here: what falls in them is too much to compare. */
const LONGEST = 45;
/** Where what has no date is put: it is compared with nothing that has one. */
const UNDATED = -1_000_000;

/** Under which day a report is looked for, and from which day to which one those are that can fit it. */
export function daysReach(days: DayRange | null): { readonly at: number; readonly from: number; readonly to: number } {
  if (days === null) return { at: UNDATED, from: UNDATED, to: UNDATED };
  const last = Math.min(days.last, days.first + LONGEST);
  return { at: days.first, from: days.first - LONGEST - TIME_ZONES, to: last + TIME_ZONES };
}
