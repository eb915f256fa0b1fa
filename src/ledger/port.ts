import type {
  Actor,
  Attribution,
  Block,
  DateValue,
  QuoteKind,
  Recorded,
  Statement,
  Versions,
} from '../document/index.ts';
import type { Reference } from '../document/index.ts';
import type { Context, Quote } from './context.ts';

/**
 * The ledger as the rest of the program sees it; a folder of storage/ is one way to keep it. Every span that comes
 * out is in Unicode code points. All of it may throw OnrecordError OR3006 when the store fails (disk full, damaged,
 * held by another program).
 */
export interface Ledger {
  /** Takes in one document, whole or not at all: when the promise is fulfilled, it is on the disk. */
  add(recorded: Recorded, arrival: Arrival): Promise<Added>;
  /** One page of the statements that match. Throws OR3004 when the query cannot be read. */
  search(query: SearchQuery): Promise<SearchResult>;
  /** All the statements that match, in the order in which they were first added, in constant memory. Throws OR3004. */
  statements(query?: StatementFilter): AsyncIterable<LedgerStatement>;
  /** What has this id (doc_… or st_…) or alone begins with it. Throws OR3003, OR3007 when several begin with it. */
  show(id: string): Promise<Shown>;
  /** All documents in the order in which they were first added, in constant memory. */
  documents(): AsyncIterable<DocumentSummary>;
  counts(): Promise<Counts>;
  /** Takes out a document with all its versions and statements, by its id or the beginning of it; gives the id. Throws as show. */
  remove(id: string): Promise<string>;
  close(): Promise<void>;
}

/** How the document came: when its bytes were had (ISO 8601 instant), and their SHA-256 in hexadecimal where known. */
export interface Arrival {
  readonly retrieved: string;
  readonly sourceSha256?: string | null | undefined;
}

/**
 * added: the document is new. new-version: it was known with another text or other metadata; the older version is
 * kept, and the one retrieved last is the current one. unchanged: this version was there already.
 */
export interface Added {
  readonly document: string;
  /** The version's number within the document, from 1, in the order of adding. */
  readonly version: number;
  readonly status: 'added' | 'unchanged' | 'new-version';
  /** The ids of the version's statements, in the order of the document. */
  readonly statements: readonly string[];
}

export interface StatementFilter {
  /** Words, "phrases" and prefix*, all of which the statement must hold; case and diacritics do not count. */
  readonly words?: string | undefined;
  /** Part of the name of the speaker or of a member of the speaking group; case and diacritics do not count. */
  readonly speaker?: string | undefined;
  /** Part of the outlet's name or of the host of its address; case and diacritics do not count. */
  readonly outlet?: string | undefined;
  /** YYYY, YYYY-MM or YYYY-MM-DD: the day when it was said or, failing that, published; both ends are included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly kind?: QuoteKind | undefined;
}

export interface SearchQuery extends StatementFilter {
  /** At most this many hits, from 1 to 1000; 20 if not given. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  /** date: the latest first, without a date last; the default. rank: the best match first; needs words. */
  readonly order?: 'date' | 'rank' | undefined;
}

export interface SearchResult {
  /** How many statements match in all, on every page. */
  readonly total: number;
  readonly hits: readonly StatementHit[];
  /** The cursor of the page that follows; null on the last one. */
  readonly next: string | null;
}

/** A statement as a list shows it. */
export interface StatementHit {
  readonly id: string;
  readonly kind: QuoteKind;
  /** The speaker's name; null where it is not known. */
  readonly speaker: string | null;
  readonly speakerStatus: Reference['status'] | null;
  /** The words that stand for the speaker in the text, for instance "she"; null where there are none. */
  readonly speakerWords: string | null;
  readonly text: string;
  readonly context: Context;
  readonly said: DateValue | null;
  readonly confidence: number;
  readonly document: Pick<DocumentMetadata, 'id' | 'url' | 'title' | 'outlet' | 'published'>;
}

export interface DocumentMetadata {
  readonly id: string;
  /** The version's number within the document, from 1. */
  readonly version: number;
  readonly url: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: readonly string[];
  readonly language: string;
  readonly published: DateValue | null;
  /** When the version was first had: an ISO 8601 instant in UTC. */
  readonly retrieved: string;
  /** SHA-256 of the text in UTF-8, and of the bytes that it was read from where they were known. */
  readonly sha256: string;
  readonly sourceSha256: string | null;
  /** What read it. */
  readonly versions: Versions;
}

/** A statement with all that the ledger knows of it: for showing and for export. */
export interface LedgerStatement extends Omit<Statement, 'attribution'> {
  readonly attribution: Omit<Attribution, 'id'>;
  /** The speaker's entry among the actors, where there is one. */
  readonly actor: Actor | null;
  /** The words of the speaker's mention, or else of the attribution's source; null where there are none. */
  readonly speakerWords: string | null;
  readonly context: Context;
  /** The content, span by span, with what stands before and after. */
  readonly quotes: readonly Quote[];
  readonly document: DocumentMetadata;
}

export interface DocumentSummary extends DocumentMetadata {
  /** How many versions are kept, and how many statements the current one has. */
  readonly versionCount: number;
  readonly statementCount: number;
}

export interface DocumentDetail extends DocumentSummary {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly actors: readonly Actor[];
  /** Every version that is kept, the first one first. */
  readonly history: readonly Pick<DocumentMetadata, 'version' | 'title' | 'retrieved' | 'sha256' | 'versions'>[];
  /** The statements of the current version in the order of the text. */
  readonly statements: readonly StatementHit[];
}

export type Shown =
  | { readonly type: 'document'; readonly document: DocumentDetail }
  | {
      readonly type: 'statement';
      readonly statement: LedgerStatement;
      /** False when only an older version of the document has it. */
      readonly current: boolean;
      /** The other statements of the same version, in the order of the text. */
      readonly others: readonly StatementHit[];
    };

/** What there is of each; statements and speakers are those of the documents' current versions. */
export interface Counts {
  readonly documents: number;
  readonly versions: number;
  readonly statements: number;
  readonly speakers: number;
  readonly outlets: number;
  readonly actors: number;
}
