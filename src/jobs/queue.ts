import { type Query, storable } from './database.ts';
import {
  hostOfJob,
  inputOf,
  type Job,
  JOB_SOURCE,
  keyOfJob,
  MOST_ATTEMPTS,
  type NewJob,
  queueOf,
  TASKS,
} from './job.ts';

/** One entry for graphile-worker, under the names that its SQL function takes. */
interface Entry {
  readonly identifier: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly queue_name?: string | null;
  readonly run_at?: string | null;
  readonly max_attempts: number;
  readonly job_key: string;
}

/** Hands entries to graphile-worker; one with a key that waits there already is replaced. */
export async function addEntries(query: Query, entries: readonly Entry[]): Promise<void> {
  await query(
    `select count(*) from graphile_worker.add_jobs(
       array(select json_populate_recordset(null::graphile_worker.job_spec, $1::json)))`,
    [JSON.stringify(entries)],
  );
}

/** Puts jobs into the queue within a transaction; gives their ids in order. */
export async function insertJobs(query: Query, jobs: readonly NewJob[]): Promise<readonly string[]> {
  const ids = await insertRows(query, jobs);
  await addEntries(
    query,
    ids.map((id, index) => entryOf(id, jobs[index] ? hostOfJob(jobs[index].source) : null)),
  );
  return ids;
}

/** Puts down a job that has failed already; gives its id. */
export async function insertFailed(query: Query, job: NewJob): Promise<string> {
  const [id = ''] = await insertRows(query, [job]);
  await query('update onrecord_jobs.jobs set failed = now() where id = $1', [id]);
  return id;
}

async function insertRows(query: Query, jobs: readonly NewJob[]): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    `with given as (
       select nextval(pg_get_serial_sequence('onrecord_jobs.jobs', 'id')) as id, *
       from unnest($1::text[], $2::bytea[], $3::text[], $4::text[], $5::text[])
         with ordinality as given (source, bytes, input, host, tags, number)
     ), put as (
       insert into onrecord_jobs.jobs (id, source, bytes, input, host, tags) overriding system value
       select id, source::jsonb, bytes, input, host, array(select jsonb_array_elements_text(tags::jsonb)) from given
     )
     select id from given order by number`,
    [
      jobs.map(({ source }) => JSON.stringify(source)),
      jobs.map(({ bytes }) => bytes),
      jobs.map(({ source }) => storable(inputOf(source))),
      jobs.map(({ source }) => hostOfJob(source)),
      jobs.map(({ tags }) => JSON.stringify(tags)),
    ],
  );
  return rows.map(({ id }) => id);
}

/** What else is to be known of an entry: attempts that were made before it, and when it may begin at the earliest. */
interface Again {
  readonly tried?: number;
  readonly at?: Date | null;
}

const entryOf = (id: string, host: string | null, { tried = 0, at = null }: Again = {}): Entry => ({
  identifier: TASKS.read,
  payload: { id, tried },
  queue_name: queueOf(host),
  run_at: at?.toISOString() ?? null,
  max_attempts: Math.max(1, MOST_ATTEMPTS - tried),
  job_key: keyOfJob(id),
});

/** Puts jobs back that are there: for another worker, for later, or to be tried anew. */
export async function putBack(query: Query, ids: readonly string[], again: Again = {}): Promise<void> {
  const rows = await query<{ id: string; host: string | null }>(
    'update onrecord_jobs.jobs set failed = null where id = any($1::bigint[]) returning id, host',
    [ids],
  );
  if (rows.length === 0) return;
  await addEntries(
    query,
    rows.map(({ id, host }) => entryOf(id, host, again)),
  );
}

/** The job with its bytes; null where it is done, was dropped, or has been given up. */
export async function jobToRead(query: Query, id: string): Promise<Job | null> {
  const [row] = await query<{ source: unknown; bytes: Buffer | null; input: string; tags: string[]; done: number }>(
    'select source, bytes, input, tags, done from onrecord_jobs.jobs where id = $1 and failed is null',
    [id],
  );
  if (!row) return null;
  const { source, ...rest } = row;
  return { id, source: JOB_SOURCE.parse(source), ...rest };
}

export async function setDone(query: Query, id: string, done: number): Promise<void> {
  await query('update onrecord_jobs.jobs set done = $2 where id = $1 and done < $2', [id, done]);
}

/** Ends a job: what has faults stays to be seen, anything else is gone. Gives whether it stays. */
export async function finish(query: Query, id: string): Promise<boolean> {
  const [row] = await query<{ stays: boolean }>(
    `with stays as (
       update onrecord_jobs.jobs set failed = now()
       where id = $1 and exists (select from onrecord_jobs.faults where job = $1) returning id
     ), gone as (
       delete from onrecord_jobs.jobs where id = $1 and not exists (select from onrecord_jobs.faults where job = $1)
     ), settled as (
       update onrecord_jobs.faults set passing = false where job = $1 and passing
     )
     select exists (select from stays) as stays`,
    [id],
  );
  return row?.stays ?? false;
}
