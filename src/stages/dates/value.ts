import type { DateValue } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import type { Clock, Resolution } from './candidate.ts';
import { type Day, dayOf, isoDay, partsOf, weekdayOf } from './days.ts';

/** A resolution in export form, with the time if one is given. Null outside the years 1 to 9999. */
export function valueOf(resolution: Resolution | null, words: string, span: Span, clock?: Clock): DateValue | null {
  if (resolution === null) return null;
  const { period, known } = resolution;
  const [from, to] = [isoDay(period.from), isoDay(period.to)];
  if (from === null || to === null) return null;
  const basis = known ? 'known' : 'implied';
  const why = `“${words.replace(/\s+/g, ' ')}” ${resolution.why}`;
  if (!clock || period.from !== period.to) return { from, to, granularity: period.granularity, basis, span, why };
  const at = `${from}T${two(clock.hour)}:${two(clock.minute)}${offsetOf(clock, period.from)}`;
  return { from: at, to: at, granularity: clock.precise ? 'minute' : 'hour', basis, span, why };
}

const two = (number: number): string => String(number).padStart(2, '0');

function offsetOf({ zone }: Clock, day: Day): string {
  if (zone === null) return '';
  if ('offset' in zone) return zone.offset;
  return `-${two(-zone.standard - (isAmericanSummer(day) ? 1 : 0))}:00`;
}

/** Summer time of the United States since 2007: second Sunday of March to first Sunday of November (Energy Policy Act 2005). */
function isAmericanSummer(day: Day): boolean {
  const { year } = partsOf(day);
  const sunday = (month: number, nth: number): Day => {
    const first = dayOf(year, month, 1) ?? day;
    return first + (6 - weekdayOf(first)) + 7 * (nth - 1);
  };
  return day >= sunday(3, 2) && day < sunday(11, 1);
}
