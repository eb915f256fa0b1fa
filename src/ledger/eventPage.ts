import type { EventType } from '../document/index.ts';
import type { LedgerEvent, ReportedAs } from './events.ts';

/** By what events are chosen; all that is given has to be so. */
export interface EventFilter {
  /** Who acts, and who is acted on; forms as in StatementFilter. */
  readonly actor?: string | undefined;
  readonly recipient?: string | undefined;
  readonly type?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Of the document that reports it: part of its outlet, its tags, the days of its publication; forms as in StatementFilter. */
  readonly outlet?: string | undefined;
  readonly tag?: string | undefined;
  readonly publishedFrom?: string | undefined;
  readonly publishedTo?: string | undefined;
  /** fact: the outlet tells it; alleged: somebody quoted does; said: a statement performs it. */
  readonly reportedAs?: ReportedAs | undefined;
  /** As in StatementFilter. */
  readonly minConfidence?: number | undefined;
  /** first, the default: an event that several documents report is given once, by the first of them that matches. */
  readonly reports?: 'first' | 'all' | undefined;
}

export interface EventQuery extends EventFilter {
  /** At most so many events, from 1 to 1000; 20 if not given. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** One page of events, the latest first, without a date last. */
export interface EventPage {
  /** How many events match in all, on every page; the latest 10,000 are counted, and `more` says that there are more. */
  readonly total: number;
  readonly more: boolean;
  /** Of these, how many there are of each type, and of each way of reporting, the most first. */
  readonly types: readonly { readonly type: EventType; readonly count: number }[];
  readonly reportedAs: readonly { readonly way: ReportedAs; readonly count: number }[];
  readonly events: readonly LedgerEvent[];
  /** The cursor of the page that follows; null on the last one. */
  readonly next: string | null;
}
