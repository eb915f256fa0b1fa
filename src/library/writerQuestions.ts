import type { ErrorCode } from '../errors/index.ts';
import type { Ledger, StatementFilter } from '../ledger/index.ts';

/** What changes a ledger and is answered at once. */
export type Writing = 'add' | 'restore' | 'verify' | 'judge' | 'refresh' | 'remove';

/**
 * What the writing thread can be asked of a ledger: to do one of these, to go on with comparing all statements, to let
 * go of the file. A ledger is one that somebody has opened, by its number; `path` is its file.
 */
export type WriterQuestion = { readonly ledger: number; readonly path: string } & (
  | { readonly ask: Writing; readonly given: readonly unknown[] }
  | { readonly ask: 'verifyAll'; readonly filter: StatementFilter }
  | { readonly ask: 'next' | 'stop'; readonly iteration: number }
  | { readonly ask: 'close' }
);

export type WriterAnswer =
  | { readonly done: unknown }
  | { readonly error: { readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> } };

export type WritingLedger = Pick<Ledger, Writing | 'verifyAll' | 'close'>;
