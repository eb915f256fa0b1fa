import { OnrecordError } from '../errors/index.ts';
import { LONGEST_TIMER } from '../threads/index.ts';

/** A signal that aborts after `timeout` milliseconds with OR1101, unless `stop` is called before. */
export interface Deadline {
  readonly signal: AbortSignal;
  stop(): void;
  /** Puts the end off: the signal then aborts with `error` after `time` milliseconds from now. */
  extend(time: number, error: Error): void;
  /** Does what is no part of the work that has to be done in time: until it is done the time stands still. */
  held<T>(work: () => Promise<T>): Promise<T>;
}

export function deadlineOf(timeout: number, input: string): Deadline {
  const controller = new AbortController();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let ends = 0;
  let reason = (): Error => timedOut(input, timeout);
  function start(time: number): void {
    ends = performance.now() + time;
    timer = setTimeout(() => controller.abort(reason()), Math.min(Math.max(time, 0), LONGEST_TIMER));
  }
  start(timeout);
  return {
    signal: controller.signal,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
    extend(time, error) {
      clearTimeout(timer);
      reason = () => error;
      start(time);
    },
    async held(work) {
      const left = ends - performance.now();
      clearTimeout(timer);
      try {
        return await work();
      } finally {
        if (!stopped) start(left);
      }
    },
  };
}

export const timedOut = (input: string, timeout: number, cause?: unknown): OnrecordError =>
  new OnrecordError('OR1101', { input, limit: `${timeout / 1000} s` }, { cause });
