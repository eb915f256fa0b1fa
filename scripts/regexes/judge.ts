import type { Expression } from './collect.ts';
import { type Growth, growthOf } from './growth.ts';
import { recheckOf, type Verdict } from './recheck.ts';
import { waysOf } from './ways.ts';

export interface Judged {
  readonly source: string;
  readonly flags: string;
  readonly places: readonly string[];
  readonly growth: Growth;
  readonly recheck: Verdict;
  /** How many ways lead to one place of a text, at most, as measured; null where the automaton is not known. */
  readonly ways: number | null;
}

/** recheck answers two at a time. */
const AT_ONCE = 2;
/**
 * Milliseconds that recheck gets: of what is proved already it only has the word against it, and what it can decide it
 * nearly always decides in a tenth of a second.
 */
const PATIENCE = { second: 300, only: 20_000 };

/** Each different expression once, with all its places, judged by both provers. */
export async function judged(expressions: readonly Expression[]): Promise<Judged[]> {
  const distinct = [...Map.groupBy(expressions, ({ source, flags }) => `/${source}/${flags}`).values()];
  const found: Judged[] = [];
  const rest = distinct.values();
  const work = async (): Promise<void> => {
    for (const group of rest) {
      const [one] = group;
      if (!one) continue;
      const { source, flags } = one;
      const growth = growthOf(source, flags);
      const patience = growth.kind === 'linear' ? PATIENCE.second : PATIENCE.only;
      const asked = recheckOf(source, flags, patience);
      const ways = growth.kind === 'undecided' ? null : waysOf(source, flags);
      found.push({ source, flags, places: group.map(({ place }) => place), growth, recheck: await asked, ways });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found.sort((a, b) => (a.places[0] ?? '').localeCompare(b.places[0] ?? '', 'en', { numeric: true }));
}
