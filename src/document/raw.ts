import type { OnrecordError } from '../errors/index.ts';
import type { Giver } from './giver.ts';
import type { Listing } from './listing.ts';

/**
/**
 * The format of a document before parsing. `text` is plain text, a scraped article or a "SPEAKER: words" transcript;
 * `docx` a Word document, `eml` a mail, `mhtml` a page as browsers save it with everything it shows.
 */
export const DOCUMENT_FORMS = ['html', 'text', 'pdf', 'transcript', 'docx', 'eml', 'mhtml'] as const;
export type DocumentForm = (typeof DOCUMENT_FORMS)[number];

/** A document as it came in: bytes with what is known about them, or one record of a JSON Lines input. */
export type RawDocument =
  | {
      readonly form: DocumentForm;
      /** The name used in messages: a path, an address, '-' or 'file.jsonl, line 3'. */
      readonly input: string;
      readonly id: string;
      readonly bytes: Uint8Array;
      /** The character set named by the transport, if any. */
      readonly charset: string | null;
      /** The address after redirects, if it came from the web. */
      readonly url: string | null;
      /** Left out for the user's own documents. */
      readonly givenBy?: Giver;
      /** What the feed or archive that led here says about the document. */
      readonly listing?: Listing;
    }
  | {
      readonly form: 'record';
      readonly input: string;
      readonly id: string;
      readonly record: DocumentRecord;
      /** Left out for the user's own documents. */
      readonly givenBy?: Giver;
      /** It is all that its file or address has. */
      readonly whole?: true;
      /** What the feed that led here says about the document. */
      readonly listing?: Listing;
    };

/**
 * One line of JSON Lines input: `published` is an ISO 8601 date or time, or a written date; exactly one of `text`,
 * `html` and `turns` is given.
 */
export interface DocumentRecord {
  readonly id?: string | undefined;
  readonly url?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly published?: string | null | undefined;
  readonly outlet?: string | null | undefined;
  /** Authors, each as a name or as a printed byline (“By Anna Holm and Peter Berg”). */
  readonly byline?: readonly string[] | undefined;
  readonly language?: string | null | undefined;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly turns?: readonly RecordTurn[] | undefined;
}

/** What one speaker says without a break; or, where it has an end, a piece of it, as programs write down speech. */
export interface RecordTurn {
  readonly speaker: string | null;
  readonly text: string;
  /** When it begins and ends, in milliseconds from the beginning of the recording. */
  readonly at?: number;
  readonly ends?: number;
}

/** An input that could not even be opened; it keeps its place in the sequence. */
export interface FailedInput {
  readonly form: 'failed';
  readonly input: string;
  readonly id: string;
  readonly error: OnrecordError;
}
