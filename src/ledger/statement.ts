import type { Actor, Attribution, Statement } from '../document/index.ts';
import type { Context, Quote } from './context.ts';
import type { DocumentMetadata } from './entries.ts';
import type { ReviewField } from './review.ts';
import type { StatementVerification } from './verification.ts';

/** A statement with all that the ledger knows of it: for showing and for export. */
export interface LedgerStatement extends Omit<Statement, 'attribution'> {
  readonly attribution: Omit<Attribution, 'id'>;
  /** The speaker's entry among the actors, where there is one. */
  readonly actor: Actor | null;
  /** Of a group that speaks, the codes of the bodies and states that its members represent, or their own, each once. */
  readonly memberCodes?: readonly string[];
  readonly verdict: string | null;
  /** The verdict with the places of the words and what was changed; null where there is none. */
  readonly verification?: StatementVerification | null | undefined;
  /** What of it people have decided to be wrong. */
  readonly refuted: readonly ReviewField[];
  /** What of it has the value that people decided; left out where nothing has. */
  readonly corrected?: readonly ReviewField[] | undefined;
  /** How many documents and outlets report it, and of how many documents none is a copy of another. */
  readonly reports: number;
  readonly independentReports: number;
  readonly outlets: number;
  /** The words of the speaker's mention, or else of the attribution's source; null where there are none. */
  readonly speakerWords: string | null;
  readonly context: Context;
  /** The content, span by span, with what stands before and after. */
  readonly quotes: readonly Quote[];
  readonly document: DocumentMetadata;
}

/** A statement that was compared anew, and the verdict that it had before. */
export interface Verified {
  readonly statement: LedgerStatement;
  readonly before: string | null;
}
