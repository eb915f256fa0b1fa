import { runMigrations } from 'graphile-worker';
import { OnrecordError } from '../errors/index.ts';
import type { Database } from './database.ts';
import { quietLogger } from './log.ts';

/**
 * The queue's tables, beside those of graphile-worker, which has the order of the jobs and who works on which. Each
 * migration is one step, never changed once it is released.
 *
 * - jobs: what is to be read. `source` says where it is (job.ts); `done` documents of it have been dealt with, so that
 *   another worker goes on from there; `failed` is set when nobody is to try it again.
 * - faults: documents of a job that could not be read or kept; `passing` for reasons that may pass, which are tried again.
 * - workers: when each was last seen, by the database's own clock.
 * - hosts: when a host may be asked again, how long to pause, until when it is booked, and which worker asks it now.
 * - feeds, feed_items: what is followed and what of it was seen. Times in milliseconds since 1970.
 */
const MIGRATIONS: readonly string[] = [
  `create table onrecord_jobs.jobs (
     id bigint generated always as identity primary key,
     source jsonb not null,
     bytes bytea,
     input text not null,
     host text,
     tags text[] not null,
     added timestamptz not null default now(),
     done integer not null default 0,
     failed timestamptz
   );
   create index jobs_failed on onrecord_jobs.jobs (id) where failed is not null;
   create table onrecord_jobs.faults (
     job bigint not null references onrecord_jobs.jobs on delete cascade,
     document text not null,
     code text not null,
     message text not null,
     remedy text not null,
     passing boolean not null,
     at timestamptz not null default now()
   );
   create index faults_job on onrecord_jobs.faults (job);
   create table onrecord_jobs.workers (
     id text primary key,
     host text not null,
     process integer not null,
     started timestamptz not null default now(),
     seen timestamptz not null default now()
   );
   create table onrecord_jobs.hosts (
     host text primary key,
     delay double precision,
     next timestamptz not null default now(),
     booked timestamptz not null default now(),
     turn uuid,
     worker text
   );
   create table onrecord_jobs.feeds (
     id bigint generated always as identity primary key,
     address text not null unique,
     every double precision not null,
     tags text[] not null,
     list text,
     etag text,
     last_modified text,
     due double precision not null default 0,
     failures integer not null default 0,
     code text,
     message text,
     remedy text
   );
   create table onrecord_jobs.feed_items (
     feed bigint not null references onrecord_jobs.feeds on delete cascade,
     item text not null,
     seen double precision,
     tries integer not null,
     primary key (feed, item)
   );`,
];

/** The key of the lock under which tables are made; any number that no other program takes. */
const LOCK = 8_020_260_727;

/**
 * Makes or renews the tables of the queue, graphile-worker's too; whoever comes second waits.
 * @throws OR8026 where a newer Onrecord has been here, OR8021
 */
export async function prepare(database: Database): Promise<void> {
  if (await isPrepared(database)) return;
  await database.transaction(async (query) => {
    await query('select pg_advisory_xact_lock($1)', [LOCK]);
    // Its own connection and transactions, under the lock that is held here.
    await runMigrations({ pgPool: database.pool, logger: quietLogger });
    await query('create schema if not exists onrecord_jobs');
    await query(
      'create table if not exists onrecord_jobs.migrations (id integer primary key, made timestamptz not null default now())',
    );
    const made = await query<{ id: number }>('select id from onrecord_jobs.migrations');
    const newest = Math.max(0, ...made.map(({ id }) => id));
    for (const [index, statements] of MIGRATIONS.entries()) {
      if (index < newest) continue;
      await query(statements);
      await query('insert into onrecord_jobs.migrations (id) values ($1)', [index + 1]);
    }
  });
}

async function isPrepared({ query, name }: Database): Promise<boolean> {
  const [tables] = await query<{ present: boolean }>(
    `select to_regclass('onrecord_jobs.migrations') is not null as present`,
  );
  if (!tables?.present) return false;
  const [row] = await query<{ found: number }>('select coalesce(max(id), 0) as found from onrecord_jobs.migrations');
  const found = row?.found ?? 0;
  if (found > MIGRATIONS.length) throw new OnrecordError('OR8026', { input: name, found, known: MIGRATIONS.length });
  return found === MIGRATIONS.length;
}
