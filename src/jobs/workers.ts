import { hostname } from 'node:os';
import { OnrecordError } from '../errors/index.ts';
import type { Database } from './database.ts';
import { addFault } from './faults.ts';
import { TASKS } from './job.ts';
import { finish } from './queue.ts';

/**
 * Which workers are alive rests on a row for each, in which it puts down every ten seconds that it is there. All times
 * are the database's own, so that the clocks of the machines do not matter. A worker that has not been seen for forty
 * seconds counts as dead, whatever became of it: killed, without power, without its network. What it was working on is
 * given back; should it be alive after all, a job is done twice, which the ledger makes the same as once.
 */
export const HEARTBEAT = { every: 10_000, deadAfter: 40_000 } as const;

export interface Heartbeat {
  readonly every: number;
  readonly deadAfter: number;
}

/** Says that a worker is there, whatever others have made of it in the meantime. */
export async function beat({ query }: Database, worker: string): Promise<void> {
  await query(
    `insert into onrecord_jobs.workers (id, host, process) values ($1, $2, $3)
     on conflict (id) do update set seen = now()`,
    [worker, hostname(), process.pid],
  );
}

/** Says that a worker has ended in order. */
export async function leave({ query }: Database, worker: string): Promise<void> {
  await query('delete from onrecord_jobs.workers where id = $1', [worker]);
}

/** Gives back at once what a worker held under its former names, which it got before it lost the database. */
export async function replace({ query }: Database, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await query('select graphile_worker.force_unlock_workers($1::text[])', [names]);
  await query('delete from onrecord_jobs.workers where id = any($1)', [names]);
}

/**
 * Gives back what a worker has locked without knowing of it: its connection was lost before it heard which job it got.
 * `active` are the jobs that it knows of, by graphile-worker's ids. These are given back as well where there is any of the
 * others, since the lock is of all of a worker: they are done twice then, which is the same as once.
 */
export async function giveBackUnheard(
  { query }: Database,
  worker: string,
  active: ReadonlySet<string>,
  { deadAfter }: Heartbeat,
): Promise<boolean> {
  const [row] = await query<{ unheard: boolean }>(
    `select exists (select from graphile_worker.jobs where locked_by = $1
       and locked_at < now() - $2 * interval '1 millisecond' and id <> all ($3::bigint[])) as unheard`,
    [worker, deadAfter, [...active]],
  );
  if (!row?.unheard) return false;
  await query('select graphile_worker.force_unlock_workers($1::text[])', [[worker]]);
  return true;
}

/** What was given back of workers that have died. */
export interface Buried {
  readonly workers: readonly string[];
  /** The inputs of jobs that are given up, since each worker that took them has died of it or with it. */
  readonly givenUp: readonly string[];
}

/**
 * Gives back the jobs and the turns at hosts of workers that are dead. A lock that is younger than `deadAfter` is left
 * alone, since a worker takes its first job a moment before it can say who it is.
 */
export async function bury(database: Database, { deadAfter }: Heartbeat): Promise<Buried> {
  const { query } = database;
  const dead = await query<{ id: string }>(
    `select distinct locked_by as id from graphile_worker.jobs
     where locked_at < now() - $1 * interval '1 millisecond' and locked_by not in (
       select id from onrecord_jobs.workers where seen > now() - $1 * interval '1 millisecond')`,
    [deadAfter],
  );
  const workers = dead.map(({ id }) => id);
  if (workers.length > 0) await query('select graphile_worker.force_unlock_workers($1::text[])', [workers]);
  await query(
    `update onrecord_jobs.hosts set turn = null, worker = null where worker is not null and worker not in (
       select id from onrecord_jobs.workers where seen > now() - $1 * interval '1 millisecond')`,
    [deadAfter],
  );
  await query(`delete from onrecord_jobs.workers where seen < now() - interval '1 day'`);
  return { workers, givenUp: await giveUp(database) };
}

/** Jobs whose attempts are used up although none of them came to its end: the worker's end was theirs. */
async function giveUp(database: Database): Promise<readonly string[]> {
  return database.transaction(async (query) => {
    const spent = await query<{ entry: string; job: string | null; input: string | null; attempts: number }>(
      `select entry.id as entry, job.id as job, job.input, entry.attempts from graphile_worker.jobs entry
       left join onrecord_jobs.jobs job on 'job:' || job.id = entry.key and job.failed is null
       where entry.task_identifier = any($1) and entry.attempts >= entry.max_attempts and entry.locked_at is null`,
      [Object.values(TASKS)],
    );
    if (spent.length === 0) return [];
    await query('select count(*) from graphile_worker.complete_jobs($1::bigint[])', [spent.map(({ entry }) => entry)]);
    const inputs: string[] = [];
    for (const { job, input, attempts } of spent) {
      if (job === null || input === null) continue;
      await addFault(query, job, input, new OnrecordError('OR8023', { input, count: attempts }));
      await finish(query, job);
      inputs.push(input);
    }
    return inputs;
  });
}
