import { FIRST_YEAR_OF_WEB, isoMoment, isSet, looseMoment, type Moment, oneDay, writtenDay } from './moment.ts';
import { numericDays } from './numeric-day.ts';

/** Which of day and month a page writes first in figures; null where nothing tells. */
export type Order = 'day' | 'month' | null;

const FIGURES = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])/;
const YEAR_FIRST = /(?<![\d/.-])((?:19|20)\d{2})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/-])/;

/** The first full date in a line of a page, in words or in figures; null where there is none that is set, or its order is open. */
export const dayIn = (line: string, order: Order): Moment | null => ifSet(dayAsWritten(line, order));

const ifSet = (moment: Moment | null): Moment | null => (moment !== null && isSet(moment) ? moment : null);

function dayAsWritten(line: string, order: Order): Moment | null {
  const written = writtenDay(apart(line));
  if (written !== null) return written.moment;
  const first = YEAR_FIRST.exec(line);
  if (first !== null) return validDay(first[1], first[3], first[4]);
  const found = FIGURES.exec(line);
  if (found === null) return null;
  const [, one, mark, two, end = ''] = found;
  const year = end.length === 4 ? end : `${Number(end) >= FIRST_YEAR_OF_WEB ? 19 : 20}${end}`;
  const days = numericDays(`${one}${mark === '.' ? '.' : '/'}${two}${mark === '.' ? '.' : '/'}${year}`);
  const [dayFirst, monthFirst] = days;
  const chosen = days.length === 1 ? dayFirst : order === 'day' ? dayFirst : order === 'month' ? monthFirst : undefined;
  return chosen === undefined ? null : oneDay(chosen);
}

/** With spaces where elements of a page stand side by side without one: "Research7 April 20205:45 am". */
const apart = (line: string): string =>
  line
    .replace(/(?<=\p{Ll})(?=\d)/gu, ' ')
    .replace(/(?<=(?:19|20)\d{2})(?=\d{1,2}:\d{2})/g, ' ')
    .replace(/(?<=\d) of (?=\p{L})/u, ' ');

const validDay = (year = '', month = '', day = ''): Moment | null =>
  isoMoment(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);

/** Seconds since 1970 between 1995 and 2050, or milliseconds. */
const SECONDS = /^(?:7[89]|[89]\d|1\d\d|2[0-4]\d)\d{7}(?:\d{3})?$/;

/** What a page has for machines: ISO 8601, RFC 2822, seconds or milliseconds since 1970, a written date; null where it is not set. */
export const givenMoment = (value: string, order: Order): Moment | null => ifSet(momentAsGiven(value, order));

function momentAsGiven(value: string, order: Order): Moment | null {
  const trimmed = value.trim();
  if (SECONDS.test(trimmed)) {
    const milliseconds = Number(trimmed) * (trimmed.length > 10 ? 1 : 1000);
    return isoMoment(new Date(milliseconds).toISOString().slice(0, 16) + 'Z');
  }
  return looseMoment(trimmed) ?? looseMoment(trimmed.replace(/\[[^[\]]*\]$/, '')) ?? dayAsWritten(trimmed, order);
}

/** Countries whose papers write the day first, by the end of their hosts' names or of a language tag. */
const DAY_FIRST =
  /^(?:uk|gb|ie|au|nz|in|za|ng|ke|gh|ug|tz|zw|zm|bw|na|ls|sg|my|hk|pk|lk|bd|np|jm|tt|bb|eu|de|fr|it|es|pt|nl|be|at|ch|dk|se|no|fi|pl|cz|gr|tr|il|ae|sa|eg|ru|ua|br|mx|ar|cl|co)$/;
const MONTH_FIRST = /^(?:us|gov|mil|ph)$/;

/** In which order a page writes figures, by its address, else by the region of its language. */
export function orderOf(address: string | null, language: string | null): Order {
  const ending = (address === null ? null : URL.parse(address))?.hostname.split('.').at(-1) ?? '';
  const region = language?.trim().toLowerCase().split(/[-_]/)[1] ?? '';
  for (const sign of [ending, region]) {
    if (DAY_FIRST.test(sign)) return 'day';
    if (MONTH_FIRST.test(sign)) return 'month';
  }
  return null;
}
