import { Option } from 'commander';
import { ledgerPath } from '../index.ts';
import type { Database } from '../jobs/index.ts';

type Jobs = typeof import('../jobs/index.ts');

export const queueOption = (): Option =>
  new Option('--ledger <url>', 'ledger in PostgreSQL: postgres://… (default: $ONRECORD_LEDGER)');

/** What the commands of the queue work with. The queue is loaded by them alone: no other command pays for it. */
export interface Queue {
  readonly jobs: Jobs;
  readonly database: Database;
}

/**
 * Opens the queue of a ledger for some work. `connections`: how many the work needs at a time.
 * @throws OR8020 for a ledger that is a file
 */
export async function withQueue(
  ledger: string | undefined,
  work: (queue: Queue) => Promise<void>,
  connections?: number,
): Promise<void> {
  const jobs = await import('../jobs/index.ts');
  const database = jobs.openDatabase(ledgerPath(ledger), connections);
  try {
    await work({ jobs, database });
  } finally {
    await database.close();
  }
}
