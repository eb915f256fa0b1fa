const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A feed that keeps failing is asked once a day at least, however long the pauses between have become. */
const LONGEST_PAUSE = DAY;
/** A server that asks for more patience than this has been set up wrongly. */
const LONGEST_RETRY_AFTER = 7 * DAY;
/** For so long after a feed has last had an item it is remembered: caches give older states of a feed for a while. */
const REMEMBERED = 30 * DAY;

/** So many items of a feed are remembered; one that makes new ones without end is not to fill the disk. */
const MOST_REMEMBERED = 50_000;

/** How often a list of feeds is read again. */
export const LIST_PAUSE = DAY;

export interface Outcome {
  /** How often in a row the feed has failed, 0 after an answer. */
  readonly failures: number;
  /** What the server asked for, in milliseconds; null where it asked for nothing. */
  readonly retryAfter: number | null;
}

/**
 * When a feed is to be asked again, in milliseconds since 1970: after `every` milliseconds, after twice that for each
 * failure, and not before the server wants it. A tenth more or less by `chance` (0 to 1) keeps many watchers and many
 * feeds from coming at once.
 */
export function dueAfter(now: number, every: number, { failures, retryAfter }: Outcome, chance: number): number {
  const pause = Math.min(every * 2 ** Math.min(failures, 20), Math.max(every, LONGEST_PAUSE));
  const asked = Math.min(retryAfter ?? 0, LONGEST_RETRY_AFTER);
  return Math.round(now + Math.max(pause * (0.9 + 0.2 * chance), asked));
}

/** The items that are still to be remembered, the latest where there are many, of those seen with the time when the feed last had them. */
export function remembered(seen: ReadonlyMap<string, number>, now: number): Map<string, number> {
  const recent = [...seen].filter(([, last]) => now - last < REMEMBERED);
  if (recent.length <= MOST_REMEMBERED) return new Map(recent);
  return new Map(recent.toSorted(([, a], [, b]) => b - a).slice(0, MOST_REMEMBERED));
}
