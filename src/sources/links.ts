import type { FailedInput, Listing, RawDocument } from '../document/index.ts';

/** What an input may lead to: a list of feeds leads to feeds, a feed to documents, a document nowhere. */
export type Expected = 'anything' | 'feed' | 'document';

/** Follows what a feed or a list of feeds points at. Nothing is thrown. */
export interface Links {
  /** The items of a feed. */
  feedAt(address: string): AsyncGenerator<RawDocument | FailedInput>;
  /** The document of an item; none where this run has had the address from a feed before. */
  documentAt(address: string, listing: Listing): AsyncGenerator<RawDocument | FailedInput>;
}
