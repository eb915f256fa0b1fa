import { opinionKey, valueOf } from './effective.ts';
import type { Review, ReviewField, ReviewValue } from './review.ts';

/** A field of an entry of which people say different things. */
export interface Dispute {
  /** The entry that has the words now. */
  readonly entry: string;
  readonly kind: Review['kind'];
  readonly document: string;
  readonly words: string;
  readonly field: ReviewField;
  /** What each says it is, null for "wrong, and the right one is not known", with those who say so. */
  readonly views: readonly { readonly value: ReviewValue | null; readonly by: readonly string[] }[];
}

/** Where reviewers differ, in the order in which the entries were first decided. @param reviews that count */
export function disputesIn(reviews: Iterable<Review>): Dispute[] {
  const decided = Map.groupBy(reviews, ({ unit, field }) => `${unit} ${field}`);
  return [...decided.values()].flatMap((opinions): Dispute[] => {
    const views = [...Map.groupBy(opinions, opinionKey).values()].flatMap((alike) => {
      const [first] = alike;
      return first ? [{ value: valueOf(first), by: alike.map(({ by }) => by) }] : [];
    });
    const [one] = opinions;
    if (!one || views.length < 2) return [];
    const { unit: entry, kind, document, words, field } = one;
    return [{ entry, kind, document, words, field, views }];
  });
}
