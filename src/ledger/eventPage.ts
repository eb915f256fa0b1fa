import type { EventType } from '../document/index.ts';
import type { LedgerEvent, ReportedAs } from './events.ts';
import type { EventFilter } from './port.ts';

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
