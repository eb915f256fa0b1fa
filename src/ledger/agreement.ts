import { nominalAlpha } from './krippendorff.ts';
import { opinionKey } from './effective.ts';
import { type Review, REVIEW_FIELDS, type ReviewField, type ReviewFilter } from './review.ts';

/** Which reviews are compared; only those that count are. */
export type AgreementFilter = Pick<ReviewFilter, 'document' | 'field' | 'from' | 'to'> & {
  /** Only these reviewers; all if not given. */
  readonly reviewers?: readonly string[] | undefined;
};

/** How far reviewers agree. */
export interface AgreementFigures {
  /** Entries of which two or more people have decided the field. */
  readonly units: number;
  /** Pairs of decisions of two people on one entry, and those that say the same. */
  readonly pairs: number;
  readonly agreed: number;
  /** Krippendorff's, nominal; null where nothing varies. */
  readonly alpha: number | null;
}

/** Of one field of statements or events. */
export interface FieldAgreement extends AgreementFigures {
  readonly kind: 'statement' | 'event';
  readonly field: ReviewField;
  /** By name. */
  readonly reviewers: readonly string[];
  /** Every two who have decided the field of the same entry. */
  readonly between: readonly (AgreementFigures & { readonly reviewers: readonly [string, string] })[];
}

export type ReviewOpinion = Pick<
  Review,
  'unit' | 'kind' | 'field' | 'sha256' | 'by' | 'decision' | 'machine' | 'value'
>;

/** The values of the reviewers of one entry, by reviewer. */
type Unit = ReadonlyMap<string, string>;

/**
 * Agreement by field, for fields that two or more people have decided of the same entry. The value that is compared is
 * what each says the field is; "wrong, and the right one is not known" is a value like others.
 *
 * @param opinions reviews that count: of one person one for a field of an entry
 */
export function agreementOf(opinions: Iterable<ReviewOpinion>): FieldAgreement[] {
  const fields = new Map<
    string,
    { field: ReviewField; kind: Review['kind']; units: Map<string, Map<string, string>> }
  >();
  for (const opinion of opinions) {
    const { kind, field, unit, by } = opinion;
    const key = `${kind} ${field}`;
    const found = fields.get(key) ?? { kind, field, units: new Map<string, Map<string, string>>() };
    fields.set(key, found);
    const values = found.units.get(unit) ?? new Map<string, string>();
    found.units.set(unit, values.set(by, opinionKey(opinion)));
  }
  return [...fields.values()]
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .flatMap(({ kind, field, units }): FieldAgreement[] => {
      const shared = [...units.values()].filter(({ size }) => size > 1);
      if (shared.length === 0) return [];
      const reviewers = [...new Set(shared.flatMap((unit) => [...unit.keys()]))].toSorted();
      const between = reviewers.flatMap((one, at) =>
        reviewers.slice(at + 1).flatMap((other) => {
          const both = shared.flatMap((unit): Unit[] => {
            const [first, second] = [unit.get(one), unit.get(other)];
            return first === undefined || second === undefined
              ? []
              : [
                  new Map([
                    [one, first],
                    [other, second],
                  ]),
                ];
          });
          return both.length === 0 ? [] : [{ reviewers: [one, other] as const, ...figuresOf(both) }];
        }),
      );
      return [{ kind, field, reviewers, ...figuresOf(shared), between }];
    });
}

const rankOf = ({ kind, field }: Pick<FieldAgreement, 'kind' | 'field'>): number =>
  (kind === 'event' ? REVIEW_FIELDS.length : 0) + REVIEW_FIELDS.indexOf(field);

function figuresOf(units: readonly Unit[]): AgreementFigures {
  let [pairs, agreed] = [0, 0];
  for (const unit of units) {
    pairs += (unit.size * (unit.size - 1)) / 2;
    for (const alike of Map.groupBy(unit.values(), (value) => value).values())
      agreed += (alike.length * (alike.length - 1)) / 2;
  }
  return { units: units.length, pairs, agreed, alpha: nominalAlpha(units.map((unit) => [...unit.values()])) };
}
