import type { Giver } from './giver.ts';

/**
 * What the source that led to a document says about it: a feed item, a web archive record. The document's own metadata
 * takes precedence; this fills the gaps.
 */
export interface Listing {
  readonly title: string | null;
  readonly outlet: string | null;
  /** Names, or bylines with names in them. */
  readonly byline: readonly string[];
  /** ISO 8601 or RFC 2822. */
  readonly published: string | null;
  /** 'known' if `published` is explicitly the time of publication, 'implied' if it is only close to it. */
  readonly dateBasis: 'known' | 'implied';
  /** Who says so; left out for the user's own files. */
  readonly givenBy?: Giver;
  /** The name for it in the article's `basis`: 'feed item', 'WARC-Date'. */
  readonly why: string;
}
