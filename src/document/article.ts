import type { Span } from '../text/index.ts';
import type { Giver } from './giver.ts';

export type BlockKind =
  | 'headline'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'quote'
  | 'turn'
  | 'caption'
  | 'credit'
  | 'byline'
  | 'dateline'
  | 'boilerplate';

/**
 * A stretch of the article. Blocks are in order, do not overlap, and only white space lies between them. `speaker`
 * is the name of a turn's speaker, where its label lies in the text `label` has its place; `at` is when the turn
 * begins in the recording, in milliseconds.
 */
export interface Block {
  readonly kind: BlockKind;
  readonly span: Span;
  readonly speaker?: string;
  readonly label?: Span;
  readonly at?: number;
}

export const GRANULARITIES = [
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'season',
  'year',
  'decade',
  'range',
] as const;

export type Granularity = (typeof GRANULARITIES)[number];

/**
 * A date or time with its basis. `from` and `to` are YYYY-MM-DD, both inclusive, with THH:MM and offset at the
 * granularity hour or minute. `known`: the source says it; `implied`: we concluded it; `why` says from what.
 */
export interface DateValue {
  readonly from: string;
  readonly to: string;
  readonly granularity: Granularity;
  readonly basis: 'known' | 'implied';
  readonly span: Span | null;
  readonly why: string;
}

/** What a person may set of what is known of a document. */
export const EDITABLE = ['title', 'outlet', 'byline', 'published'] as const;
export type EditableField = (typeof EDITABLE)[number];

/** That a person has set some of what is known of a document, which its source does not say so. */
export interface Edit {
  readonly by: 'you';
  /** ISO 8601 instant. */
  readonly at: string;
  /** What is set by now, earlier edits included; `basis` says of each that you set it. */
  readonly fields: readonly EditableField[];
  /** What the document is known by (ledger/identity.ts), as its source had it: no edit makes another document of it. */
  readonly source: {
    readonly url: string | null;
    readonly outlet: string | null;
    readonly givenBy: Giver;
    readonly claimedUrl: string | null;
  };
}

/** One document, cleaned: its text, the blocks that cover the text, and what is known of where it comes from. */
export interface Article {
  readonly id: string;
  /** Where it was had, or where the user says that it is from; never what one host says of another's address. */
  readonly url: string | null;
  /** Whose word it is; left out for what the user has. */
  readonly givenBy?: Giver | undefined;
  /** The address of another host at which it is said to be by the one who gave it; left out where there is none. */
  readonly claimedUrl?: string | null | undefined;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: readonly string[];
  readonly language: string;
  readonly published: DateValue | null;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** How it came: a DocumentForm or 'record'; left out where nobody has kept it. */
  readonly form?: string | null | undefined;
  /** Left out where nobody has set anything. */
  readonly edited?: Edit | null | undefined;
  /** What each piece of metadata rests on, for instance { title: 'og:title', published: 'json-ld datePublished' }. */
  readonly basis: Readonly<Record<string, string>>;
}
