import { isoMoment } from './moment.ts';

const PARTS = /^(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})$/;

/** The days that a date in figures can mean: none, one, or two where day and month could change places. */
export function numericDays(date: string): string[] {
  const [, first = '', mark, second = '', third = ''] = PARTS.exec(date) ?? [];
  if (first.length === 4) return dayOf(first, second, third);
  if (third.length !== 4 || first.length > 2) return [];
  // Dates with full stops have the day first wherever they are used.
  const orders = mark === '.' ? [] : dayOf(third, first, second);
  return [...new Set([...dayOf(third, second, first), ...orders])];
}

function dayOf(year: string, month: string, day: string): string[] {
  const moment = isoMoment(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return moment === null ? [] : [moment.from];
}

/** Publishers that write the month first. */
const MONTH_FIRST = /\b(?:U\.?S\.?A?|American|White House|Pentagon|State Department|Department of State)(?!\p{L})/u;
/** Publishers that write the day first. */
const DAY_FIRST =
  /\b(?:U\.?K\.?|British|European?|EU|Irish|Australian?|Indian?|New Zealand|French|German|Italian|Spanish)(?!\p{L})/u;

/**
 * Which of the two days of a date in figures is meant, with the day first and with the month first: the publisher or
 * the other dates in figures of the text tell. Null where they do not, or disagree.
 */
export function settledDay(date: string, days: readonly string[], text: string, outlet: string | null): string | null {
  const [dayFirst = null, monthFirst = null] = days;
  if (days.length < 2) return dayFirst;
  const others = [...text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/\d{4}(?![\d/])/g)].filter(
    ([other]) => other !== date,
  );
  const day = others.some(([, first]) => Number(first) > 12) || DAY_FIRST.test(outlet ?? '');
  const month = others.some(([, , second]) => Number(second) > 12) || MONTH_FIRST.test(outlet ?? '');
  return day === month ? null : day ? dayFirst : monthFirst;
}
