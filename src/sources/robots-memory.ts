import type { OnrecordError } from '../errors/index.ts';

/**
 * What a site says to us: whether a page may be asked and how long to pause between two requests (milliseconds, null
 * where it says nothing), or why its robots.txt could not be had.
 */
export type Rules =
  { readonly allows: (page: URL) => boolean; readonly delay: number | null } | { readonly unreachable: OnrecordError };

/** What sites have said, by their origins. */
export interface RobotsMemory {
  /** What is remembered of a site, else what it says when it is asked; asked once, however many want to know. */
  rulesOf(origin: string, ask: () => Promise<Rules>): Promise<Rules>;
}

/** Of a long run: RFC 9309, 2.4 lets a robots.txt be kept for a day; a site that could not be reached soon may be. */
const LIFETIMES = { rules: 3_600_000, unreachable: 60_000 } as const;

/** Remembers everything for ever, as one run does, or where `forgetting` for as long as a process without end may. */
export function robotsMemory({ forgetting = false } = {}): RobotsMemory {
  const bySite = new Map<string, { readonly rules: Promise<Rules>; until: number }>();
  return {
    rulesOf(origin, ask) {
      const known = bySite.get(origin);
      if (known && known.until > performance.now()) return known.rules;
      const site = { rules: ask(), until: Infinity };
      bySite.set(origin, site);
      if (!forgetting) return site.rules;
      for (const [other, { until }] of bySite) if (until <= performance.now()) bySite.delete(other);
      const forgetAfter = (time: number): void => void (site.until = performance.now() + time);
      site.rules.then(
        (rules) => forgetAfter('unreachable' in rules ? LIFETIMES.unreachable : LIFETIMES.rules),
        () => forgetAfter(0),
      );
      return site.rules;
    },
  };
}
