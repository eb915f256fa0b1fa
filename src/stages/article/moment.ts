import type { DateValue, Granularity } from '../../document/index.ts';
import { type Span, wordSet } from '../../text/index.ts';

/** A point or stretch of time without its basis. */
export interface Moment {
  readonly from: string;
  readonly to: string;
  readonly granularity: Granularity;
}

const ISO_DAY =
  /^([+-]?\d{4})-?(\d{2})-?(\d{2})(?:[T ]\s?(\d{2})(?::?(\d{2})(?::?\d{2}(?:[.,]\d+)?)?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const ISO_WEEK = /^(\d{4})-?W(\d{2})(?:-?(\d))?$/i;
const ISO_ORDINAL = /^(\d{4})-?(\d{3})$/;
const ISO_MONTH = /^(\d{4})-(\d{2})$/;
const ISO_YEAR = /^\d{4}$/;

/** Reads any ISO 8601 date or time (day, week, ordinal, month, year; basic and extended); null for anything else. */
export function isoMoment(value: string): Moment | null {
  const text = value.trim();
  const day = ISO_DAY.exec(text);
  if (day) {
    const date = dayOf(Number(day[1]), Number(day[2]), Number(day[3]));
    return date === null ? null : withTime(date, day[4], day[5], day[6]);
  }
  const week = ISO_WEEK.exec(text);
  if (week) return weekMoment(Number(week[1]), Number(week[2]), week[3]);
  const ordinal = ISO_ORDINAL.exec(text);
  if (ordinal) {
    const date = isoDay(new Date(Date.UTC(Number(ordinal[1]), 0, Number(ordinal[2]))));
    return date.startsWith(`${ordinal[1]}-`) ? oneDay(date) : null;
  }
  const month = ISO_MONTH.exec(text);
  if (month) {
    const first = dayOf(Number(month[1]), Number(month[2]), 1);
    if (first === null) return null;
    return { from: first, to: isoDay(new Date(Date.UTC(Number(month[1]), Number(month[2]), 0))), granularity: 'month' };
  }
  return ISO_YEAR.test(text) ? { from: `${text}-01-01`, to: `${text}-12-31`, granularity: 'year' } : null;
}

/** Whether a text has the form of a day with a time in ISO 8601, whatever its figures. */
export const isIsoTime = (value: string): boolean => ISO_DAY.exec(value.trim())?.[4] !== undefined;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** A day of the calendar as English papers write it, with its year. */
export const DAY_PATTERN = `(?:\\d{1,2}(?:st|nd|rd|th)?(?: day of)? ${MONTH},? \\d{4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4})`;
/** An expression of small letters made to match capitals too, for use beside others that tell them apart. */
export const inAnyCase = (pattern: string): string =>
  pattern.replace(/(?<!\\)[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);

/** The same in an expression that tells capitals apart otherwise. */
export const CASED_DAY_PATTERN = inAnyCase(DAY_PATTERN);
/** The same, or without its year, in such an expression. */
export const SHORT_DAY_PATTERN = inAnyCase(`(?:${DAY_PATTERN}|\\d{1,2} ${MONTH}|${MONTH} \\d{1,2})(?!\\d)`);

const DAY = new RegExp(`(?<![\\p{L}\\d])${DAY_PATTERN}(?!\\d)`, 'iu');

/** The first full date written out in a text, and where it stands. */
export function writtenDay(text: string): { readonly moment: Moment; readonly span: Span } | null {
  const match = DAY.exec(text);
  if (match === null) return null;
  const iso = isoMoment(match[0]);
  const span: Span = [match.index, match.index + match[0].length];
  if (iso !== null) return { moment: iso, span };
  const [day, ...numbers] = (match[0].match(/\d+/g) ?? []).map(Number);
  const words = match[0].replace(/\d+(?:st|nd|rd|th)?(?: day of)?/i, '');
  const name = /[a-z]{3}/i.exec(words)?.[0].toLowerCase();
  // In figures with full stops the month stands in the middle.
  const month = name === undefined ? numbers[0] : MONTHS.indexOf(name) + 1;
  const date = dayOf(numbers.at(-1) ?? 0, month ?? 0, day ?? 0);
  return date === null ? null : { moment: oneDay(date), span };
}

/** “Fri, 3 May 24 09:05:00 GMT”: RFC 822, which RSS 2.0 wants, has two figures for the year. */
const SHORT_YEAR = /^((?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3}) (\d{2})(?= \d{2}:\d{2})/;
/** The age of the Web: such years are of this century or 1990 to 1999. */
export const FIRST_YEAR_OF_WEB = 90;

/** Reads what pages and feeds put into their metadata: ISO 8601, RFC 2822, RFC 822 or a written date. */
export function looseMoment(given: string): Moment | null {
  const value = given
    .trim()
    .replace(
      SHORT_YEAR,
      (_, day: string, year: string) => `${day} ${Number(year) >= FIRST_YEAR_OF_WEB ? 19 : 20}${year}`,
    );
  const iso = isoMoment(value) ?? isoMoment(value.replace(/^(\d{4})\/(\d{2})\/(\d{2})/, '$1-$2-$3'));
  if (iso !== null) return iso.granularity === 'day' || iso.granularity === 'minute' ? iso : null;
  const written = writtenDay(value);
  if (written === null) return null;
  const time = /(\d{2}):(\d{2})(?::\d{2})? (Z|UTC|GMT|[+-]\d{4})\s*$/.exec(value);
  return (time && withTime(written.moment.from, time[1], time[2], time[3])) ?? written.moment;
}

export const dateValue = (moment: Moment, why: string, span: Span | null = null): DateValue => ({
  ...moment,
  basis: 'known',
  span,
  why,
});

/** The days with which calendars of programs begin and end, by their time zones: what is written where none is set. */
const UNSET = wordSet('1970-01-01 1969-12-31 1900-01-01 1899-12-30 1899-12-31 1753-01-01 1601-01-01 2038-01-19');
const FIRST_YEAR = 1600;
const LAST_YEAR = 2050;

/** Whether a text can be of that time; programs write 0001-01-01 or 9999-12-31 where none is set. */
export function isPossible({ from }: Moment): boolean {
  const year = Number(from.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** Whether a day or a time is one that somebody has set, and not one that stands where nobody did: 1970-01-01. */
export function isSet(moment: Moment): boolean {
  const { from, granularity } = moment;
  const isExact = granularity === 'day' || granularity === 'hour' || granularity === 'minute';
  return isPossible(moment) && !(isExact && UNSET.has(from.slice(0, 10)));
}

export const oneDay = (date: string): Moment => ({ from: date, to: date, granularity: 'day' });

function withTime(date: string, hour?: string, minute?: string, zone?: string): Moment | null {
  if (hour === undefined) return oneDay(date);
  if (Number(minute ?? 0) > 59 || Number(hour) * 60 + Number(minute ?? 0) > 24 * 60) return null;
  const offset =
    zone === undefined
      ? ''
      : /^(?:z|utc|gmt)$/i.test(zone)
        ? 'Z'
        : zone.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, h: string, m?: string) => `${h}:${m ?? '00'}`);
  if (!isZone(offset)) return null;
  const at = `${date}T${hour}:${minute ?? '00'}${offset}`;
  return { from: at, to: at, granularity: minute === undefined ? 'hour' : 'minute' };
}

/** Whether an offset, “+02:00”, is less than a day. */
const isZone = (offset: string): boolean =>
  !/\d/.test(offset) || (Number(offset.slice(1, 3)) < 24 && Number(offset.slice(4)) < 60);

function weekMoment(year: number, week: number, day: string | undefined): Moment | null {
  if (week < 1 || week > 53 || (day !== undefined && !/[1-7]/.test(day))) return null;
  // The week with 4 January is the first one (ISO 8601); weeks begin on Monday.
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7) + (week - 1) * 7;
  const at = (offset: number): string => isoDay(new Date(Date.UTC(year, 0, monday + offset)));
  return day === undefined ? { from: at(0), to: at(6), granularity: 'week' } : oneDay(at(Number(day) - 1));
}

function dayOf(year: number, month: number, day: number): string | null {
  // The constructor takes years below 100 for those of the last century.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const valid = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return valid ? isoDay(date) : null;
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
