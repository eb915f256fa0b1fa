import { timedOut } from './client.ts';
import { LONGEST_TIMER } from './options.ts';

/** A signal that aborts after `timeout` milliseconds with OR1101, unless `stop` is called before. */
export interface Deadline {
  readonly signal: AbortSignal;
  stop(): void;
  /** Puts the end off: the signal then aborts with `error` after `time` milliseconds from now. */
  extend(time: number, error: Error): void;
}

export function deadlineOf(timeout: number, input: string): Deadline {
  const controller = new AbortController();
  let timer = setTimeout(() => controller.abort(timedOut(input, timeout)), timeout);
  const stop = (): void => clearTimeout(timer);
  return {
    signal: controller.signal,
    stop,
    extend(time, error) {
      stop();
      timer = setTimeout(() => controller.abort(error), Math.min(time, LONGEST_TIMER));
    },
  };
}
