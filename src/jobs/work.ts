import { EventEmitter } from 'node:events';
import { run, type Runner, type WorkerEvents } from 'graphile-worker';
import { asOnrecordError } from '../errors/index.ts';
import { robotsMemory, type SourceOptions } from '../sources/index.ts';
import { keepAlive, pause } from './alive.ts';
import { type Database, databaseError } from './database.ts';
import { HOST_DELAY, hostTurns } from './hosts.ts';
import { TASKS } from './job.ts';
import { type Log, NO_LOG, queueLogger, shown } from './log.ts';
import { prepare } from './migrations.ts';
import type { Means } from './reading.ts';
import { CRON, tasksOf } from './tasks.ts';
import { NO_TELEMETRY, type Telemetry } from './telemetry.ts';
import { beat, HEARTBEAT, type Heartbeat, leave } from './workers.ts';

export interface WorkOptions extends Pick<Means, 'ledger' | 'read'> {
  readonly database: Database;
  /** Jobs that are worked on at a time. */
  readonly concurrency: number;
  /** Ends the work: what is in hand is finished, the rest of it put back for others. */
  readonly signal: AbortSignal;
  /** Ends it as well as soon as there is no job that could be begun now. */
  readonly untilEmpty?: boolean;
  /** How documents are brought in, but for the turns and the memory of robots.txt, which are the worker's. */
  readonly sources?: SourceOptions;
  /** Milliseconds between two requests to a host whose robots.txt asks for nothing else. */
  readonly delay?: number;
  readonly heartbeat?: Heartbeat;
  readonly log?: Log;
  readonly telemetry?: Telemetry;
}

/** Milliseconds after which an idle worker looks for jobs that nobody has told it of: whose time has come, or given back. */
const LOOK_AGAIN = 1000;
/**
 * Takes jobs from the queue, as many workers do, until `signal` says so. What a job does is done once however often it is
 * begun: the ledger knows what it has.
 *
 * @throws OR8021 where the database cannot be used at the beginning, or not any more; OR8026
 */
export async function work(options: WorkOptions): Promise<void> {
  const { database, concurrency, signal, untilEmpty = false, delay = HOST_DELAY, sources = {} } = options;
  const { heartbeat = HEARTBEAT, log = NO_LOG, telemetry = NO_TELEMETRY } = options;
  await prepare(database);
  const events = new EventEmitter() as WorkerEvents;
  let worker = '';
  events.on('pool:create', ({ workerPool }) => void (worker = workerPool.id));
  // The jobs that come before it is known who takes them wait for it.
  const known = Promise.withResolvers<Means>();
  known.promise.catch(() => undefined);
  /** What is being worked on, by graphile-worker's ids. */
  const active = new Set<string>();
  const runner = await run({
    pgPool: database.pool,
    schema: 'graphile_worker',
    concurrency,
    noHandleSignals: true,
    pollInterval: LOOK_AGAIN,
    taskList: tasksOf(database, log, known.promise, active),
    parsedCronItems: CRON,
    events,
    logger: queueLogger(log),
    // What is over is told to the database at once, but by a way that tries again where it is out of reach for a while.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  }).catch((error: unknown) => {
    throw databaseError(error, database.name);
  });
  const ended = new AbortController();
  const alive = keepAlive({ database, worker, active, heartbeat, log, signal: ended.signal });
  try {
    await beat(database, worker);
    const turns = hostTurns(database, {
      worker,
      delay,
      signal,
      onError: (error) => log.warn({ code: error.code }, error.message),
    });
    const robots = robotsMemory({ forgetting: true });
    known.resolve({
      database,
      ledger: options.ledger,
      read: options.read,
      sources: { ...sources, turns, robots },
      delay,
      ending: signal,
      log,
      telemetry,
    });
    log.info({ worker, concurrency }, 'worker started');
    await Promise.race([runner.promise, until(signal), ...(untilEmpty ? [emptied(database, log, signal)] : [])]);
  } catch (error) {
    known.reject(error);
    throw databaseError(error, database.name);
  } finally {
    await stopped(runner);
    ended.abort();
    await alive;
    await leave(database, worker).catch((error: unknown) => log.warn(asOnrecordError(error, database.name).message));
    log.info({ worker }, 'worker ended');
  }
}

/** Whatever has ended it, the runner is stopped once; jobs in hand come to their end first. */
async function stopped(runner: Runner): Promise<void> {
  try {
    await runner.stop();
  } catch {
    // It has stopped by itself, and said why through its promise.
  }
}

async function until(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** Until no job could be begun, and none is being worked on, as far as the database can tell. */
async function emptied({ query }: Database, log: Log, signal: AbortSignal): Promise<void> {
  do {
    try {
      const [row] = await query<{ left: boolean }>(
        `select exists (select from graphile_worker.jobs where task_identifier = any($1)
           and (locked_at is not null or (attempts < max_attempts and run_at <= now()))) as left`,
        [[TASKS.read, TASKS.poll]],
      );
      if (!row?.left) return;
    } catch (error) {
      log.warn({ ...shown(error) }, 'the database does not tell what is left');
    }
  } while (await pause(LOOK_AGAIN / 4, signal));
}
