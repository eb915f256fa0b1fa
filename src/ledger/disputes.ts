import { type View, viewsOf } from './effective.ts';
import type { Review, ReviewField } from './review.ts';

/** A field of an entry of which people say different things. */
export interface Dispute {
  /** The entry that has the words now. */
  readonly entry: string;
  readonly kind: Review['kind'];
  readonly document: string;
  readonly words: string;
  readonly field: ReviewField;
  readonly views: readonly View[];
}

/** Where reviewers differ, in the order in which the entries were first decided. @param reviews that count */
export function disputesIn(reviews: Iterable<Review>): Dispute[] {
  const decided = Map.groupBy(reviews, ({ unit, field }) => `${unit} ${field}`);
  return [...decided.values()].flatMap((opinions): Dispute[] => {
    const views = viewsOf(opinions);
    const [one] = opinions;
    if (!one || views.length < 2) return [];
    const { unit: entry, kind, document, words, field } = one;
    return [{ entry, kind, document, words, field, views }];
  });
}
