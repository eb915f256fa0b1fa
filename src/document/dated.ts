import type { Span } from '../text/index.ts';
import type { DateValue } from './article.ts';
import type { Attributed } from './stages.ts';

/** A date expression of the text; `value` is null where it cannot be placed on the calendar. */
export interface DateMention {
  readonly span: Span;
  readonly value: DateValue | null;
}

/** A document with its date expressions, in order of the text, none overlapping another. */
export interface Dated extends Attributed {
  readonly dates: readonly DateMention[];
}

/** Adds when each statement was said, in the order of the attributions; null where the text does not let it be told. */
export interface Timed extends Dated {
  readonly said: readonly (DateValue | null)[];
}
