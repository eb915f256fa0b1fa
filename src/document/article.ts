import type { Span } from '../text/index.ts';
import type { Giver } from './giver.ts';

export const BLOCK_KINDS = [
  'headline',
  'heading',
  'paragraph',
  'list-item',
  'quote',
  'turn',
  'caption',
  'credit',
  'byline',
  'dateline',
  'boilerplate',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/**
 * A stretch of the article. Blocks are in order, do not overlap, and only white space lies between them. `speaker` is
 * the name of a turn's speaker; `label` is the span of that name, if it is in the text; `at` is when the turn begins in
 * the recording, in milliseconds.
 */
export interface Block {
  readonly kind: BlockKind;
  readonly span: Span;
  readonly speaker?: string;
  readonly label?: Span;
  readonly at?: number;
}

/** Whether a block is running text: a paragraph or an item of a list. */
export const isProse = ({ kind }: Pick<Block, 'kind'>): boolean => kind === 'paragraph' || kind === 'list-item';

/** Whether a block stands beside the text, which goes on behind it. */
export const isAside = ({ kind }: Pick<Block, 'kind'>): boolean => kind === 'caption' || kind === 'credit';

/** Whether a block is no part of what stands before and behind it: it stands beside the text, or above a part of it. */
export const isIsland = (block: Pick<Block, 'kind'>): boolean =>
  isAside(block) || block.kind === 'headline' || block.kind === 'heading';

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
 * A date or time with its basis. `from` and `to` are YYYY-MM-DD, both inclusive, with THH:MM and UTC offset at
 * granularity hour or minute. `known`: the source says it; `implied`: we inferred it; `why` gives the evidence.
 */
export interface DateValue {
  readonly from: string;
  readonly to: string;
  readonly granularity: Granularity;
  readonly basis: 'known' | 'implied';
  readonly span: Span | null;
  readonly why: string;
  /** Probability, from 0 to 1, that it is right: of the days of statements and events. */
  readonly confidence?: number;
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

/** One document, cleaned: its text, the blocks that cover the text, and what is known about where it comes from. */
export interface Article {
  readonly id: string;
  /**
   * Where it was retrieved, or where the user says it is from; never what one host says about another host's address.
   */
  readonly url: string | null;
  /** The host that vouches for it; left out for the user's own documents. */
  readonly givenBy?: Giver | undefined;
  /** An address on another host, as claimed by the giver; left out if there is none. */
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
  /** The evidence for each piece of metadata, such as { title: 'og:title', published: 'json-ld datePublished' }. */
  readonly basis: Readonly<Record<string, string>>;
}
