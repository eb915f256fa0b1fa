import { type Kysely, type RawBuilder, sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import { ACCOUNT_TABLES } from '../shared/accounts.ts';
import { rowOf } from '../shared/sql.ts';
import { TABLES } from '../shared/columns.ts';
import { deriveAll } from '../shared/derive.ts';
import type { Tables } from '../shared/tables.ts';
import { postgresDialect } from './dialect.ts';
import { creationOfViews, VIEW_NAMES } from '../shared/views.ts';
import { STEPS } from './steps.ts';
import { postgresViews } from './views.ts';

/** The number of steps done stands in `onrecord_ledger`, a table of one row. All is made in the first schema of the search path; nothing outside of it is touched. */
export const KNOWN_SCHEMA = STEPS.length;

/** From this step on what is derived from documents is as it is now. */
const DERIVED_SINCE = 16;

/** "OnRc" in ASCII: apart from locks of other programs; a ledger in another schema of the database has another lock. */
const LOCKS = 0x4f6e5263;

/** Waits until nobody else writes to this ledger or changes its schema; it is held up to the end of the transaction. */
export const LOCK: RawBuilder<unknown> = sql`select pg_advisory_xact_lock(${sql.lit(LOCKS)},
  quote_ident(current_schema())::regnamespace::oid::int4)`;

/** How many steps are done; 0 where there is no ledger, null where there is no schema to have one. */
async function schemaOf(db: Kysely<Tables>): Promise<number | null> {
  const there = await rowOf<{ schema: string | null; ledger: string | null }>(
    { db },
    sql`select current_schema() as schema, (select relname from pg_class
      where relname = 'onrecord_ledger' and relnamespace = quote_ident(current_schema())::regnamespace) as ledger`,
  );
  if (!there?.schema) return null;
  if (there.ledger === null) return 0;
  return (await rowOf<{ schema: number }>({ db }, sql`select schema from onrecord_ledger`))?.schema ?? 0;
}

/**
 * Brings the schema up to date, in one transaction and with the ledger's lock: of two programs at once the second finds
 * nothing left to do. No ledger is made where there is none and not `create`.
 * @throws OnrecordError OR3001 a newer schema, OR3005 none there, OR3043 no schema to make it in
 */
export async function prepareSchema(db: Kysely<Tables>, path: string, create: boolean): Promise<void> {
  const isUpToDate = (schema: number | null): boolean => {
    if (schema === null) throw new OnrecordError('OR3043', { input: path });
    if (schema > KNOWN_SCHEMA) throw new OnrecordError('OR3001', { input: path, found: schema, known: KNOWN_SCHEMA });
    if (schema === 0 && !create) throw new OnrecordError('OR3005', { input: path });
    return schema === KNOWN_SCHEMA;
  };
  await db.connection().execute(async (connection) => {
    if (isUpToDate(await schemaOf(connection))) return;
    await connection.transaction().execute(async (transaction) => {
      await LOCK.execute(transaction);
      const done = await schemaOf(transaction);
      if (isUpToDate(done)) return;
      const run = (text: string): Promise<unknown> => sql`${sql.raw(text)}`.execute(transaction);
      if (done === 0) {
        await run('create table onrecord_ledger (schema int8 not null, changed timestamptz not null)');
        await run('insert into onrecord_ledger (schema, changed) values (0, now())');
      }
      // A view names columns that a step may bring: all are made anew once every step is done.
      for (const name of VIEW_NAMES) await run(`drop view if exists ${name}`);
      for (const step of STEPS.slice(done ?? 0)) for (const text of step()) await run(text);
      for (const text of creationOfViews(postgresViews)) await run(text);
      const session = { db: transaction, dialect: postgresDialect };
      if (done && done < DERIVED_SINCE) await deriveAll(session);
      await run(`update onrecord_ledger set schema = ${KNOWN_SCHEMA}, changed = now()`);
    });
  });
}

/** To be run at the end of what may have changed the ledger. */
export const CHANGED: RawBuilder<unknown> = sql`update onrecord_ledger set changed = clock_timestamp()
  where pg_current_xact_id_if_assigned() is not null`;

/** Bytes of all tables with their indexes, when something was last written, and the schema. */
export async function aboutTables({ db }: { readonly db: Kysely<Tables> }): Promise<{
  readonly size: number;
  readonly changed: string;
  readonly schema: number;
}> {
  const found = await rowOf<{ size: number; changed: Date; schema: number }>(
    { db },
    sql`select schema, changed, (select sum(pg_total_relation_size(oid)) from pg_class
      where relnamespace = quote_ident(current_schema())::regnamespace and relkind = 'r'
      and relname = any(${[...TABLES, ...ACCOUNT_TABLES, 'onrecord_ledger']}::text[])) as size from onrecord_ledger`,
  );
  return {
    size: found?.size ?? 0,
    changed: (found?.changed ?? new Date(0)).toISOString(),
    schema: found?.schema ?? KNOWN_SCHEMA,
  };
}
