import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RawDocument, Recorded } from '../document/index.ts';
import { asOnrecordError, type ErrorCode, OnrecordError } from '../errors/index.ts';
import { openReader } from './open.ts';
import type { Reader, ReaderOptions } from './read.ts';

export interface PoolOptions extends ReaderOptions {
  /** Threads that read documents side by side; each holds the model (about 100 MB). */
  readonly threads?: number | undefined;
}

/** More threads than this hardly pay: each holds a model of its own. */
const MOST_THREADS = 4;

/**
 * Megabytes of a thread's heap. Where the machine has much memory, V8 lets both parts grow to several times what reading
 * needs before it collects; reading is no faster for it (docs/speed.md). A document that needs more than the second is
 * given up with a coded error.
 */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 };

/** A reader that works on several documents at a time; `read` may be called again before it has answered. */
export interface ReaderPool extends Reader {
  readonly threads: number;
}

/**
 * One thread reads in this one; more are workers, each started when there is work for it. Then this one need not load
 * what reading takes.
 */
export async function openPool({ threads, model }: PoolOptions = {}): Promise<ReaderPool> {
  const count = threads ?? Math.min(availableParallelism(), MOST_THREADS);
  if (count > 1) return poolOf(count, { model });
  return { threads: 1, ...(await openReader({ model })) };
}

interface Job {
  readonly raw: RawDocument;
  readonly resolve: (recorded: Recorded) => void;
  readonly reject: (error: OnrecordError) => void;
}

type Answer = { recorded: Recorded } | { error: { code: ErrorCode; details: Record<string, string | number> } };

function poolOf(count: number, options: ReaderOptions): ReaderPool {
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const jobs = new Map<Worker, Job>();
  const next = (worker: Worker): void => {
    const job = waiting.shift();
    if (job) {
      jobs.set(worker, job);
      worker.ref();
      worker.postMessage(job.raw);
    } else {
      worker.unref();
      idle.push(worker);
    }
  };
  const start = (): void => {
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    const worker = new Worker(new URL(file, import.meta.url), { workerData: options, resourceLimits: LIMITS });
    all.add(worker);
    worker.on('message', (answer: Answer) => {
      const job = jobs.get(worker);
      jobs.delete(worker);
      if ('recorded' in answer) job?.resolve(answer.recorded);
      else job?.reject(new OnrecordError(answer.error.code, answer.error.details));
      next(worker);
    });
    const fail = (error: unknown): void => {
      all.delete(worker);
      const job = jobs.get(worker);
      jobs.delete(worker);
      job?.reject(asOnrecordError(error, job.raw.input));
      if (waiting.length > 0) start();
    };
    worker.on('error', fail);
    worker.on('exit', (code) => {
      if (all.has(worker)) fail(new Error(`a reading thread ended with code ${code}`));
    });
    next(worker);
  };
  return {
    threads: count,
    read: (raw) =>
      new Promise<Recorded>((resolve, reject) => {
        waiting.push({ raw, resolve, reject });
        const worker = idle.pop();
        if (worker) next(worker);
        else if (all.size < count) start();
      }),
    async close() {
      const workers = [...all];
      all.clear();
      await Promise.all(workers.map((worker) => (worker.terminate(), once(worker, 'exit'))));
    },
  };
}
