import type { Article, DateValue } from '../../document/index.ts';
import type { Anchor } from './candidate.ts';
import { type Day, dayOfIso, isoDay, weekdayOf } from './days.ts';
import { WEEKDAYS } from './resolve.ts';

/** A report is published so many days after its dateline at most. */
const LATE = 3;

/** The day from which the report counts: that of its dateline, otherwise that of its publication. Null where neither is known. */
export function reportAnchor({ published }: Article, dateline: DateValue | null): Anchor | null {
  const day = published ? wholeDay(published) : null;
  const written = dateline ? wholeDay(dateline) : null;
  if (written !== null && day !== null && written !== day && written <= day && day - written <= LATE)
    return { day: written, name: `the dateline’s ${described(written)}` };
  return day === null ? null : { day, name: `the day of publication, ${described(day)}` };
}

export function speechAnchor(said: DateValue | null): Anchor | null {
  const day = said && wholeDay(said);
  return day === null ? null : { day, name: `the day on which it was said, ${described(day)}` };
}

/** The day in which the whole value lies; null where it is longer. */
export function wholeDay({ from, to }: DateValue): Day | null {
  const day = dayOfIso(from);
  return day !== null && day === dayOfIso(to) ? day : null;
}

const described = (day: Day): string => `${isoDay(day) ?? '?'}, a ${WEEKDAYS[weekdayOf(day)] ?? '?'}`;

/** The place before the date of a dateline that opens a paragraph: “LOME, 7 September (Agency) -”. */
const PLACE = /^\p{Lu}[\p{Lu} .'’/-]{2,40}(?:, ?\p{L}[\p{L}. ]{1,30}?)?[,.]? $/u;

/** Whether a date after these words, the beginning of a paragraph, is that of a dateline. */
export const endsDateline = (before: string): boolean => PLACE.test(before);
