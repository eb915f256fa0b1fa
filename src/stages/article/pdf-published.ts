import type { DateValue } from '../../document/index.ts';
import { dateValue, isSet, writtenDay } from './moment.ts';
import type { PdfLine } from './pdf-lines.ts';

/**
 * When a PDF was published as far as anything but its text tells: by the day in its running heads, else by the day on
 * which the file was made or last changed, which says no more than that it was out by then. All are `implied`. Null where
 * the text itself stands under a month (“March 2024”) that is not the file's.
 */
export function filedOn(
  info: Readonly<Record<string, unknown>>,
  margins: readonly PdfLine[],
  head: readonly string[],
): DateValue | null {
  for (const { text } of margins) {
    const day = writtenDay(text);
    if (day !== null) return { ...dateValue(day.moment, 'running head'), basis: 'implied' };
  }
  const made = fileDay(info['CreationDate'], 'creation date of the PDF') ?? fileDay(info['ModDate'], 'date of the PDF');
  const months = head.flatMap((line) => {
    const month = MONTH_ALONE.exec(line)?.[1];
    return month === undefined ? [] : (writtenDay(`1 ${month}`)?.moment.from.slice(0, 7) ?? []);
  });
  const [month] = months;
  return made !== null && month !== undefined && made.from.slice(0, 7) !== month ? null : made;
}

const MONTH_ALONE =
  /^(?:[\p{L} .,-]{0,40}[,–—-] )?((?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})$/iu;

function fileDay(value: unknown, why: string): DateValue | null {
  const match = /^D:(\d{4})(\d{2})(\d{2})/.exec(String(value ?? ''));
  if (match === null) return null;
  const day = writtenDay(`${match[1]}-${match[2]}-${match[3]}`)?.moment;
  return day === undefined || !isSet(day) ? null : { ...dateValue(day, why), basis: 'implied' };
}
