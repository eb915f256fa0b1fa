import type { Giver } from './giver.ts';

/**
 * What led to a document says of it: an item of a feed, a record of a web archive. The document's own word goes
 * before it; it fills in what the document leaves open.
 */
export interface Listing {
  readonly title: string | null;
  readonly outlet: string | null;
  /** Names, or bylines with names in them. */
  readonly byline: readonly string[];
  /** ISO 8601 or RFC 2822. */
  readonly published: string | null;
  /** 'known' where `published` is said to be the time of publication, 'implied' where it is only near it. */
  readonly dateBasis: 'known' | 'implied';
  /** Who says so; left out for a file of the user's. */
  readonly givenBy?: Giver;
  /** What the article's `basis` calls it: 'feed item', 'WARC-Date'. */
  readonly why: string;
}
