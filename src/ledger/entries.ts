import type { DateValue, Edit, Giver, QuoteKind, Reference, Statement, Versions } from '../document/index.ts';
import type { Context } from './context.ts';
import type { ReviewField } from './review.ts';
import type { Snippet } from './snippet.ts';

/** A statement as a list shows it. */
export interface StatementHit {
  readonly id: string;
  readonly kind: QuoteKind;
  /** The speaker's name; null where it is not known. */
  readonly speaker: string | null;
  readonly speakerStatus: Reference['status'] | null;
  /** The words that stand for the speaker in the text, for instance "she"; null where there are none. */
  readonly speakerWords: string | null;
  /** How these words tell who speaks, and whether the text says so or we concluded it; null where there is no speaker. */
  readonly speakerVia: Reference['via'] | null;
  readonly speakerBasis: Reference['basis'] | null;
  /** The name of the body or state for which they speak; null where none is known. */
  readonly speaksFor: string | null;
  /** The names of those through whom it was reported, the closest to the speaker first. */
  readonly chain: readonly string[];
  readonly text: string;
  /** What a list shows of it: the sentence, or the part of it, that best answers the search. */
  readonly snippet: Snippet;
  readonly context: Context;
  readonly said: DateValue | null;
  readonly confidence: number;
  readonly act: string | null;
  readonly polarity: Statement['polarity'];
  readonly topics: readonly string[];
  readonly verdict: string | null;
  /** The words were said, and what was left out round them changes what they say. */
  readonly outOfContext: boolean;
  /** What of it people have decided to be wrong; `entry` where they say that it is no statement. */
  readonly refuted: readonly ReviewField[];
  /** What of it has the value that people decided; left out where nothing has. */
  readonly corrected?: readonly ReviewField[] | undefined;
  /** How many documents report it, and of how many of them none is a copy of another. */
  readonly reports: number;
  readonly independentReports: number;
  readonly document: Pick<DocumentMetadata, 'id' | 'url' | 'title' | 'outlet' | 'published'>;
}

export interface DocumentMetadata {
  readonly id: string;
  /** The version's number within the document, from 1. */
  readonly version: number;
  readonly url: string | null;
  /** The host whose word this version is, null for the user's own; and another host's address that it names for it. */
  readonly givenBy: Giver;
  readonly claimedUrl: string | null;
  /** How it came: html, pdf, eml, record …; null for what was added before that was kept. */
  readonly form: string | null;
  /** What a person has set in this version, null where nothing. */
  readonly edited: Edit | null;
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

export interface DocumentSummary extends DocumentMetadata {
  /** Its first words where it has no title; null where it has one. */
  readonly beginning: string | null;
  /** How many versions are kept, and how many statements the current one has. */
  readonly versionCount: number;
  readonly statementCount: number;
  /** When the first of its versions was had (ISO 8601 instant). */
  readonly added: string;
  readonly tags: readonly string[];
  /** Whether it is a transcript, by its turns. */
  readonly transcript: boolean;
}
