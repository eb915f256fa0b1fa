import type { ErrorCode } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';

/** What changes a ledger and is answered at once. */
export type Writing = 'add' | 'restore' | 'verify' | 'judge' | 'refresh' | 'remove' | 'tag' | 'review' | 'undoReview';

/** What changes a ledger and gives its answers one by one. */
export type WritingEach = 'verifyAll' | 'removeAll';

/**
 * What the writing thread can be asked of a ledger: to do one of these, to begin one that answers one by
 * one and to go on with it, to let go of the file. A ledger is one that somebody has opened, by its number; `path` is its file.
 */
export type WriterQuestion = { readonly ledger: number; readonly path: string } & (
  | { readonly ask: Writing; readonly given: readonly unknown[] }
  | { readonly ask: WritingEach; readonly given: readonly unknown[] }
  | { readonly ask: 'next' | 'stop'; readonly iteration: number }
  | { readonly ask: 'close' }
);

export type WriterAnswer =
  | { readonly done: unknown }
  | { readonly error: { readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> } };

export type WritingLedger = Pick<Ledger, Writing | WritingEach | 'close'>;
