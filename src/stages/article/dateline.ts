import type { DateValue } from '../../document/index.ts';
import { shiftSpan } from './lines.ts';
import { DAY_PATTERN, dateValue, SHORT_DAY_PATTERN, writtenDay } from './moment.ts';

/** The place and date before a report's first words. */
export interface Dateline {
  /** The UTF-16 length of the dateline with the dash after it. */
  readonly length: number;
  /** Whether the line has nothing else. */
  readonly alone: boolean;
  readonly published: DateValue | null;
}

const PLACE = "\\p{Lu}[\\p{Lu}.'’ -]{2,40}(?:/\\p{Lu}[\\p{Lu}.'’ -]{2,30})?(?:, ?[\\p{L}.][\\p{L}. ]{1,30})??";
const AGENCY = '\\((?=[^)]*\\p{Lu})[^)]{2,40}\\)';
/** "GENEVA, 4 May 2022 (Agency) — ", "GENEVA (Agency) - ", "GENEVA, May 4 — ": place in capitals, then a dash. */
const INLINE = new RegExp(
  `^${PLACE}(?:[,.;]? (?:${SHORT_DAY_PATTERN}))?(?:,? ?/?${AGENCY}/?)? ?(?:--?|[–—―:]) *(?=\\S)`,
  'u',
);
/** "Geneva, 4 May 2022", "4 May 2022 (Agency)": a date and nothing else but a place, a time and an agency. */
const ALONE = new RegExp(
  `^(?:\\p{Lu}[\\p{L}.'’/ -]{1,40},? (?:[\\p{L}. ]{2,30},? )?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?${DAY_PATTERN}(?:,? (?:at )?\\d{1,2}[.:]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: \\p{Lu}{2,5})?)?(?:,? ?${AGENCY})? ?[–—-]?$`,
  'iu',
);

/** The dateline at the beginning of a paragraph; null where there is none. Spans of dates are shifted by `at`. */
export function datelineOf(paragraph: string, at = 0): Dateline | null {
  const alone = paragraph.length < 120 && ALONE.test(paragraph);
  const match = alone ? null : INLINE.exec(paragraph.slice(0, 160));
  if (!alone && match === null) return null;
  const length = alone ? paragraph.length : (match?.[0].length ?? 0);
  const day = writtenDay(paragraph.slice(0, length));
  const published = day === null ? null : dateValue(day.moment, 'dateline', shiftSpan(day.span, at));
  return { length, alone, published };
}
