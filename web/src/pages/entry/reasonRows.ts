import type { Api } from '../../api/client.ts';

/** A line of the table that tells why. */
export interface ReasonRow {
  readonly field: string;
  readonly value: string;
  readonly why: string;
  /** Whether the text says it; null where that is not told. */
  readonly basis: 'known' | 'implied' | null;
  /** It was considered and has lost. */
  readonly isLost: boolean;
}

const LOST = 'not ';
const BASIS = /^(known|implied)(?:, |: )/u;

/** The reasons with what their words tell taken apart. */
export const reasonRows = (reasons: Api['Explanation']['reasons']): ReasonRow[] =>
  reasons.map(({ field, value, why }) => {
    const basis = BASIS.exec(why);
    return {
      field: field.startsWith(LOST) ? field.slice(LOST.length) : field,
      value,
      why: basis ? why.slice(basis[0].length) : why,
      basis: (basis?.[1] as 'known' | 'implied' | undefined) ?? null,
      isLost: field.startsWith(LOST),
    };
  });
