import { sql } from 'kysely';
import { dayBound, type EventFilter, knownValue, ROLES } from '../../ledger/index.ts';
import { partiesNamed } from './partiesNamed.ts';
import type { Fragment, Session } from './session.ts';

/** Somebody who has to take part in one of these roles. */
export interface EventParty {
  readonly roles: readonly number[];
  readonly names: readonly number[];
}

/** A filter with its names looked up; the conditions are on columns of `e`, beside that it is a current one. */
interface FilteredEvents {
  readonly parties: readonly EventParty[];
  readonly conditions: readonly Fragment[];
}

/** @throws OnrecordError OR3004, OR6006 where it cannot be read */
export async function eventFilterOf(session: Session, filter: EventFilter): Promise<FilteredEvents> {
  const { type, reportedAs, from, to, reports } = filter;
  const conditions: Fragment[] = [];
  if (type) conditions.push(sql`e.type = ${knownValue('event type', type)}`);
  if (reportedAs) conditions.push(sql`e.reported_as = ${knownValue('way of reporting', reportedAs)}`);
  if (from) conditions.push(sql`e.last_day >= ${dayBound(from, 'from')}`);
  if (to) conditions.push(sql`e.first_day > '' and e.first_day <= ${dayBound(to, 'to')}`);
  if (reports) knownValue('reports', reports);
  if (reports !== 'all') conditions.push(sql`e.cluster = e.pk`);
  return { parties: await eventParties(session, filter), conditions };
}

/** Who has to act, and be acted on, where that is asked for. */
export async function eventParties(
  session: Session,
  { actor, recipient }: Pick<EventFilter, 'actor' | 'recipient'>,
): Promise<EventParty[]> {
  const parties: EventParty[] = [];
  const party = async (given: string | undefined, roles: readonly number[]): Promise<void> => {
    if (given) parties.push({ roles, names: await partiesNamed(session, given) });
  };
  await party(actor, [ROLES.actor, ROLES.actorFor]);
  await party(recipient, [ROLES.recipient, ROLES.recipientFor]);
  return parties;
}

/** That somebody takes part in the event `e`. */
export const eventProbe = ({ dialect }: Session, { roles, names }: EventParty): Fragment =>
  sql`exists (select 1 from event_parties q where q.event = e.pk
    and q.role in ${dialect.list(roles)} and q.name in ${dialect.list(names)})`;
