import { sql } from 'kysely';
import { dayBounds, type EventFilter } from '../../ledger/index.ts';
import { of } from './condition.ts';
import type { Fragment } from './session.ts';

/** The days on which the statement or the event of an alias may be. @throws OnrecordError OR3004 */
export function daysOf(filter: Pick<EventFilter, 'from' | 'to'>): (alias: string) => Fragment[] {
  const { from, to } = dayBounds(filter);
  return (alias) => [
    ...(from === null ? [] : [sql`${of(alias, 'last_day')} >= ${from}`]),
    ...(to === null ? [] : [sql`${of(alias, 'first_day')} > '' and ${of(alias, 'first_day')} <= ${to}`]),
  ];
}

/**
 * The period (the first so many characters of a day) in which a date counts that begins on a day: the first one that it
 * reaches of those asked for, since what began before these days would have a period of its own outside of them.
 */
export function periodsOf({ from: asked }: Pick<EventFilter, 'from'>, by: 'month' | 'year'): (day: string) => string {
  const from = dayBounds({ from: asked }).from ?? '';
  const width = by === 'month' ? 'YYYY-MM'.length : 'YYYY'.length;
  return (day) => (day !== '' && day < from ? from : day).slice(0, width);
}
