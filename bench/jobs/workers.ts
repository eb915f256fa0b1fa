import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Heartbeat } from '../../src/jobs/index.ts';

export interface WorkerOptions {
  readonly database: string;
  readonly ledger: string;
  /** The real one, or one that needs no model and takes so many milliseconds. */
  readonly reader: 'real' | number;
  readonly concurrency: number;
  readonly heartbeat: Heartbeat;
}

export interface BenchWorker {
  readonly child: ChildProcess;
  /** Fulfilled once it looks for jobs; also where it ends before. */
  readonly ready: Promise<void>;
  readonly ended: Promise<unknown>;
}

export function startWorker(options: WorkerOptions): BenchWorker {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts'), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const ready = Promise.race([once(child.stdout, 'data'), ended]).then(() => undefined);
  return { child, ready, ended };
}

/** Told to end, all of them, and waited for. */
export async function endWorkers(workers: readonly BenchWorker[]): Promise<void> {
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map(({ ended }) => ended));
}

/** Megabytes that a process holds in memory (Linux). */
export function residentMemory({ pid }: ChildProcess): number {
  const [, kilobytes = '0'] = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

/** Ticks in a second, in which Linux counts the processor's time. */
const TICKS = 100;

/** Seconds of the processor that a process has had, all of its threads together (Linux). */
export function processorSeconds({ pid }: ChildProcess): number {
  // The name of the program, in parentheses, may have spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
