import { OnrecordError } from '../../errors/index.ts';
import { LIMITS } from './limits.ts';

interface Failures {
  readonly count: number;
  /** Milliseconds since 1970, as all times here. */
  readonly last: number;
}

/** How long to wait after so many wrong log-ins: nothing at first, then twice as long each time. */
export const delayAfter = (count: number, longest: number): number =>
  count < LIMITS.freeLogIns ? 0 : Math.min(LIMITS.firstDelay * 2 ** Math.min(count - LIMITS.freeLogIns, 30), longest);

/** Wrong log-ins by user name and by address. */
export interface Attempts {
  /**
   * Puts an attempt down as wrong before it is known, so that many at once are not looked at before the first has failed.
   * @throws OnrecordError OR8113 where it comes too early
   */
  begin(name: string, address: string): void;
  /** It was right: the name's wrong ones are forgotten, and this one is taken back from the address. */
  succeed(name: string, address: string): void;
}

export function newAttempts(now: () => number): Attempts {
  const known = new Map<string, Failures>();
  const found = (key: string): Failures => {
    const failures = known.get(key);
    return failures && now() - failures.last < LIMITS.delayForgotten ? failures : { count: 0, last: 0 };
  };
  const put = (key: string, failures: Failures): void => {
    // The last that was touched stands last.
    known.delete(key);
    if (failures.count > 0) known.set(key, failures);
    const [oldest] = known.keys();
    if (known.size > LIMITS.delaysKept && oldest !== undefined) known.delete(oldest);
  };
  const keysOf = (name: string, address: string) =>
    [
      [`name ${name.normalize('NFKC').toLowerCase()}`, LIMITS.longestDelayOfName],
      [`address ${address}`, LIMITS.longestDelayOfAddress],
    ] as const;
  return {
    begin(name, address) {
      const keys = keysOf(name, address);
      const waits = keys.map(([key, longest]) => {
        const { count, last } = found(key);
        return last + delayAfter(count, longest) - now();
      });
      const wait = Math.max(...waits);
      if (wait > 0) throw new OnrecordError('OR8113', { input: 'log-in', seconds: Math.ceil(wait / 1000) });
      for (const [key] of keys) put(key, { count: found(key).count + 1, last: now() });
    },
    succeed(name, address) {
      const [[ofName], [ofAddress]] = keysOf(name, address);
      known.delete(ofName);
      const { count, last } = found(ofAddress);
      put(ofAddress, { count: count - 1, last });
    },
  };
}
