import type { QuoteKind, Versions } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import type { Context } from './context.ts';
import type { Review } from './review.ts';

/** An id that was in the ledger and is gone: what it was, and what became of it. */
export interface Departed {
  readonly id: string;
  readonly kind: 'document' | 'statement' | 'event';
  /** The id of its document, whether or not that is still there. */
  readonly document: string;
  /** refreshed: another reading of the same text has it no longer. removed: a person has taken out the document. */
  readonly why: 'refreshed' | 'removed';
  /** When: an ISO 8601 instant. */
  readonly at: string;
  /** What read the text without finding it; null where it was removed. */
  readonly by: Versions | null;
  /** What it said; null where it was removed, for then nothing of it is kept. */
  readonly was: DepartedWords | null;
  /** The id of the entry that has the same words now; null where none has them. */
  readonly became: string | null;
  /** What people had decided of it, where the document is still there. */
  readonly reviews: readonly Review[];
}

export interface DepartedWords {
  /** Of an event the words of its sentence. */
  readonly text: string;
  /** Content of a statement, trigger of an event, in code points of the text with this SHA-256. */
  readonly spans: readonly Span[];
  readonly sha256: string;
  /** The kind of quotation, or the PLOVER type of the event. */
  readonly type: QuoteKind | (string & {});
  /** The speaker's name; of an event that of its first actor. */
  readonly speaker: string | null;
  /** The day under which it was found, YYYY-MM-DD. */
  readonly day: string | null;
  /** The sentences around it, where a version with that text is still there. */
  readonly context: Context | null;
}

/** That an entry is of an older version only. */
export interface Past {
  /** changed: the text is another one since. edited: a person set something, and it was read again. read-again: neither. */
  readonly why: 'changed' | 'edited' | 'read-again';
  /** When the version was had that has it no longer (ISO 8601 instant), and what read that. */
  readonly at: string;
  readonly by: Versions;
  /** The id of the entry of the current version that has the same words; null where none has them. */
  readonly became: string | null;
}
