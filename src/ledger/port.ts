import type { CurrentVersions, Recorded } from '../document/index.ts';
import type { AgreementFilter, FieldAgreement } from './agreement.ts';
import type { Counts, DocumentFilter, DocumentPage, DocumentQuery, LedgerInfo, TagCount } from './collection.ts';
import type { DocumentReading } from './documentReading.ts';
import type { DocumentChanges, Edited, Refreshed } from './edit.ts';
import type { DocumentSummary } from './entries.ts';
import type { EventFilter, EventPage, EventQuery } from './eventPage.ts';
import type { LedgerEvent } from './events.ts';
import type { LedgerFault } from './faults.ts';
import type { NamedField } from './knownValues.ts';
import type { NetworkQuery, PartnerNetwork } from './network.ts';
import type { LikelyDouble } from './doubles.ts';
import type { PartyCount, PartyQuery } from './partyCounts.ts';
import type { EventPlaces, PlaceQuery } from './places.ts';
import type { Positions, PositionQuery } from './position.ts';
import type { NewReview, Review, ReviewFilter, ReviewPage, ReviewPageQuery } from './review.ts';
import type { ReviewProgress, ReviewQueue, ReviewQueueQuery } from './reviewQueue.ts';
import type { SearchQuery, SearchResult, StatementFilter } from './search.ts';
import type { SpokenWords } from './sameWords.ts';
import type { Entries, OtherQuotation, Shown, ShowOptions } from './shown.ts';
import type { LedgerStatement, Verified } from './statement.ts';
import type { TagChanges, TaggedDocument } from './tags.ts';
import type { DyadQuery, DyadRow } from './dyads.ts';
import type { Timeline, TimelineQuery } from './timeline.ts';
import type { TurnIndex } from './turnIndex.ts';
import type { Added, Arrival, Outdated, Restored, StoredVersion } from './versions.ts';

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
   * OR3007, OR3017, OR3021.
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
  /** What each state or body did to each other, a row a period and pair, in order. Throws OR3004, OR6006. */
  dyads(query?: DyadQuery): Promise<readonly DyadRow[]>;
  /** What a speaker has said about somebody or an issue, in order, with opposite words marked. Throws OR3004. */
  positions(query: PositionQuery): Promise<Positions>;
  /** Who speaks about and to whom, counted among the latest statements that match. Throws OR3004 and as search. */
  network(query: NetworkQuery): Promise<PartnerNetwork>;
  /** Where the latest events that match took place. Throws OR3004, OR6006. */
  places(query?: PlaceQuery): Promise<EventPlaces>;
  /** How often those who are asked for take part in statements and events. Throws OR3004. */
  parties(query?: PartyQuery): Promise<readonly PartyCount[]>;
  /**
   * Speakers who may be one person under two names, those with the most statements first; at most so many, 50 if not given.
   * Left out are those of whose shorter name somebody has decided in every statement who speaks.
   */
  doubles(most?: number): Promise<readonly LikelyDouble[]>;
  /** The quotations of these words of transcripts, the earliest first, each once however many report it. */
  quotations(words: readonly SpokenWords[]): Promise<readonly OtherQuotation[]>;
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
  /** The current versions that another program, model (any of the models given) or lexicon has read, in constant memory. */
  outdated(versions: CurrentVersions): AsyncIterable<Outdated>;
  /** How many there are of these. */
  outdatedCount(versions: CurrentVersions): Promise<number>;
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
   * Puts down what a person has decided of a statement or an event; gives the reviews, one a field. What the machine says
   * stays beside it, and what people have decided without differing is what is found, counted and shown. Throws OR3003, OR3007, OR3050 for what is no review, OR3052 for an entry of an older version.
   */
  review(given: NewReview): Promise<readonly Review[]>;
  /** Takes a review back by its whole id; what the person had decided before counts again. It stays. Throws OR3051. */
  undoReview(id: string): Promise<Review>;
  /** All reviews that match, in the order in which they were put down, in constant memory. Throws OR3004, OR3050. */
  reviews(filter?: ReviewFilter): AsyncIterable<Review>;
  /** One page of them. Throws OR3004, OR3050. */
  reviewPage(query?: ReviewPageQuery): Promise<ReviewPage>;
  /** A page of what is to be reviewed, the least sure first. Throws OR3004, OR3050, and as search. */
  reviewQueue(query?: ReviewQueueQuery): Promise<ReviewQueue>;
  /**
   * How far the reviewer `by` has come with a queue, of which limit and cursor do not count.
   * @param since ISO 8601 instant in UTC. Throws as reviewQueue.
   */
  reviewProgress(query: ReviewQueueQuery & { readonly by: string }, since: string): Promise<ReviewProgress>;
  /**
   * How far reviewers agree, by field: those that two or more have decided of the same entry. The document is named by
   * its id or the beginning of it. Throws OR3003, OR3004, OR3007, OR3050.
   */
  agreement(filter?: AgreementFilter): Promise<readonly FieldAgreement[]>;
  close(): Promise<void>;
}
