import { timedOut } from './client.ts';

/** A signal that aborts after `timeout` milliseconds with OR1101, unless `stop` is called before. */
export interface Deadline {
  readonly signal: AbortSignal;
  stop(): void;
}

export function deadlineOf(timeout: number, input: string): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(timedOut(input, timeout)), timeout);
  return { signal: controller.signal, stop: () => clearTimeout(timer) };
}
