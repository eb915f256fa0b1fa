import { sql } from 'kysely';
import { AS_READ } from '../../ledger/index.ts';
import { isCurrent, of } from './condition.ts';
import type { Condition, Fragment } from './session.ts';

/**
 * Which readings of an entry a question asks: `now`, with what people decided in place of what was read; or `either`, what
 * was read too, so that nobody's decision takes an entry from who is yet to decide it.
 */
export type Asked = 'now' | 'either';

/** A condition on what people can decide, of the readings that are asked; `ofRead`: the same of what was read, where it differs. */
export const ofAsked = (kind: 'statement' | 'event', asked: Asked, condition: Condition, ofRead = condition): Condition =>
  asked === 'now'
    ? condition
    : (alias, few) => sql`(${condition(alias, few)} or ${of(alias, 'pk')} in
        (select m.pk from ${sql.table(`read_${kind}s`)} m where ${ofRead('m')}))`;

/** The roles under which somebody takes part in the readings that are asked. */
export const rolesAsked = (asked: Asked, roles: readonly number[]): readonly number[] =>
  asked === 'now' ? roles : [...roles, ...roles.map((role) => role + AS_READ)];

/** That an entry is of a current version; where what was read is asked, also one that people decided to be none. */
export const isAsked = (asked: Asked, alias: string): Fragment =>
  asked === 'now' ? isCurrent(alias) : sql`${of(alias, 'current')} > 0`;
