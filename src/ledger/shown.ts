import type { Actor, Block } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import type { Departed, Past } from './departed.ts';
import type { VersionSummary } from './documentReading.ts';
import type { EffectiveField } from './effective.ts';
import type { DocumentSummary, StatementHit } from './entries.ts';
import type { LedgerEvent } from './events.ts';
import type { Review } from './review.ts';
import type { LedgerStatement } from './statement.ts';
import type { StatementVerification } from './verification.ts';

export interface ShowOptions {
  /** false: without the other statements of the document, which a long one has many of. */
  readonly others?: boolean | undefined;
}

export type Shown =
  | { readonly type: 'document'; readonly document: DocumentDetail }
  | {
      readonly type: 'statement';
      readonly statement: LedgerStatement;
      /** False when only an older version of the document has it. */
      readonly current: boolean;
      /** The other statements of the same version, in the order of the text. */
      readonly others: readonly StatementHit[];
      /** Every report of it in a current version, the first one first; the statement itself among them. */
      readonly reports: readonly Report[];
      /** What others made of the words of a transcript that this quotes, or is; the earliest first, each once however many report it. */
      readonly quotations: readonly OtherQuotation[];
      /** What became of it where only an older version has it; null where it is current. */
      readonly past: Past | null;
      /** What people have decided of it, in the order of deciding, and what follows for its fields. */
      readonly reviews: readonly Review[];
      readonly effective: readonly EffectiveField[];
    }
  | {
      readonly type: 'event';
      readonly event: LedgerEvent;
      /** Every report of the same event, the first one first; the event itself among them. */
      readonly reports: readonly LedgerEvent[];
      readonly past: Past | null;
      readonly reviews: readonly Review[];
      readonly effective: readonly EffectiveField[];
    }
  /** An id that was there and is gone. */
  | { readonly type: 'departed'; readonly departed: Departed };

export interface DocumentDetail extends DocumentSummary {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly actors: readonly Actor[];
  /** Every version that is kept, the first one first. */
  readonly history: readonly VersionSummary[];
  /** The statements of the current version in the order of the text. */
  readonly statements: readonly StatementHit[];
}

/** What one document makes of a statement, against the first report. */
export interface Report extends Pick<StatementHit, 'id' | 'kind' | 'speaker' | 'speakerWords' | 'text' | 'document'> {
  readonly words: 'first' | 'same' | 'shorter' | 'longer' | 'changed';
  /** Word by word: `before` is the first report's, `after` this one's; empty where it is the same. */
  readonly diff: readonly { readonly before: string; readonly after: string; readonly same: boolean }[];
  /** Another speaker is named, or none. */
  readonly attributedDifferently: boolean;
  /** The document of which this one is a copy, as far as the ledger has it. */
  readonly copyOf: string | null;
  /** Where in the document it is told: once, or in the headline, a heading or a caption too. The place that tells most, of which this is, first. */
  readonly places: readonly ReportPlace[];
}

/** The statement as one place of a document has it; its content in code points of the document's text. */
export interface ReportPlace {
  readonly id: string;
  readonly text: string;
  readonly content: readonly Span[];
  readonly headline: boolean;
}

/** What a document makes of words of a transcript; `diff` is against what was said there. */
export interface OtherQuotation
  extends
    Pick<StatementHit, 'id' | 'kind' | 'speaker' | 'speakerWords' | 'text' | 'reports' | 'document'>,
    Pick<StatementVerification, 'verdict' | 'marked' | 'diff' | 'context'> {}

/** Statements and events that were asked for by their ids. */
export interface Entries {
  readonly statements: readonly StatementHit[];
  readonly events: readonly LedgerEvent[];
}
