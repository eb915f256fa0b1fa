import { OnrecordError } from '../errors/index.ts';
import { MOST_FAILED_DOCUMENTS } from './limits.ts';

/** How much of one feed, or of one list of feeds, is borne with at a time, so that the others have their turn. */
export interface Patience {
  /** To be told of each document or feed: why it could not be had, null where it was. */
  count(error: OnrecordError | null): void;
  /** OR1111 when it is at its end: too many failures in a row, or too long a time. */
  over(): OnrecordError | null;
}

/** `what` is counted, for the message; `longest` in milliseconds. */
export function patienceWith(input: string, what: string, longest: number): Patience {
  const began = performance.now();
  let failed = 0;
  return {
    count(error) {
      failed = error === null ? 0 : failed + 1;
    },
    over() {
      const late = performance.now() - began > longest;
      if (failed < MOST_FAILED_DOCUMENTS && !late) return null;
      const fault = late ? `its ${what} take longer than ${longest / 60_000} min` : `${failed} ${what} in a row failed`;
      return new OnrecordError('OR1111', { input, fault });
    },
  };
}
