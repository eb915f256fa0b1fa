import { sql } from 'kysely';
import { MUTUAL } from '../../document/index.ts';
import { type EventFilter, ROLES } from '../../ledger/index.ts';
import { of } from './condition.ts';
import type { PartyFilter } from './filters.ts';
import { partiesNamed } from './partiesNamed.ts';
import type { Fragment, Session } from './session.ts';
import { areApart } from './speakingFor.ts';

export const ACTING = [ROLES.actor, ROLES.actorFor];
export const ACTED_ON = [ROLES.recipient, ROLES.recipientFor];
/** On whichever side. */
export const EITHER_SIDE = [...ACTING, ...ACTED_ON];

export const MUTUAL_TYPES: Fragment = sql.join([...MUTUAL].map((type) => sql.lit(type)));

/** Somebody of whom a filter asks that they take part in events on one side. */
export interface EventPartyFilter extends PartyFilter {
  /** Of what both sides do, they may stand on the other side. */
  readonly either: boolean;
}

/**
 * The parties that a filter names. In what both sides do (they met, they agreed) each acts, whoever is told on which side:
 * an event of two who “met” is one of either with the other. Only of a party and itself, or what it speaks for, sides tell.
 */
export async function partiesAsked(
  session: Session,
  { actor, recipient }: Pick<EventFilter, 'actor' | 'recipient'>,
): Promise<EventPartyFilter[]> {
  const acting = actor ? await partiesNamed(session, actor) : null;
  const actedOn = recipient ? await partiesNamed(session, recipient) : null;
  const either = acting === null || actedOn === null || (await areApart(session, acting, actedOn));
  return [
    ...(acting ? [{ roles: ACTING, names: acting, either }] : []),
    ...(actedOn ? [{ roles: ACTED_ON, names: actedOn, either }] : []),
  ];
}

/** By which the events are gone through that are then asked for the side. */
export const onEitherSide = ({ names }: EventPartyFilter): PartyFilter => ({ roles: EITHER_SIDE, names });

/** That somebody takes part in the event of `alias` on the side that is asked for, under roles that are so much `more`. */
export function eventProbe(
  { dialect }: Session,
  { roles, names, either }: EventPartyFilter,
  alias: string,
  more = 0,
): Fragment {
  const isOneOf = (some: readonly number[]): Fragment => sql`q.role in ${dialect.list(some.map((role) => role + more))}`;
  const onASide = either
    ? sql`(${isOneOf(roles)} or (${of(alias, 'type')} in (${MUTUAL_TYPES}) and ${isOneOf(EITHER_SIDE)}))`
    : isOneOf(roles);
  return sql`exists (select 1 from event_parties q where q.event = ${of(alias, 'pk')}
    and q.name in ${dialect.list(names, 'integer')} and ${onASide})`;
}
