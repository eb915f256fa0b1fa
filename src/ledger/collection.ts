import type { Versions } from '../document/index.ts';
import type { DocumentSummary } from './entries.ts';

/** By what documents are chosen; all that is given has to be so. */
export interface DocumentFilter {
  /** Part of the outlet's name or of the host of its address; case and diacritics do not count. */
  readonly outlet?: string | undefined;
  /** Words or parts of words, all of which the title must have; case and diacritics do not count. */
  readonly title?: string | undefined;
  /** Who speaks in it; forms as in StatementFilter. */
  readonly speaker?: string | undefined;
  /** A tag, or several between commas, all of which it has to have. */
  readonly tag?: string | undefined;
  /** How it came (html, pdf, eml, record …), or 'transcript' for all that are one. */
  readonly form?: string | undefined;
  /** YYYY, YYYY-MM or YYYY-MM-DD: the day of publication; both ends are included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The day (UTC) on which its first version was had; forms as above. */
  readonly addedFrom?: string | undefined;
  readonly addedTo?: string | undefined;
}

export const DOCUMENT_FILTERS = [
  'outlet',
  'title',
  'speaker',
  'tag',
  'form',
  'from',
  'to',
  'addedFrom',
  'addedTo',
] as const satisfies readonly (keyof DocumentFilter)[];

export interface DocumentQuery extends DocumentFilter {
  /** At most so many documents, from 1 to 1000; 20 if not given. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  /** added, the default, and published: the latest first; title: by the alphabet. What has none comes last. */
  readonly order?: 'added' | 'published' | 'title' | undefined;
}

export interface DocumentPage {
  /** How many documents match in all, on every page, and how many statements they have. */
  readonly total: number;
  readonly statements: number;
  readonly documents: readonly DocumentSummary[];
  /** The cursor of the page that follows; null on the last one. */
  readonly next: string | null;
}

/** What there is of each; statements and speakers are those of the documents' current versions. */
export interface Counts {
  readonly documents: number;
  readonly versions: number;
  readonly statements: number;
  /** Statements, those that several documents report counted once; events likewise. */
  readonly clusters: number;
  readonly events: number;
  readonly speakers: number;
  readonly outlets: number;
  readonly actors: number;
}

export interface TagCount {
  readonly tag: string;
  readonly documents: number;
}

/** What a ledger is and what is in it. Days are YYYY-MM-DD; null where there is none. */
export interface LedgerInfo {
  readonly path: string;
  /** Bytes on the disk, what is not yet put into the file itself included. */
  readonly size: number;
  /** When something was last written (ISO 8601 instant). */
  readonly changed: string;
  readonly schema: number;
  readonly counts: Counts & { readonly transcripts: number };
  /** Current versions by what has read them, the most first. */
  readonly versions: readonly (Versions & { readonly documents: number })[];
  readonly published: Span;
  readonly said: Span;
  readonly added: Span;
  /** Of the outlets with most documents ten, of forms and tags all; the most first. */
  readonly outlets: readonly { readonly outlet: string | null; readonly documents: number }[];
  readonly forms: readonly { readonly form: string | null; readonly documents: number }[];
  readonly tags: readonly TagCount[];
  /**
   * Statements by their verdict, reports of one counted once, the most first; those of any verdict that are out of context
   * once more under `out-of-context`.
   */
  readonly verdicts: readonly { readonly verdict: string; readonly statements: number }[];
  /** Documents of which a person has set something in the current version. */
  readonly edited: number;
}

export interface Span {
  readonly first: string | null;
  readonly last: string | null;
}
