import type { Span } from '../text/index.ts';
import type { DateValue } from './article.ts';
import type { Attributed } from './stages.ts';

/** A date expression in the text; `value` is null if it cannot be placed on the calendar. */
export interface DateMention {
  readonly span: Span;
  readonly value: DateValue | null;
}

/** A document with its date expressions, in text order, not overlapping. */
export interface Dated extends Attributed {
  readonly dates: readonly DateMention[];
}

/** Adds when each statement was made, in the order of the attributions; null if the text does not say. */
export interface Timed extends Dated {
  readonly said: readonly (DateValue | null)[];
  /** What the confidence of each day is computed from (stages/dates/confidence.ts); null where there is no day. */
  readonly saidSignals: readonly (object | null)[];
}
