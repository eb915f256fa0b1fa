import type { Span } from '../text/index.ts';

/** A transcript as verification needs it. `date` is the day of the occasion (YYYY-MM-DD, or the beginning of one). */
export interface Transcript {
  readonly id: string;
  readonly date: string | null;
  readonly title?: string | null | undefined;
  readonly turns: readonly SpokenTurn[];
}

/** `text` has the words without the label. `at`: where the turn begins in the recording, in milliseconds. */
export interface SpokenTurn {
  readonly speaker: string | null;
  readonly text: string;
  readonly at?: number | undefined;
}

/** A quoted string with what is known of it. `date` is that of the report, not of the saying. */
export interface Quote {
  readonly quote: string;
  readonly speaker?: string | null | undefined;
  readonly date?: string | null | undefined;
}

export type Verdict = 'verbatim' | 'altered' | 'spliced' | 'other-speaker' | 'absent' | 'no-source';

/** Where words were said. `span` is in UTF-16 units of the turn's text; `verificationLine` gives code points. */
export interface Place {
  readonly transcript: string;
  readonly title: string | null;
  readonly date: string | null;
  /** 0-based. */
  readonly turn: number;
  readonly speaker: string | null;
  readonly span: Span;
  /** Milliseconds from the beginning of the recording to that of the turn; null where the transcript has no times. */
  readonly at: number | null;
  /** The turn's words. */
  readonly text: string;
}

/**
 * One stretch of the comparison, in the order of the quotation. `same`: said and quoted alike. `omitted`: said, not
 * quoted. `added`: quoted, not said. `changed`: said otherwise.
 */
export interface DiffEntry {
  readonly kind: 'same' | 'omitted' | 'added' | 'changed';
  /** The words of the transcript; of a long omission its beginning and end. */
  readonly said: string;
  readonly quoted: string;
  /** The reader is told of the change: an ellipsis for an omission, brackets for an addition or another word. */
  readonly marked: boolean;
  /** The change turns the meaning round: a negation dropped or added, a word replaced by its opposite. */
  readonly reverses: boolean;
}

export interface Verification {
  readonly verdict: Verdict;
  /** Altered, and every change is marked for the reader. */
  readonly marked: boolean;
  /** In the order of the quotation: several where it runs over turns, leaves words out or is spliced. */
  readonly places: readonly Place[];
  /**
   * Other places where the same words were said as nearly so, the likeliest first, at most ten: another transcript of
   * the occasion, a phrase of every speech.
   */
  readonly alternatives: readonly Place[];
  /** Empty where nothing differs or nothing was found. */
  readonly diff: readonly DiffEntry[];
}
