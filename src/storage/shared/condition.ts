import { sql } from 'kysely';
import type { Fragment } from './session.ts';

/** That all of them hold. */
export const all = (conditions: readonly Fragment[]): Fragment =>
  conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` and `);

/** That an entry is of a current version, and people have not decided that it is none. */
export const isCurrent = (alias: string): Fragment => sql`${of(alias, 'current')} = 1`;

/** A column of the alias. */
export const of = (alias: string, column: string): Fragment => sql.ref(`${alias}.${column}`);

/** What counts of a report or an event: what was read, with what people have decided in its place. */
export const toldBy = (alias: 'r' | 'e'): string => `coalesce(${alias}.decided, ${alias}.reading)`;

/**
 * The id of the statement that performs the event `e`: of several of its document that are one (“I urge …” and what is urged
 * in it, or a headline and its text) the first, which stands for them wherever each is counted once.
 */
export const PERFORMING = `(select o.id from statement_rows f join statement_rows o
  on o.pk = f.pk or (o.cluster = f.cluster and o.version = f.version and o.current = 1)
  where f.pk = e.statement order by o.place, o.pk limit 1)`;
