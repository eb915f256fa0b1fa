import type { Span } from '../text/index.ts';
import type { DateValue } from './article.ts';
import type { Attributed } from './stages.ts';

/** A date expression in the text; `value` is null if it cannot be placed on the calendar. */
export interface DateMention {
  readonly span: Span;
  readonly value: DateValue | null;
}

/** An entry of a live page, or of another text written day by day: from its stamp up to the next one, and its day. */
export interface LiveEntry {
  readonly span: Span;
  readonly published: DateValue;
}

/** A document with its date expressions, in text order, not overlapping. */
export interface Dated extends Attributed {
  readonly dates: readonly DateMention[];
  /** The entries of a live page, in text order; left out where it has none. */
  readonly entries?: readonly LiveEntry[] | undefined;
}

/** Adds when each statement was made, in the order of the attributions; null if the text does not say. */
export interface Timed extends Dated {
  readonly said: readonly (DateValue | null)[];
  /** What the confidence of each day is computed from (stages/dates/confidence.ts); null where there is no day. */
  readonly saidSignals: readonly (object | null)[];
}
