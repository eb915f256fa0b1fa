import { OnrecordError } from '../errors/index.ts';
import type { Database, Query } from './database.ts';
import { type Fault, forgetFaults } from './faults.ts';
import { keyOfJob, TASKS } from './job.ts';
import { putBack } from './queue.ts';

export const JOB_STATES = ['waiting', 'running', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];
export type Counted = Readonly<Record<JobState, number>>;

/** A job as it is shown. */
export interface ListedJob {
  readonly id: string;
  readonly input: string;
  readonly state: JobState;
  readonly tags: readonly string[];
  /** When it was put in (ISO 8601 instant). */
  readonly added: string;
  /** How often it was begun. */
  readonly attempts: number;
  /** When it is tried at the earliest, where it waits for its time. */
  readonly next: string | null;
  /** The machine and process that works on it. */
  readonly worker: string | null;
  /** How many documents of it have been dealt with. */
  readonly done: number;
  /** How many documents have failed, and the first of them. */
  readonly failed: number;
  readonly faults: readonly Fault[];
}

/** Faults shown of a job. */
const MOST_FAULTS = 100;

/** A job without an entry at graphile-worker is one that nobody will take: it has failed, whoever took its entry away. */
const STATES = `
  select job.id, job.input, job.tags, job.added, job.done, entry.attempts, entry.run_at, entry.locked_by,
    case when job.failed is not null or entry.id is null then 'failed'
      when entry.locked_at is not null then 'running' else 'waiting' end as state
  from onrecord_jobs.jobs job
  left join graphile_worker.jobs entry on entry.key = 'job:' || job.id`;

/** The jobs of a state, or all: running first, then failed, then waiting in the order of their ids; `limit` at most. */
export async function listJobs(
  { query }: Database,
  { state, limit = 1000 }: { readonly state?: JobState | undefined; readonly limit?: number | undefined } = {},
): Promise<readonly ListedJob[]> {
  const rows = await query<{
    id: string;
    input: string;
    state: JobState;
    tags: string[];
    added: Date;
    attempts: number | null;
    run_at: Date | null;
    worker: string | null;
    done: number;
    count: number;
    faults: Fault[];
  }>(
    `with jobs as (${STATES})
     select jobs.id, jobs.input, jobs.state, jobs.tags, jobs.added, jobs.attempts, jobs.done,
       case when jobs.state = 'waiting' and jobs.run_at > now() then jobs.run_at end as run_at,
       case when jobs.state = 'running' then worker.host || ':' || worker.process end as worker,
       (select count(*)::integer from onrecord_jobs.faults where job = jobs.id) as count,
       (select coalesce(json_agg(fault), '[]') from (
          select document, code, message, remedy from onrecord_jobs.faults where job = jobs.id order by at limit $3
        ) fault) as faults
     from jobs left join onrecord_jobs.workers worker on worker.id = jobs.locked_by
     where $1::text is null or jobs.state = $1
     order by array_position(array['running', 'failed', 'waiting'], jobs.state), jobs.id limit $2`,
    [state ?? null, limit, MOST_FAULTS],
  );
  return rows.map(({ added, attempts, run_at, count, ...rest }) => ({
    ...rest,
    added: added.toISOString(),
    attempts: attempts ?? 0,
    next: run_at?.toISOString() ?? null,
    failed: count,
  }));
}

/** How many there are of each state; a job that others took from graphile-worker behind our back is counted nowhere. */
export async function countJobs({ query }: Pick<Database, 'query'>): Promise<Counted> {
  const [row] = await query<Counted>(
    `select (select count(*)::integer from onrecord_jobs.jobs where failed is not null) as failed,
       count(*) filter (where locked_at is null and attempts < max_attempts)::integer as waiting,
       count(*) filter (where locked_at is not null)::integer as running
     from graphile_worker.jobs where task_identifier = $1 and key is not null`,
    [TASKS.read],
  );
  return { waiting: row?.waiting ?? 0, running: row?.running ?? 0, failed: row?.failed ?? 0 };
}

/** Which jobs: by their ids, or all that have failed. */
export type Which = readonly string[] | 'failed';

/**
 * Puts jobs that have failed, or wait for another attempt, back as if they were new; gives how many. @throws OR8022,
 * OR8028 for one that is being worked on; then nothing is done
 */
export async function retryJobs(database: Database, which: Which): Promise<number> {
  return database.transaction(async (query) => {
    const ids = await chosen(query, which);
    await forgetFaults(query, ids);
    await query('update onrecord_jobs.jobs set done = 0 where id = any($1::bigint[])', [ids]);
    await putBack(query, ids);
    return ids.length;
  });
}

/** Takes jobs out of the queue; gives how many. @throws OR8022, OR8028; then nothing is done */
export async function dropJobs(database: Database, which: Which): Promise<number> {
  return database.transaction(async (query) => {
    const ids = await chosen(query, which);
    await query('select graphile_worker.remove_job(key) from unnest($1::text[]) as given (key)', [ids.map(keyOfJob)]);
    await query('delete from onrecord_jobs.jobs where id = any($1::bigint[])', [ids]);
    return ids.length;
  });
}

/** What fits into bigint, of which other text is no id. */
const ID = /^\d{1,18}$/;

async function chosen(query: Query, which: Which): Promise<readonly string[]> {
  const ids = which === 'failed' ? null : [...new Set(which)];
  const odd = ids?.find((id) => !ID.test(id));
  if (odd !== undefined) throw new OnrecordError('OR8022', { input: odd });
  const rows = await query<{ id: string; state: JobState; input: string }>(
    `select id, state, input from (${STATES}) jobs where case when $1::bigint[] is null then state = 'failed'
       else id = any($1::bigint[]) end order by id`,
    [ids],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const unknown = ids?.find((id) => !found.has(String(BigInt(id))));
  if (unknown !== undefined) throw new OnrecordError('OR8022', { input: unknown });
  const busy = rows.find(({ state }) => state === 'running');
  if (busy) throw new OnrecordError('OR8028', { input: `${busy.id} (${busy.input})` });
  return rows.map(({ id }) => id);
}
