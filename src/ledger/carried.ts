import type { Versions } from '../document/index.ts';
import type { Anchor } from './covering.ts';
import { notTaken } from './reviewValues.ts';
import { reviewId } from './identity.ts';
import type { Review } from './review.ts';

/** A review as an archive carries it; the document is that of its line. */
export interface CarriedReview extends Pick<
  Review,
  'id' | 'entry' | 'sha256' | 'field' | 'machine' | 'decision' | 'value' | 'note' | 'by' | 'at' | 'undone'
> {
  readonly anchor: Anchor;
  /** The entry that had its words when it was written; archives of before have none. */
  readonly unit?: string | undefined;
}

/** An entry that another reading has left out, as an archive carries it. */
export interface CarriedDeparted {
  readonly id: string;
  readonly kind: 'statement' | 'event';
  readonly at: string;
  readonly by: Versions;
  readonly sha256: string;
  readonly anchor: Anchor;
  readonly type: string;
  readonly speaker: string | null;
  readonly day: string | null;
}

/** What is made from all that a review says and when, so that taken in twice it is one. */
export const idOfReview = (
  review: Omit<CarriedReview, 'id' | 'undone' | 'sha256' | 'anchor' | 'machine' | 'unit'>,
): string => {
  const { entry, field, decision, value, note, by, at } = review;
  return reviewId([entry, field, decision, value === null ? null : JSON.stringify(value), note, by, at]);
};

/** @throws OnrecordError OR3050 where a review has been changed since it was put down */
export function refuseChanged(reviews: readonly CarriedReview[]): void {
  const changed = reviews.find((review) => idOfReview(review) !== review.id);
  if (changed) throw notTaken(changed.id, 'its id is not the one that its words have');
}
