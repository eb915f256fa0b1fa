import type { ErrorCode } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';

/** What of a ledger is answered at once, and what gives its answers one by one. */
type Named<Answer> = {
  [Name in keyof Ledger]: Ledger[Name] extends (...given: never) => Answer ? Name : never;
}[keyof Ledger];
export type Call = Exclude<Named<Promise<unknown>>, 'close'>;
export type Each = Named<AsyncIterable<unknown>>;

/**
 * Whether a thread that reads answers. Every question is named, so that one that the ledger learns later is not left to
 * the thread that serves everybody.
 */
export const CALLS: Readonly<Record<Call, boolean>> = {
  search: true,
  show: true,
  reading: true,
  documentPage: true,
  info: true,
  tags: true,
  eventPage: true,
  timeline: true,
  positions: true,
  network: true,
  places: true,
  dyads: true,
  parties: true,
  doubles: true,
  quotations: true,
  entries: true,
  outdatedCount: true,
  names: true,
  counts: true,
  reviewPage: true,
  reviewQueue: true,
  reviewProgress: true,
  agreement: true,
  add: false,
  restore: false,
  edit: false,
  tag: false,
  verify: false,
  judge: false,
  refresh: false,
  remove: false,
  review: false,
  undoReview: false,
};

/** The same of what answers one by one. `outdated` and `faults` go through all there is, often without an answer in time. */
export const EACH: Readonly<Record<Each, boolean>> = {
  statements: true,
  documents: true,
  events: true,
  versions: true,
  reviews: true,
  outdated: false,
  faults: false,
  verifyAll: false,
  removeAll: false,
};

/**
 * What a thread can be asked of a ledger: to do something, to begin what answers one by one and to go on with it, to let go
 * of the file. A ledger is one that somebody has opened, by its number; `path` is its file.
 */
export type ThreadQuestion = { readonly ledger: number; readonly path: string } & Asking;

export type Asking =
  | { readonly ask: 'call'; readonly what: Call; readonly given: readonly unknown[] }
  | { readonly ask: 'begin'; readonly what: Each; readonly given: readonly unknown[] }
  | { readonly ask: 'next' | 'stop'; readonly iteration: string }
  | { readonly ask: 'close' };

export type ThreadAnswer =
  | { readonly done: unknown }
  | { readonly error: { readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> } };

/** What the thread is started with: whether it may change the ledgers. */
export type ThreadMode = 'read' | 'write';
