import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, type Runner, type WorkerEvents } from 'graphile-worker';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
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
import { beat, HEARTBEAT, type Heartbeat, leave, replace } from './workers.ts';

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
/** And after which one that has lost the database looks whether it is back. */
const BEGIN_AGAIN = 2000;
/** So long a runner that has nothing in hand is waited for. */
const LONGEST_STOP = 10_000;

/**
 * Takes jobs from the queue, as many workers do, until `signal` says so. What a job does is done once however often it is
 * begun: the ledger knows what it has. When the database goes away, the worker waits until it is back.
 *
 * @throws OR8021 where the database cannot be used at the beginning; OR8026
 */
export async function work(options: WorkOptions): Promise<void> {
  const { signal, log = NO_LOG } = options;
  const robots = robotsMemory({ forgetting: true });
  /** What the worker has been called: graphile-worker gives it another name with each beginning. */
  const names: string[] = [];
  let begun = false;
  const lost = (error: unknown): 'lost' => {
    if (!begun || !(error instanceof OnrecordError) || error.code !== 'OR8021') throw error;
    log.warn({ code: error.code }, error.message);
    return 'lost';
  };
  for (;;) {
    const end = await workWhileThere({ ...options, sources: { ...options.sources, robots } }, names, () => {
      begun = true;
    }).catch(lost);
    if (end !== 'lost') return;
    log.warn('the database was lost; the worker begins again when it is back');
    if (!(await pause(BEGIN_AGAIN, signal))) return;
  }
}

/** Why a worker has ended: it was told to, nothing is left to do, or its database went away. */
type End = 'told' | 'empty' | 'lost';

/**
 * Works as long as the database is there. `names` has those of earlier beginnings, whose jobs are given back.
 *
 * @throws OR8021, OR8026
 */
async function workWhileThere(options: WorkOptions, names: string[], onBegun: () => void): Promise<End> {
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
    // What is over is told to the database at once. Where it does not hear it, this ends, and the job is given back.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  }).catch((error: unknown) => {
    throw databaseError(error, database.name);
  });
  // It ends by itself where the database does not hear what was done; whether that comes to an end is not certain.
  const lost = new Promise<'lost'>((resolve) => void events.once('pool:gracefulShutdown', () => resolve('lost')));
  const ended = new AbortController();
  const looked = new AbortController();
  const over = AbortSignal.any([signal, looked.signal]);
  const alive = keepAlive({ database, worker, active, heartbeat, log, signal: ended.signal });
  let end: End = 'lost';
  try {
    const former = [...names];
    names.push(worker);
    await beat(database, worker);
    await replace(database, former);
    names.splice(0, former.length);
    const turns = hostTurns(database, {
      worker,
      delay,
      signal: AbortSignal.any([signal, ended.signal]),
      onError: (error) => log.warn({ code: error.code }, error.message),
    });
    known.resolve({
      database,
      ledger: options.ledger,
      read: options.read,
      sources: { ...sources, turns },
      delay,
      ending: signal,
      log,
      telemetry,
    });
    onBegun();
    log.info({ worker, concurrency }, 'worker started');
    end = await Promise.race([lost, until(over), ...(untilEmpty ? [emptied(database, log, over)] : [])]);
    return end;
  } catch (error) {
    known.reject(error);
    throw databaseError(error, database.name);
  } finally {
    looked.abort();
    await stopped(runner, active);
    ended.abort();
    await alive;
    await leave(database, worker).catch((error: unknown) => log.warn(asOnrecordError(error, database.name).message));
    if (end !== 'lost') log.info({ worker }, 'worker ended');
  }
}

/**
 * Stops the runner, whatever has ended the work; jobs in hand come to their end first. Of one whose database is away it is
 * not certain that it ever stops.
 */
async function stopped(runner: Runner, active: ReadonlySet<string>): Promise<void> {
  const done = new AbortController();
  // Where it has stopped by itself, this says no more than that.
  const stopping = runner.stop().catch(() => undefined);
  runner.promise.catch(() => undefined);
  while (active.size > 0) await sleep(LOOK_AGAIN / 20);
  await Promise.race([stopping, pause(LONGEST_STOP, done.signal)]);
  done.abort();
}

async function until(signal: AbortSignal): Promise<'told'> {
  if (!signal.aborted)
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  return 'told';
}

/** Until no job could be begun, and none is being worked on, as far as the database can tell. */
async function emptied({ query }: Database, log: Log, signal: AbortSignal): Promise<'empty' | 'told'> {
  let wait = LOOK_AGAIN / 4;
  do {
    try {
      const [row] = await query<{ left: boolean }>(
        `select exists (select from graphile_worker.jobs where task_identifier = any($1)
           and (locked_at is not null or (attempts < max_attempts and run_at <= now()))) as left`,
        [[TASKS.read, TASKS.poll]],
      );
      if (!row?.left) return 'empty';
      wait = LOOK_AGAIN / 4;
    } catch (error) {
      log.warn({ ...shown(error) }, 'the database does not tell what is left');
      wait = BEGIN_AGAIN;
    }
  } while (await pause(wait, signal));
  return 'told';
}
