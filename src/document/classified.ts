import type { Span } from '../text/index.ts';
import type { Act } from './record.ts';
import type { RolesAssigned } from './resolved.ts';

/** A topic of a statement: a PLOVER context, an issue from data/issues.json, or one of the user's own. */
export interface Topic {
  readonly topic: string;
  /** The probability, from 0 to 1, that a careful reader would give it. */
  readonly score: number;
  /** The words that support it: from the statement, otherwise from its sentence, otherwise from the document. */
  readonly words: readonly Span[];
  readonly why: string;
}

/** What a statement is about, whether it affirms or denies, and what it does by being said. */
export interface Classification {
  readonly attribution: string;
  /** At most four, the most important first. */
  readonly topics: readonly Topic[];
  readonly polarity: 'affirmed' | 'negated';
  readonly act: Act | null;
  /** The words from which polarity and act were inferred, and any hedges. */
  readonly why: { readonly polarity: string; readonly act: string };
}

/** Adds one classification per attribution, in the same order. */
export interface Classified extends RolesAssigned {
  readonly classifications: readonly Classification[];
}
