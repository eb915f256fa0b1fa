import type {
  Actor,
  Article,
  Attribution,
  Block,
  EditableField,
  QuoteKind,
  Recorded,
  Statement,
  Versions,
} from '../document/index.ts';
import type { AgreementFilter, FieldAgreement } from './agreement.ts';
import type { CarriedDeparted, CarriedReview } from './carried.ts';
import type { Counts, DocumentFilter, DocumentPage, DocumentQuery, LedgerInfo, TagCount } from './collection.ts';
import type { Span } from '../text/index.ts';
import type { Context, Quote } from './context.ts';
import type { Departed, Past } from './departed.ts';
import type { DocumentReading, VersionSummary } from './documentReading.ts';
import type { DocumentChanges, Edited, Refreshed } from './edit.ts';
import type { EffectiveField } from './effective.ts';
import type { DocumentMetadata, DocumentSummary, StatementHit } from './entries.ts';
import type { EventFilter, EventPage, EventQuery } from './eventPage.ts';
import type { LedgerEvent } from './events.ts';
import type { PartnerNetwork } from './network.ts';
import type { PartyCount, PartyQuery } from './partyCounts.ts';
import type { EventPlaces } from './places.ts';
import type { PointRecorded } from './points.ts';
import type { Positions, PositionQuery } from './position.ts';
import type { NewReview, Review, ReviewField, ReviewFilter } from './review.ts';
import type { Timeline, TimelineQuery } from './timeline.ts';
import type { TurnIndex } from './turnIndex.ts';
import type { StatementVerification, Verdict } from './verification.ts';

/**
 * The ledger as the rest of the program sees it; a folder of storage/ is one way to keep it. Every span that comes
 * out is in Unicode code points. All of it may throw OnrecordError OR3006 when the store fails (disk full, held by
 * another program), and OR3008 when it is damaged.
 */
export interface Ledger {
  /**
   * Takes in one document, whole or not at all: when the promise is fulfilled, it is on the disk. Throws OR3009 where
   * it does not fit together: spans outside of the text, parts that name others that are not there.
   */
  add(recorded: Recorded, arrival: Arrival): Promise<Added>;
  /**
   * Takes in versions that an archive holds, with the verdicts of their statements, all of them or none. A verdict is
   * set where the ledger has none of its own, or only that there is no source. Throws OR3009 as `add`.
   */
  restore(versions: readonly Restored[]): Promise<readonly Added[]>;
  /** One page of the statements that match. Throws OR3004 and OR6005 when the query cannot be read, OR6006 for unknown values. */
  search(query: SearchQuery): Promise<SearchResult>;
  /** All the statements that match, in the order in which they were first added, in constant memory. Throws OR3004. */
  statements(query?: StatementFilter): AsyncIterable<LedgerStatement>;
  /**
   * What has this id (doc_…, st_… or ev_…) or alone begins with it; of an id that was there once, what became of it.
   * Throws OR3003, OR3007 when several begin with it.
   */
  show(id: string, options?: ShowOptions): Promise<Shown>;
  /**
   * A version of a document to be read, the current one if no number is given: text and who says what in it, by the id
   * or the beginning of it. Throws OR3003, OR3007, OR8165 where there is no such version.
   */
  reading(id: string, version?: number): Promise<DocumentReading>;
  /** All documents that match in the order in which they were first added, in constant memory. Throws OR3004, OR3016, OR3018. */
  documents(filter?: DocumentFilter): AsyncIterable<DocumentSummary>;
  /** One page of them, in the order asked for, and the number of all. Throws OR3004, OR3016, OR3018. */
  documentPage(query?: DocumentQuery): Promise<DocumentPage>;
  /** What the ledger is and what is in it. */
  info(): Promise<LedgerInfo>;
  /**
   * Sets what is known of a document, by its id or the beginning of it: it is read again with that and kept as a new
   * version, the former one stays. What is derived from it (days of saying, offices) is derived anew. Throws OR3003,
   * OR3007, OR3015, OR3017.
   */
  edit(id: string, changes: DocumentChanges): Promise<Edited>;
  /** Gives documents tags and takes tags from them, all or nothing; gives the tags that each has then. Throws OR3003, OR3007, OR3016. */
  tag(ids: readonly string[], changes: TagChanges): Promise<readonly TaggedDocument[]>;
  /** All tags by name. */
  tags(): Promise<readonly TagCount[]>;
  /** All events that match, in the order in which they were first added, in constant memory. Throws OR3004. */
  events(filter?: EventFilter): AsyncIterable<LedgerEvent>;
  /** One page of them, the latest first, with counts by type. Throws OR3004 and OR6006. */
  eventPage(query?: EventQuery): Promise<EventPage>;
  /** What an actor, a pair or an issue has said and done, a row a period; ids behind every figure. Throws OR3004. */
  timeline(query: TimelineQuery): Promise<Timeline>;
  /** What a speaker has said about somebody or an issue, in order, with the changes marked. Throws OR3004. */
  positions(query: PositionQuery): Promise<Positions>;
  /** Who speaks about and to whom, counted among the latest statements that match. Throws OR3004 and as search. */
  network(query: NetworkQuery): Promise<PartnerNetwork>;
  /** Where the latest events that match took place. Throws OR3004, OR6006. */
  places(query?: PlaceQuery): Promise<EventPlaces>;
  /** How often those who are asked for take part in statements and events. Throws OR3004. */
  parties(query?: PartyQuery): Promise<readonly PartyCount[]>;
  /** What has these whole ids, in their order; ids that are not there are left out. */
  entries(ids: readonly string[]): Promise<Entries>;
  /**
   * Compares a statement, or all of a document's, with the transcripts that are there, puts down what comes out and
   * gives the statements with it. By their ids or the beginnings of them. `add`, `remove` and `refresh` do so by
   * themselves for all whose verdict may change. Throws as show.
   */
  verify(id: string): Promise<readonly LedgerStatement[]>;
  /**
   * The same for all direct and mixed statements that match, in constant memory and in portions, each on the disk before
   * the next is begun. What transcripts themselves quote is not compared and left out. Throws OR3004.
   */
  verifyAll(filter?: StatementFilter): AsyncIterable<Verified>;
  /** The turns of the current transcripts, for one question or one batch of them. Its methods too may throw OR3006. */
  turns(): TurnIndex;
  /**
   * Sets the verdicts of statements by their ids, with no places; null takes one away. Ids that are not there are left
   * out. What the ledger finds out for itself later takes its place.
   */
  judge(verdicts: Iterable<readonly [id: string, verdict: string | null]>): Promise<void>;
  /** The current versions that another program, model or lexicon has read, in constant memory. */
  outdated(versions: Versions): AsyncIterable<Outdated>;
  /** How many there are of these. */
  outdatedCount(versions: Versions): Promise<number>;
  /** All versions, older ones too, of one document or of all, in the order in which they were first added. */
  versions(document?: string): AsyncIterable<StoredVersion>;
  /** Replaces what was read from a document's current version by a reading of the same text. Throws OR3003, OR3009, OR3015. */
  refresh(document: string, recorded: Recorded): Promise<Refreshed>;
  /**
   * Names of the ledger in which a word begins with what was typed so far, those first that begin so as a whole; at
   * most so many, 50 if not given. Topics are also those of the taxonomy that no document has.
   */
  names(field: NamedField, typed: string, most?: number): Promise<readonly string[]>;
  counts(): Promise<Counts>;
  /** What is wrong with the ledger itself, in constant memory; nothing where it is whole. */
  faults(): AsyncIterable<LedgerFault>;
  /**
   * Takes out a document with all its versions and statements; gives its id. The whole id is needed: OR3012 where only
   * the beginning is given, whatever it leads to. Throws OR3003.
   */
  remove(id: string): Promise<string>;
  /**
   * The same for all documents that match, or that have these ids, each gone from the disk before the next is begun, so
   * that others can write in between; gives their ids. Nothing is taken out where an id is not there. Throws OR3003,
   * OR3004, OR3012, OR3016, OR3018, OR3019.
   */
  removeAll(documents: DocumentFilter | readonly string[]): AsyncIterable<string>;
  /**
   * Puts down what a person has decided of a statement or an event; gives the reviews, one a field. Nothing that the
   * machine says is changed. Throws OR3003, OR3007, OR3050 for what is no review, OR3052 for an entry of an older version.
   */
  review(given: NewReview): Promise<readonly Review[]>;
  /** Takes a review back by its whole id; what the person had decided before counts again. It stays. Throws OR3051. */
  undoReview(id: string): Promise<Review>;
  /** All reviews that match, in the order in which they were put down, in constant memory. Throws OR3004, OR3050. */
  reviews(filter?: ReviewFilter): AsyncIterable<Review>;
  /** A page of what is to be reviewed, the least sure first. Throws OR3004, OR3050, and as search. */
  reviewQueue(query?: ReviewQueueQuery): Promise<ReviewQueue>;
  /**
   * How far the reviewer `by` has come with a queue, of which limit and cursor do not count.
   * @param since ISO 8601 instant in UTC. Throws as reviewQueue.
   */
  reviewProgress(query: ReviewQueueQuery & { readonly by: string }, since: string): Promise<ReviewProgress>;
  /** How far reviewers agree, by field: those that two or more have decided of the same entry. Throws OR3004, OR3050. */
  agreement(filter?: AgreementFilter): Promise<readonly FieldAgreement[]>;
  close(): Promise<void>;
}

export interface TagChanges {
  readonly add?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
}

export interface TaggedDocument {
  readonly document: string;
  readonly tags: readonly string[];
}

/** Statements and events that were asked for by their ids. */
export interface Entries {
  readonly statements: readonly StatementHit[];
  readonly events: readonly LedgerEvent[];
}

/** Reads a document again from its text; `input` names it in messages. */
export type ReadAgain = (article: Article, input: string) => Promise<Recorded>;

/** What of a statement, or as the last two of an event, is searched for by a name. */
export const KNOWN_FIELDS = ['speaker', 'addressee', 'target', 'outlet', 'topic', 'actor', 'recipient'] as const;
export type NamedField = (typeof KNOWN_FIELDS)[number];

export type PlaceQuery = Omit<EventFilter, 'reports'>;

/** A document to be read again: its text and blocks as they were taken from the source. Offsets are UTF-16. */
export interface Outdated {
  readonly document: string;
  readonly article: Article;
  readonly versions: Versions;
}

/** One version of a document as the ledger keeps it, with all that was read from it: enough to put it back. */
export interface StoredVersion {
  /** Spans in code points; `id` and the ids of statements and events are the ledger's. */
  readonly document: PointRecorded;
  /** Its number within the document, from 1, in the order of adding. */
  readonly version: number;
  /** When it was had (ISO 8601 instant), and the SHA-256 of its bytes where known. */
  readonly retrieved: string;
  readonly sourceSha256: string | null;
  /** The verdicts of its statements by their ids, where there are any. */
  readonly verdicts: Readonly<Record<string, string>>;
  /** The tags of its document. */
  readonly tags: readonly string[];
  /** With the current version: what people have decided of the document, and what other readings of it have left out. */
  readonly reviews: readonly CarriedReview[];
  readonly departed: readonly CarriedDeparted[];
}

/** A version as an archive holds it, with its spans as they are in memory (UTF-16). */
export interface Restored {
  readonly recorded: Recorded;
  readonly arrival: Arrival;
  /** By the ids of its statements. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly reviews?: readonly CarriedReview[] | undefined;
  readonly departed?: readonly CarriedDeparted[] | undefined;
}

/** A statement that was compared anew, and the verdict that it had before. */
export interface Verified {
  readonly statement: LedgerStatement;
  readonly before: string | null;
}

/** Something in a ledger that is not as it has to be. */
export interface LedgerFault {
  /** file: SQLite's own structure. schema: tables and indexes. the others: what they hold. */
  readonly kind: 'file' | 'schema' | 'hash' | 'span' | 'words' | 'reference' | 'json' | 'index';
  /** The id of the document, statement or event where it is; null where it belongs to none. */
  readonly id: string | null;
  /** Table and column, with the number of the row where there is one: `reports.reading, row 7`. */
  readonly place: string;
  readonly fault: string;
}

/** How the document came: when its bytes were had (ISO 8601 instant), and their SHA-256 in hexadecimal where known. */
export interface Arrival {
  readonly retrieved: string;
  readonly sourceSha256?: string | null | undefined;
  /** Tags that the document is given beside those that it has. */
  readonly tags?: readonly string[] | undefined;
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
  /** What a person had set in the version that was the current one, and this one has as its source says it; left out where nothing. */
  readonly nowAsItCame?: readonly EditableField[];
}

export interface StatementFilter {
  /**
   * Words, "phrases" and prefix*, all of which the statement must hold, with OR, NOT or -word, NEAR(a b, 5), title:word
   * and parentheses (docs/search.md); case and diacritics do not count. OR6005 where it cannot be read.
   */
  readonly words?: string | undefined;
  /**
   * Who speaks, or for whom: whole words of a name (case and diacritics do not count), an actor's id (org:nato), or a
   * code of three capitals (CHN). The same goes for addressee and target.
   */
  readonly speaker?: string | undefined;
  /** For whom somebody else speaks, and nobody who speaks for themselves; forms as of `speaker`. */
  readonly speaksFor?: string | undefined;
  readonly addressee?: string | undefined;
  readonly target?: string | undefined;
  /** A topic's slug; one that neither the taxonomy nor any document has is refused (OR6006), as are unknown values below. */
  readonly topic?: string | undefined;
  /** Part of the outlet's name or of the host of its address; case and diacritics do not count. */
  readonly outlet?: string | undefined;
  /** A tag of the document, or several between commas, all of which it has to have. */
  readonly tag?: string | undefined;
  /** YYYY, YYYY-MM or YYYY-MM-DD: the day when it was said or, failing that, published; both ends are included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The day of publication alone; forms as above. */
  readonly publishedFrom?: string | undefined;
  readonly publishedTo?: string | undefined;
  readonly kind?: QuoteKind | undefined;
  /** The PLOVER type of what the statement does, for instance ACCUSE; in any case. */
  readonly act?: string | undefined;
  readonly polarity?: Statement['polarity'] | undefined;
  /** The verdict of its verification against transcripts, where there was one. */
  readonly verdict?: string | undefined;
  /** A document's whole id: the statements of its current version. */
  readonly document?: string | undefined;
  /** A statement's id: those that share its rare words, the nearest first. Takes the place of `words`. */
  readonly like?: string | undefined;
  /**
   * first, the default: a statement that several documents report is given once, by the first report that matches. all:
   * once for each document, also where its headline has it too.
   */
  readonly reports?: 'first' | 'all' | undefined;
}

export interface NetworkQuery extends StatementFilter {
  /**
   * Whose partners: those about whom and to whom the actor speaks, or somebody for the actor, and those who speak about
   * and to the actor; forms as in StatementFilter. Without one, everybody whom the statements that match name. Takes the
   * place of speaker, addressee and target.
   */
  readonly actor?: string | undefined;
  /** At most so many nodes (1 to 200), those with the most statements; 60 if not given. */
  readonly most?: number | undefined;
}

export interface SearchQuery extends StatementFilter {
  /** At most this many hits, from 1 to 1000; 20 if not given. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  /** date: the latest first, without a date last; the default. rank: the best match first; needs words. */
  readonly order?: 'date' | 'rank' | undefined;
  /** Also count the matches by speaker, outlet and the other fields. */
  readonly facets?: boolean | undefined;
}

/** How many matches have each value, the most frequent first; names as they are shown. */
export type Facets = Readonly<Record<FacetField, readonly { readonly value: string; readonly count: number }[]>>;
export type FacetField =
  | 'speaker'
  | 'speaksFor'
  | 'target'
  | 'addressee'
  | 'outlet'
  | 'topic'
  | 'kind'
  | 'act'
  | 'polarity'
  | 'verdict'
  | 'year';

export interface SearchResult {
  /** How many statements match in all, on every page; 10,000 reports are counted, and `more` says that there are more. */
  readonly total: number;
  readonly more: boolean;
  /** Where asked for; of the latest 20,000 matches where there are more. */
  readonly facets?: Facets;
  readonly hits: readonly StatementHit[];
  /** The cursor of the page that follows; null on the last one. */
  readonly next: string | null;
}

/** What is to be reviewed next, the least sure first. */
export type ReviewQueueQuery = {
  /** The reviewer: what that person has decided is left out. */
  readonly by?: string | undefined;
  /** Only this field counts as decided; any if not given. */
  readonly field?: ReviewField | undefined;
  /** From 1 to 200; 20 if not given. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
} & (
  | { readonly kind?: 'statement' | undefined; readonly filter?: StatementFilter | undefined }
  | { readonly kind: 'event'; readonly filter?: EventFilter | undefined }
);

/** How far a reviewer has come with a queue. */
export interface ReviewProgress {
  /** Entries of which the reviewer has decided something that was not taken back: since `since`, and in all. */
  readonly recent: number;
  readonly total: number;
  /** How many the queue has left: 10,000 are counted, and `more` says that there are more. */
  readonly left: number;
  readonly more: boolean;
}

export interface ReviewQueue {
  /** Statements, or events where these were asked for. */
  readonly statements: readonly LedgerStatement[];
  readonly events: readonly LedgerEvent[];
  readonly next: string | null;
}

/** A statement with all that the ledger knows of it: for showing and for export. */
export interface LedgerStatement extends Omit<Statement, 'attribution'> {
  readonly attribution: Omit<Attribution, 'id'>;
  /** The speaker's entry among the actors, where there is one. */
  readonly actor: Actor | null;
  readonly verdict: string | null;
  /** The verdict with the places of the words and what was changed; null where there is none. */
  readonly verification?: StatementVerification | null | undefined;
  /** How many documents and outlets report it, and of how many documents none is a copy of another. */
  readonly reports: number;
  readonly independentReports: number;
  readonly outlets: number;
  /** The words of the speaker's mention, or else of the attribution's source; null where there are none. */
  readonly speakerWords: string | null;
  readonly context: Context;
  /** The content, span by span, with what stands before and after. */
  readonly quotes: readonly Quote[];
  readonly document: DocumentMetadata;
}

export interface DocumentDetail extends DocumentSummary {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly actors: readonly Actor[];
  /** Every version that is kept, the first one first. */
  readonly history: readonly VersionSummary[];
  /** The statements of the current version in the order of the text. */
  readonly statements: readonly StatementHit[];
}

export interface ShowOptions {
  /** false: without the other statements of the document, which a long one has many of. */
  readonly others?: boolean | undefined;
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
      /** Every report of it in a current version, the first one first; the statement itself among them. */
      readonly reports: readonly Report[];
      /** What became of it where only an older version has it; null where it is current. */
      readonly past: Past | null;
      /** What people have decided of it, in the order of deciding, and what follows for its fields. */
      readonly reviews: readonly Review[];
      readonly effective: readonly EffectiveField[];
    }
  | {
      readonly type: 'event';
      readonly event: LedgerEvent;
      /** Every report of the same event, the first one first; the event itself among them. */
      readonly reports: readonly LedgerEvent[];
      readonly past: Past | null;
      readonly reviews: readonly Review[];
      readonly effective: readonly EffectiveField[];
    }
  /** An id that was there and is gone. */
  | { readonly type: 'departed'; readonly departed: Departed };

/** What one document makes of a statement, against the first report. */
export interface Report extends Pick<StatementHit, 'id' | 'kind' | 'speaker' | 'speakerWords' | 'text' | 'document'> {
  readonly words: 'first' | 'same' | 'shorter' | 'longer' | 'changed';
  /** Word by word: `before` is the first report's, `after` this one's; empty where it is the same. */
  readonly diff: readonly { readonly before: string; readonly after: string; readonly same: boolean }[];
  /** Another speaker is named, or none. */
  readonly attributedDifferently: boolean;
  /** The document of which this one is a copy, as far as the ledger has it. */
  readonly copyOf: string | null;
  /** Where in the document it is told: once, or in the headline too. The place that tells most, of which this is, first. */
  readonly places: readonly ReportPlace[];
}

/** The statement as one place of a document has it; its content in code points of the document's text. */
export interface ReportPlace {
  readonly id: string;
  readonly text: string;
  readonly content: readonly Span[];
  readonly headline: boolean;
}
