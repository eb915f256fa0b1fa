import { type JobHelpers, makeWorkerUtils, parseCronItems, type TaskList } from 'graphile-worker';
import type { Database } from './database.ts';
import { putDue } from './feeds.ts';
import { forgetHosts } from './hosts.ts';
import { TASKS } from './job.ts';
import { type Log, queueLogger, shown } from './log.ts';
import { pollFeed } from './polling.ts';
import { jobToRead } from './queue.ts';
import { doJob, type Means, TryAgain } from './reading.ts';

/** Every minute the feeds whose time has come; every hour the names of queues that have no jobs. */
export const CRON = parseCronItems([
  { task: TASKS.sweep, match: '* * * * *', identifier: TASKS.sweep, options: { maxAttempts: 1, jobKey: TASKS.sweep } },
  { task: TASKS.tidy, match: '17 * * * *', identifier: TASKS.tidy, options: { maxAttempts: 1, jobKey: TASKS.tidy } },
]);

/**
 * What a worker does for each kind of entry, once it is `ready`. `active` holds what is being worked on, by
 * graphile-worker's ids, as long as it is.
 */
export function tasksOf(database: Database, log: Log, ready: Promise<Means>, active: Set<string>): TaskList {
  const tasks: TaskList = {
    async [TASKS.read](payload, { job: entry }) {
      const means = await ready;
      const { id, tried } = payload as { id: string; tried: number };
      const job = await jobToRead(database.query, id);
      if (job === null) return;
      const attempt = { number: tried + entry.attempts, most: tried + entry.max_attempts };
      await told(job.input, means, () => doJob(job, attempt, means));
    },
    async [TASKS.poll](payload) {
      await pollFeed((payload as { id: string }).id, await ready);
    },
    async [TASKS.sweep]() {
      await ready;
      const feeds = await database.transaction(putDue);
      if (feeds > 0) log.debug({ feeds }, 'feeds whose time has come');
    },
    async [TASKS.tidy]() {
      await ready;
      await forgetHosts(database);
      const utils = await makeWorkerUtils({
        pgPool: database.pool,
        schema: 'graphile_worker',
        logger: queueLogger(log),
      });
      try {
        await utils.cleanup({ tasks: ['GC_JOB_QUEUES'] });
      } finally {
        await utils.release();
      }
    },
  };
  return noted(tasks, active);
}

/** Does a job and tells of it. */
async function told(input: string, { telemetry, log }: Means, job: () => ReturnType<typeof doJob>): Promise<void> {
  try {
    const outcome = await job();
    telemetry.job(outcome);
    log.debug({ input, outcome }, 'job');
  } catch (error) {
    telemetry.job('failed');
    if (error instanceof TryAgain) log.info({ input, reason: error.message }, 'job is tried again later');
    else log.error({ input, ...shown(error) }, 'job failed');
    throw error;
  }
}

/** The tasks, with what is being worked on put down as long as it is. */
function noted(tasks: TaskList, active: Set<string>): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown, helpers: JobHelpers) => {
        active.add(helpers.job.id);
        try {
          return await task?.(payload, helpers);
        } finally {
          active.delete(helpers.job.id);
        }
      },
    ]),
  );
}
