import { safeAddress } from './safeAddress.ts';

/** What an export says of itself, where its format has a place for it. */
export interface ExportDetails {
  /** What is exported, in a few words: the saved search. */
  readonly title: string;
  /** The page where the search can be seen again, and where the feed itself lies; null where there is none. */
  readonly link: string | null;
  readonly feedLink: string | null;
  /** Who stands behind the verdicts of a ClaimReview. */
  readonly publisher: string;
  /** When the export was made: an ISO 8601 instant. */
  readonly made: string;
  /** The most items of a feed; the latest are taken. */
  readonly most: number;
}

export const DETAILS: Omit<ExportDetails, 'made'> = {
  title: 'Statements on record',
  link: null,
  feedLink: null,
  publisher: 'Onrecord',
  most: 100,
};

/** The name of a thing of the ledger outside of it. A URN, since a ledger has no address of its own. */
export const urnOf = (id: string): string => `urn:onrecord:${id}`;

/** Where a document is to be found: its address where that is one of the web, or else its name. */
export const sourceOf = ({ url, id }: { readonly url: string | null; readonly id: string }): string =>
  safeAddress(url) ?? urnOf(id);
