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
