import type { Span } from '../text/index.ts';
import type { StatementVerification, VerifiedPlace } from './verification.ts';

/** A stretch of what was said in a turn of a transcript; `span` in code points of the turn's words. */
export type SpokenWords = Pick<VerifiedPlace, 'transcript' | 'turn' | 'span'>;

/** Quotations are of the same words if they have at least this share of the shorter one's in common: one may have a sentence more. */
const LEAST_SHARED = 0.5;
/** So many quotations of the same words are shown, the earliest; a sentence of an hour's speech seldom has as many. */
export const MOST_QUOTATIONS = 100;

/** What a quotation is from, without other places that have the same words. */
export const wordsQuoted = ({ places }: Pick<StatementVerification, 'places'>): SpokenWords[] =>
  places.filter(({ alternative }) => alternative !== true);

export const isOfSameWords = (one: readonly SpokenWords[], other: readonly SpokenWords[]): boolean =>
  one.some((a) =>
    other.some((b) => a.transcript === b.transcript && a.turn === b.turn && sharedPart(a.span, b.span) >= LEAST_SHARED),
  );

/** Of the shorter of two spans, the share that both have. */
const sharedPart = (one: Span, other: Span): number =>
  (Math.min(one[1], other[1]) - Math.max(one[0], other[0])) / Math.min(one[1] - one[0], other[1] - other[0]);
