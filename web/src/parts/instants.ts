/** An instant of ISO 8601 in the reader's time: today 14:03, else 3 May 2026, 14:03. */
export function instantOf(instant: string, now: Date = new Date(), timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', ...zone });
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone });
  const at = new Date(instant);
  const isToday = day.format(at) === day.format(now);
  return `${isToday ? 'today' : `${day.format(at)},`} ${time.format(at)}`;
}
