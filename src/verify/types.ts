import type { DiffEntry, Remark, SearchedTranscript, SpokenContext, Verdict } from '../ledger/index.ts';
import type { Span } from '../text/index.ts';

export type { DiffEntry, SpokenTurn, Transcript, Verdict } from '../ledger/index.ts';

/** A quoted string with what is known of it. `date` is that of the report, not of the saying. */
export interface Quote {
  readonly quote: string;
  readonly speaker?: string | null | undefined;
  readonly date?: string | null | undefined;
  /** The sentence of the report: what it tells beside the quoted words is not left out. */
  readonly report?: string | null | undefined;
}

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
  /** What stands round the words in the transcript, was left out, and changes what they say; span in UTF-16. */
  readonly context: SpokenContext | null;
  /** Of absent words where they were sought, and what comes nearest to them there; see StatementVerification. */
  readonly searched: readonly SearchedTranscript[];
  readonly nearest: Place | null;
  readonly remarks: readonly Remark[];
}
