import type { EventFilter } from './eventPage.ts';
import type { LedgerEvent } from './events.ts';
import type { ReviewField } from './review.ts';
import type { StatementFilter } from './search.ts';
import type { LedgerStatement } from './statement.ts';

/** What is to be reviewed next, the least sure first. */
export type ReviewQueueQuery = {
  /** The reviewer: what that person has decided is left out. */
  readonly by?: string | undefined;
  /** Only this field counts as decided; any if not given. */
  readonly field?: ReviewField | undefined;
  /** From 1 to 200; 20 if not given. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
} & (
  | { readonly kind?: 'statement' | undefined; readonly filter?: StatementFilter | undefined }
  | { readonly kind: 'event'; readonly filter?: EventFilter | undefined }
);

export interface ReviewQueue {
  /** Statements, or events where these were asked for. */
  readonly statements: readonly LedgerStatement[];
  readonly events: readonly LedgerEvent[];
  readonly next: string | null;
}

/** How far a reviewer has come with a queue. */
export interface ReviewProgress {
  /** Entries of which the reviewer has decided something that was not taken back: since `since`, and in all. */
  readonly recent: number;
  readonly total: number;
  /** How many the queue has left: 10,000 are counted, and `more` says that there are more. */
  readonly left: number;
  readonly more: boolean;
}
