import type { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OnrecordError } from '../errors/index.ts';
import { unpackedBy } from '../text/index.ts';

export type Bytes = AsyncIterable<Uint8Array>;

/** How much of a document is looked at to tell what it is. */
const HEAD = 4096;

/** The beginning of a stream and the stream as if nothing had been read of it; `close` lets go of the source. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly whole: Bytes;
  close(): Promise<void>;
}

/**
 * Reads the first 4 KB, or all if there is less. Where the first character is a brace it stops at the end of the
 * first record, so that a slow stream of records is not held back. What fails after its first bytes fails where it is
 * read. Call `close` also if `whole` was never read.
 */
export async function peek(stream: Bytes): Promise<Peeked> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let head: Uint8Array = new Uint8Array();
  let failure: { readonly error: unknown } | null = null;
  try {
    while (head.length < HEAD && !hasRecord(head)) {
      const next = await iterator.next();
      if (next.done) break;
      chunks.push(next.value);
      head = Buffer.concat([head, next.value]);
    }
  } catch (error) {
    if (head.length === 0) throw error;
    failure = { error };
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* chunks;
    if (failure) throw failure.error;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return {
    head: head.subarray(0, HEAD),
    whole: whole(),
    close: async () => {
      await iterator.return?.();
    },
  };
}

/** Whether the bytes begin with a whole line that may be a record: an object that goes on after its brace. */
function hasRecord(bytes: Uint8Array): boolean {
  if (firstCharacter(bytes) !== '{') return false;
  const start = bytes.indexOf(BRACE);
  const end = bytes.indexOf(LINE_FEED, start);
  return end > start && firstCharacter(bytes.subarray(start + 1, end)) !== '';
}

const BRACE = 0x7b;
const LINE_FEED = 0x0a;

/** The whole stream in one piece. Throws OR1004, and reads no further, as soon as it exceeds `limit` bytes. */
export async function collect(stream: Bytes, limit: number, input: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw tooLarge(input, `what has come so far (${sizeOf(size)})`, limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Passes the stream through a zlib transform. Throws OR1015 where the data are broken or cut short, after what came before. */
export async function* decompress(source: Bytes, transform: Transform, input: string): AsyncGenerator<Uint8Array> {
  let failedBefore = false;
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      failedBefore = true;
      throw error;
    }
  }
  try {
    yield* unpackedBy(transform, watched());
  } catch (error) {
    if (failedBefore) throw error;
    throw new OnrecordError('OR1015', { input, fault: messageOf(error) }, { cause: error });
  }
}

/** The stream as it is, or out of its gzip. Throws OR1015, also while it is read. */
export async function unpacked(
  stream: Bytes,
  input: string,
): Promise<{ readonly bytes: Bytes; readonly packed: boolean }> {
  const { head, whole } = await peek(stream);
  const packed = isGzip(head);
  return { bytes: packed ? decompress(whole, createGunzip(), input) : whole, packed };
}

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

export const tooLarge = (input: string, size: string, limit: number): OnrecordError =>
  new OnrecordError('OR1004', { input, size, limit: sizeOf(limit) });

/** '20 MB' for round figures, otherwise the exact bytes, so that a size just over the limit never looks equal to it. */
export function sizeOf(bytes: number): string {
  if (bytes >= 1e6 && bytes % 1e6 === 0) return `${bytes / 1e6} MB`;
  return `${bytes.toLocaleString('en')} bytes`;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The first character that is neither white space nor a byte order mark, '' if there is none. */
export function firstCharacter(bytes: Uint8Array): string {
  const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
  const found = bytes.subarray(hasUtf8Mark(bytes) ? 3 : 0).find((byte) => !isBlank(byte));
  return found === undefined ? '' : String.fromCharCode(found);
}

export const hasUtf8Mark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
