import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Added } from '../ledger/index.ts';
import type { Counted } from './list.ts';

/** What a worker counts and times. */
export interface Telemetry {
  document(status: Added['status']): void;
  fault(code: string): void;
  job(outcome: 'done' | 'faulty' | 'again' | 'failed'): void;
  /** Times a stage of a document's way. */
  timed<T>(stage: 'reading' | 'adding', work: () => Promise<T>): Promise<T>;
}

export const NO_TELEMETRY: Telemetry = {
  document: () => undefined,
  fault: () => undefined,
  job: () => undefined,
  timed: (_, work) => work(),
};

/** Seconds: a short text takes a tenth of one, a long transcript a minute. */
const BUCKETS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];

/**
 * The counts as Prometheus takes them, each worker its own; what is in the queue is asked of the database when they are
 * fetched, and so is the same whichever worker is asked.
 */
export function openMetrics(queue: () => Promise<Counted>): {
  readonly telemetry: Telemetry;
  readonly registry: Registry;
} {
  const registry = new Registry();
  const registers = [registry];
  const documents = new Counter({
    name: 'onrecord_documents_total',
    help: 'Documents added to the ledger, by what they were to it.',
    labelNames: ['status'],
    registers,
  });
  const errors = new Counter({
    name: 'onrecord_errors_total',
    help: 'Documents that could not be read or kept, by the code of the error.',
    labelNames: ['code'],
    registers,
  });
  const jobs = new Counter({
    name: 'onrecord_jobs_total',
    help: 'Jobs that this worker has had, by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'onrecord_stage_seconds',
    help: 'Seconds that a document took in a stage.',
    labelNames: ['stage'],
    buckets: BUCKETS,
    registers,
  });
  const reached = new Gauge({
    name: 'onrecord_database_up',
    help: 'Whether the database has told what is in the queue: 1, or 0.',
    registers,
  });
  const queued = new Gauge({
    name: 'onrecord_queue_jobs',
    help: 'Jobs of the queue, all workers together, by their state.',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await queue().catch(() => null);
      reached.set(counts === null ? 0 : 1);
      queued.reset();
      for (const [state, count] of Object.entries(counts ?? {})) queued.set({ state }, count);
    },
  });
  collectDefaultMetrics({ register: registry });
  const telemetry: Telemetry = {
    document: (status) => documents.inc({ status }),
    fault: (code) => errors.inc({ code }),
    job: (outcome) => jobs.inc({ outcome }),
    async timed(stage, work) {
      const end = seconds.startTimer({ stage });
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
  return { telemetry, registry };
}
