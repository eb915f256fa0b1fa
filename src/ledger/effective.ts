import type { Review, ReviewField, ReviewValue } from './review.ts';
import { valueKey } from './reviewValues.ts';

/** What people say of one field, beside what the machine says. */
export interface EffectiveField {
  readonly field: ReviewField;
  /** What the machine says now. */
  readonly machine: ReviewValue;
  /** What all reviewers say; null where they differ, or where it is wrong and nobody knows what is right. */
  readonly value: ReviewValue | null;
  /** Reviewers differ. */
  readonly disputed: boolean;
  readonly views: readonly View[];
}

/** What somebody says a field is, null for "wrong, and the right one is not known", with all who say so. */
export interface View {
  readonly value: ReviewValue | null;
  readonly by: readonly string[];
}

/** What a person says the field is: the machine's value of that time where it was accepted. */
const valueOf = ({ decision, machine, value }: Pick<Review, 'decision' | 'machine' | 'value'>) =>
  decision === 'accept' ? machine : value;

/**
 * One word for what a person says the field is, the same for those who say the same. Spans are compared within one text.
 */
export const opinionKey = (review: Pick<Review, 'field' | 'sha256' | 'decision' | 'machine' | 'value'>): string =>
  (review.field === 'span' ? `${review.sha256} ` : '') + valueKey(valueOf(review));

/** The views of one field of an entry, in the order in which they were first put down. */
export const viewsOf = (opinions: readonly Review[]): View[] =>
  [...Map.groupBy(opinions, opinionKey).values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ value: valueOf(first), by: alike.map(({ by }) => by) }] : [];
  });

/** The fields of which somebody says otherwise than the machine does now. */
export const refutedFields = (effective: readonly EffectiveField[]): ReviewField[] =>
  effective
    .filter(({ machine, views }) => views.some(({ value }) => valueKey(value) !== valueKey(machine)))
    .map(({ field }) => field);

/** Of those fields the ones that have not the value that people decided, since nobody knows it or they differ. */
export const stillWrong = ({
  refuted,
  corrected = [],
}: {
  readonly refuted: readonly ReviewField[];
  readonly corrected?: readonly ReviewField[] | undefined;
}): ReviewField[] => refuted.filter((field) => field === 'entry' || !corrected.includes(field));

/**
 * The fields of which somebody has decided something that counts, in the order in which they are declared. Spans
 * in an older text say nothing of this one.
 * @param machine what the machine says of each field
 * @param sha256 of the text that the entry is of
 */
export function effectiveFields(
  machine: ReadonlyMap<ReviewField, ReviewValue>,
  reviews: readonly Review[],
  sha256: string,
): EffectiveField[] {
  const counted = Map.groupBy(
    reviews.filter((review) => review.standing && (review.field !== 'span' || review.sha256 === sha256)),
    ({ field }) => field,
  );
  return [...machine].flatMap(([field, said]): EffectiveField[] => {
    const views = viewsOf(counted.get(field) ?? []);
    const [view] = views;
    if (!view) return [];
    return [{ field, machine: said, value: views.length === 1 ? view.value : null, disputed: views.length > 1, views }];
  });
}
