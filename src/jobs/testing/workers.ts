import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Heartbeat } from '../index.ts';

export interface WorkerOptions {
  readonly database: string;
  /** The file of the ledger. */
  readonly ledger: string;
  /** Milliseconds that a document takes. */
  readonly wait: number;
  readonly concurrency: number;
  readonly untilEmpty: boolean;
  readonly delay: number;
  readonly heartbeat: Heartbeat;
}

export interface TestWorker {
  readonly child: ChildProcess;
  /** The inputs that were begun. */
  readonly begun: string[];
  /** Fulfilled once so many inputs were begun. */
  hasBegun(count: number): Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
}

const SCRIPT = join(import.meta.dirname, 'worker.ts');

/** Starts a worker as a process of its own. */
export function startWorker(options: WorkerOptions): TestWorker {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(options)]);
  const begun: string[] = [];
  let errors = '';
  let rest = '';
  const waiting: { readonly count: number; readonly settle: PromiseWithResolvers<void> }[] = [];
  child.stdout.on('data', (data: Buffer) => {
    const lines = (rest + data.toString()).split('\n');
    rest = lines.pop() ?? '';
    begun.push(...lines);
    for (const { count, settle } of waiting) if (begun.length >= count) settle.resolve();
  });
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = once(child, 'close').then(([code]) => {
    for (const { settle } of waiting) settle.reject(new Error(`the worker has ended: ${errors}`));
    return { code: code as number | null, errors };
  });
  return {
    child,
    begun,
    ended,
    async hasBegun(count) {
      const settle = Promise.withResolvers<void>();
      waiting.push({ count, settle });
      if (begun.length >= count) settle.resolve();
      await settle.promise;
    },
  };
}
