import type { DateValue } from '../../document/index.ts';
import { dateValue, isoMoment } from './moment.ts';

const DAY = /(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)/;

/**
 * The day in the name of a file (“briefing-2024-06-20.vtt”, “20240620_briefing.srt”): concluded, since it may be the day
 * on which the file was made. Null where the name has none.
 */
export function dayOfFileName(path: string): DateValue | null {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const [, year, , month, day] = DAY.exec(name) ?? [];
  const moment = year === undefined ? null : isoMoment(`${year}-${month}-${day}`);
  return moment && { ...dateValue(moment, 'file name'), basis: 'implied' };
}
