import { compareWithHeadline, type Told } from './headline.ts';
import { headlineWords } from './headlineWords.ts';

/** A statement of a version, in the order of its text. */
export interface ToldStatement extends Told {
  readonly key: number;
  readonly version: number;
  readonly cluster: number;
  /** Whether all of it stands in a headline, a heading or a caption. */
  readonly headline: boolean;
}

/**
 * Which clusters become others since a headline, a heading or a caption reports what the text does: a document that repeats
 * itself reports once.
 */
export function planHeadlines(told: readonly ToldStatement[]): Map<number, number> {
  const became = new Map<number, number>();
  const now = (cluster: number): number => {
    const next = became.get(cluster);
    return next === undefined ? cluster : now(next);
  };
  for (const statements of Map.groupBy(told, ({ version }) => version).values()) {
    const { areSame, likely } = headlineWords(statements);
    for (const [at, headline] of statements.entries()) {
      if (!headline.headline) continue;
      const near = likely(headline);
      const [best] = statements
        // Of two headlines that say the same the later one joins the earlier.
        .filter((other, place) => near.has(place) && (other.headline ? place < at : true))
        .map((other) => ({ other, ...compareWithHeadline(headline, other, areSame) }))
        .filter(({ verdict }) => verdict === 'same')
        .toSorted((a, b) => b.shared - a.shared || a.other.key - b.other.key);
      if (best && now(best.other.cluster) !== now(headline.cluster)) {
        became.set(now(headline.cluster), now(best.other.cluster));
      }
    }
  }
  return new Map([...became.keys()].map((cluster) => [cluster, now(cluster)]));
}
