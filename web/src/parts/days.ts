import type { Api } from '../api/client.ts';

/** A day or a stretch of days in words: 3 May 2024, May 2024, 2024, 3 to 9 May 2024. Null where there is none. */
export function dayOf(date: Pick<Api['DateValue'], 'from' | 'to' | 'granularity'> | null): string | null {
  if (date === null) return null;
  const [from, to] = [date.from.slice(0, 10), date.to.slice(0, 10)];
  if (date.granularity === 'year') return from.slice(0, 4);
  if (date.granularity === 'month') return format(from, { month: 'long', year: 'numeric' });
  if (from === to) return format(from, DAY);
  return `${format(from, DAY)} to ${format(to, DAY)}`;
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;

const format = (day: string, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
