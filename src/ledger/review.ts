import type { Span } from '../text/index.ts';

/** What of an entry a person can decide. `entry` is whether it is a statement or an event at all. */
export const STATEMENT_FIELDS = ['entry', 'speaker', 'span', 'kind', 'addressee', 'targets', 'act', 'said'] as const;
export const EVENT_FIELDS = [
  'entry',
  'type',
  'modes',
  'actors',
  'recipients',
  'date',
  'negated',
  'hypothetical',
  'future',
  'historical',
  'standing',
] as const;
export const REVIEW_FIELDS = [...new Set([...STATEMENT_FIELDS, ...EVENT_FIELDS])] as const;
export type ReviewField = (typeof STATEMENT_FIELDS | typeof EVENT_FIELDS)[number];

/** accept: what the machine says is right. wrong: it is not. */
export const DECISIONS = ['accept', 'wrong'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Somebody by the id of an actor, by a name or by both. Neither: nobody is named. */
export interface NamedParty {
  readonly actor: string | null;
  readonly name: string | null;
}

/** Days, YYYY-MM-DD, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The value of a field: `entry` and the flags of events a boolean; `modes` words, none where it has none; `standing` how an
 * event is reported (fact, alleged, said); `speaker` a party; `addressee`, `targets`, `actors` and `recipients` parties,
 * none for nobody; `span` spans in code points; `kind` and `type` a word; `act` a PLOVER type or `none`; `said` and `date`
 * days or `none`.
 */
export type ReviewValue =
  boolean | string | NamedParty | readonly NamedParty[] | readonly Span[] | readonly string[] | DayRange;

/** A decision to be put down. */
export interface NewReview {
  /** Id of a statement or an event, or the beginning of one. */
  readonly entry: string;
  /** With `accept` it may be left out: every field of the entry is accepted, each by a review of its own. */
  readonly field?: ReviewField | undefined;
  readonly decision: Decision;
  /** With `wrong` the right value; null or left out where it is not known. */
  readonly value?: unknown;
  readonly note?: string | null | undefined;
  /** The reviewer's name. */
  readonly by: string;
  /** ISO 8601 instant; now if not given. */
  readonly at?: string | undefined;
}

/** What a person has decided of one field of an entry. */
export interface Review {
  readonly id: string;
  /** The entry that was looked at. */
  readonly entry: string;
  /** The entry that has its words now: itself as long as it is there, and where no other has them. */
  readonly unit: string;
  readonly kind: 'statement' | 'event';
  readonly document: string;
  readonly url: string | null;
  /** Of the text in which it was looked at, and the spans there, in code points: content or trigger. */
  readonly sha256: string;
  readonly spans: readonly Span[];
  readonly words: string;
  readonly field: ReviewField;
  /** What the machine had said then. */
  readonly machine: ReviewValue;
  readonly decision: Decision;
  /** The right value where it was set; null where it is the machine's, or not known. */
  readonly value: ReviewValue | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
  /** When it was taken back; null where it was not. */
  readonly undone: string | null;
  /** It counts: it was not taken back, and the same person has not decided the field anew. */
  readonly standing: boolean;
}

/** Which reviews; all of those given have to hold. */
export interface ReviewFilter {
  /** The review with this whole id. */
  readonly id?: string | undefined;
  /** The entry that has the words now, or that was looked at: its whole id. */
  readonly entry?: string | undefined;
  readonly document?: string | undefined;
  readonly by?: string | undefined;
  readonly field?: ReviewField | undefined;
  readonly decision?: Decision | undefined;
  /** Days of deciding, in UTC: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only those that count. */
  readonly standing?: boolean | undefined;
}

export interface ReviewPageQuery extends ReviewFilter {
  /** From 1 to 1000; 20 if not given. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

export interface ReviewPage {
  readonly reviews: readonly Review[];
  readonly next: string | null;
}
