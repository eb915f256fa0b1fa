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
   * Makes an attempt, which is wrong where `work` throws. Of the name it counts as wrong before that is known, so that many
   * guesses at once are not looked at before the first has failed. Of the address it does not, since several people may
   * have the same one: where more are being looked at than may fail, the next waits for one of them.
   * @throws OnrecordError OR8113 where it comes too early, and what `work` throws
   */
  attempt<Result>(name: string, address: string, work: () => Promise<Result>): Promise<Result>;
}

export function newAttempts(now: () => number): Attempts {
  const known = new Map<string, Failures>();
  /** Of each address the attempts that are being looked at, each fulfilled when it is over. */
  const underWay = new Map<string, Set<Promise<void>>>();
  const found = (key: string): Failures => {
    const failures = known.get(key);
    return failures && now() - failures.last < LIMITS.delayForgotten ? failures : { count: 0, last: 0 };
  };
  const fail = (key: string): void => {
    const failures = { count: found(key).count + 1, last: now() };
    // The last that was touched stands last.
    known.delete(key);
    known.set(key, failures);
    const [oldest] = known.keys();
    if (known.size > LIMITS.delaysKept && oldest !== undefined) known.delete(oldest);
  };
  const refuseEarly = (ofName: string, ofAddress: string): void => {
    const waitOf = (key: string, longest: number): number => {
      const { count, last } = found(key);
      return last + delayAfter(count, longest) - now();
    };
    const wait = Math.max(waitOf(ofName, LIMITS.longestDelayOfName), waitOf(ofAddress, LIMITS.longestDelayOfAddress));
    if (wait > 0) throw new OnrecordError('OR8113', { input: 'log-in', seconds: Math.ceil(wait / 1000) });
  };
  return {
    async attempt(name, address, work) {
      const ofName = `name ${name.normalize('NFKC').toLowerCase()}`;
      const ofAddress = `address ${address}`;
      let others = underWay.get(ofAddress) ?? new Set();
      for (;;) {
        refuseEarly(ofName, ofAddress);
        if (others.size === 0 || found(ofAddress).count + others.size < LIMITS.freeLogIns) break;
        await Promise.race(others);
        others = underWay.get(ofAddress) ?? new Set();
      }
      const { promise: over, resolve: end } = Promise.withResolvers<void>();
      underWay.set(ofAddress, others.add(over));
      fail(ofName);
      try {
        const result = await work();
        known.delete(ofName);
        return result;
      } catch (error) {
        fail(ofAddress);
        throw error;
      } finally {
        others.delete(over);
        if (others.size === 0) underWay.delete(ofAddress);
        end();
      }
    },
  };
}
