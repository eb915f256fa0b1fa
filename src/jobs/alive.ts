import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database.ts';
import { type Log, shown } from './log.ts';
import { beat, bury, giveBackUnheard, type Heartbeat } from './workers.ts';

/** Says every now and then that the worker is there, and looks for those that are not any more. */
export async function keepAlive({
  database,
  worker,
  active,
  heartbeat,
  log,
  signal,
}: {
  readonly database: Database;
  readonly worker: string;
  readonly active: ReadonlySet<string>;
  readonly heartbeat: Heartbeat;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Promise<void> {
  while (await pause(heartbeat.every, signal)) {
    try {
      await beat(database, worker);
      const { workers, givenUp } = await bury(database, heartbeat);
      for (const dead of workers) log.warn({ dead }, 'a worker has died; its jobs are given back');
      if (await giveBackUnheard(database, worker, active, heartbeat))
        log.warn('jobs that a lost connection did not tell of are given back');
      for (const input of givenUp) log.error({ input, code: 'OR8023' }, 'a job was given up');
    } catch (error) {
      log.warn({ ...shown(error) }, 'the database does not hear that the worker is alive');
    }
  }
}

/** Whether the time has passed before the signal came. */
export async function pause(time: number, signal: AbortSignal): Promise<boolean> {
  return sleep(time, true, { signal }).catch(() => false);
}
