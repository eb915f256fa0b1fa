import type { Article, EditableField, Recorded, Versions } from '../document/index.ts';
import type { CarriedDeparted, CarriedReview } from './carried.ts';
import type { PointRecorded } from './points.ts';
import type { Verdict } from './verification.ts';

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

/** A document to be read again: its text and blocks as they were taken from the source. Offsets are UTF-16. */
export interface Outdated {
  readonly document: string;
  readonly article: Article;
  readonly versions: Versions;
}

/** Reads a document again from its text; `input` names it in messages, `model` is the version of the model that read it. */
export type ReadAgain = (article: Article, input: string, model: string) => Promise<Recorded>;
