import { OnrecordError } from '../errors/index.ts';
import { type Bytes, sizeOf } from './bytes.ts';

/**
 * What one host may take of our time and room at most, beyond the limits of a document (`timeout`, `maxSize`). None of it
 * is reached by what is meant to be read; all of it is what a host can make without end.
 */

/** Of a stream of records so many waits of `timeout` in all, so that pauses do not add up to for ever. */
const WAITS = 10;
/** And so many times `timeout` from its beginning to its end, our own reading included: an hour, with 15 seconds. */
const LASTS = 240;
/** And so many times `maxSize` after unpacking: 2 GB, with 20 MB. A file of CC-NEWS has 1 GB, packed. */
const DOCUMENTS_A_STREAM = 100;
/** Of the records of a stream so many that fail one after another; archives with damage have a few. */
export const MOST_FAILED_RECORDS = 100;
/** Blank lines one after another in a stream of records. */
export const MOST_BLANK_LINES = 1_000_000;
/** Items of a feed: podcasts of daily programmes have some 3,000. */
export const MOST_ITEMS = 5000;
/** Feeds of a list. */
export const MOST_FEEDS = 10_000;
/** Transcripts of one item, which are one for each language or form. */
export const MOST_TRANSCRIPTS = 20;
/** Documents of a feed that fail one after another. */
export const MOST_FAILED_DOCUMENTS = 20;
/** Milliseconds for the items of one feed, before the other feeds have their turn. */
export const LONGEST_VISIT = 3_600_000;

/** The milliseconds that may be waited for a stream in all, and those that it may last. */
export const waitsOf = (timeout: number): number => WAITS * timeout;
export const lastingOf = (timeout: number): number => LASTS * timeout;

/** Feeds and lists are read in one piece, which takes a second for each megabyte or two. */
export const feedSizeOf = (maxSize: number): number => maxSize / 2;

/** The error for a stream that was waited for, or lasted, too long; `time` in milliseconds. */
export const lastedTooLong = (input: string, time: number): OnrecordError =>
  new OnrecordError('OR1110', { input, found: `${time / 1000} s` });

/** Passes a stream on until more than `limit` milliseconds have been waited for its chunks: then throws OR1110. `now`: a clock. */
export async function* waitedFor(
  stream: Bytes,
  limit: number,
  input: string,
  now: () => number = () => performance.now(),
): AsyncGenerator<Uint8Array> {
  let waited = 0;
  let since = now();
  for await (const chunk of stream) {
    waited += now() - since;
    if (waited > limit) throw lastedTooLong(input, limit);
    yield chunk;
    since = now();
  }
}

/** Passes pieces on until they have more bytes than a stream of documents of `maxSize` may: then throws OR1110. */
export async function* sized<T>(
  pieces: AsyncIterable<T>,
  bytesOf: (piece: T) => number,
  maxSize: number,
  input: string,
): AsyncGenerator<T> {
  const limit = DOCUMENTS_A_STREAM * maxSize;
  let size = 0;
  for await (const piece of pieces) {
    size += bytesOf(piece);
    if (size > limit) throw new OnrecordError('OR1110', { input, found: sizeOf(limit) });
    yield piece;
  }
}

/** Passes items on until so many in a row have failed, which come too: then throws OR1109. */
export async function* untilFailing<T extends { readonly form: string }>(
  items: AsyncIterable<T>,
  most: number,
  what: string,
  input: string,
): AsyncGenerator<T> {
  let failed = 0;
  for await (const item of items) {
    failed = item.form === 'failed' ? failed + 1 : 0;
    yield item;
    if (failed >= most) throw new OnrecordError('OR1109', { input, count: failed, what });
  }
}
