import type { OnrecordError } from '../errors/index.ts';
import { mayPass } from '../sources/index.ts';
import { type Query, storable } from './database.ts';

/** A document of a job that could not be read or kept. */
export interface Fault {
  readonly document: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** Puts down why a document of a job failed, in place of what was there for it. */
export async function addFault(
  query: Query,
  job: string,
  document: string,
  error: OnrecordError,
  passing = mayPass(error),
): Promise<void> {
  await query(
    `with former as (delete from onrecord_jobs.faults where job = $1 and document = $2)
     insert into onrecord_jobs.faults (job, document, code, message, remedy, passing)
     select id, $2, $3, $4, $5, $6 from onrecord_jobs.jobs where id = $1`,
    [job, storable(document), error.code, storable(error.message), error.remedy, passing],
  );
}

/** Takes away what has passed: faults of a job that might, of documents that have not failed again. */
export async function forgetPassed(query: Query, job: string, failed: readonly string[]): Promise<void> {
  await query('delete from onrecord_jobs.faults where job = $1 and passing and document <> all ($2::text[])', [
    job,
    failed.map(storable),
  ]);
}

/** Takes away everything, before jobs are tried anew. */
export async function forgetFaults(query: Query, jobs: readonly string[]): Promise<void> {
  await query('delete from onrecord_jobs.faults where job = any($1::bigint[])', [jobs]);
}
