import { constants, crc32, createInflateRaw, gunzipSync } from 'node:zlib';
import { unpackedBy } from '../text/index.ts';
import type { Bytes } from './bytes.ts';
import { messageOf } from './bytes.ts';
import { windowOf, type Window } from './window.ts';

/**
 * A stretch of an archive, unpacked. `offset` counts the file's own bytes: those of the member of gzip from which the
 * stretch comes, or of the stretch itself in a file that is not packed. `fresh` says that a record begins here for
 * certain; a fault, that something after `offset` could not be unpacked.
 */
export type Part =
  | { readonly offset: number; readonly bytes: Uint8Array; readonly fresh: boolean; readonly packed: boolean }
  | { readonly offset: number; readonly fault: string };

/** The parts of an archive that is not packed. */
export async function* plainParts(stream: Bytes): AsyncGenerator<Part> {
  let offset = 0;
  for await (const bytes of stream) {
    yield { offset, bytes, fresh: offset === 0, packed: false };
    offset += bytes.length;
  }
}

const startsRecord = (bytes: Uint8Array): boolean =>
  /^WARC\/\d/.test(Buffer.from(bytes.subarray(0, 8)).toString('latin1'));

/** Whether packed bytes are those of a web archive, by the first of them. */
export function isPackedArchive(head: Uint8Array): boolean {
  try {
    return startsRecord(gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }));
  } catch {
    // Broken from its first bytes on: then only its name can tell what it is.
    return false;
  }
}

/** How much of a member is kept, so that after a fault the search for the next begins where it may still lie. */
const KEPT = 8_000_000;

/**
 * The parts of a packed archive. Each record is a member of gzip of its own (ISO 28500, annex A), so that one that is
 * broken costs only itself: the next is looked for by the mark at its beginning and by what it unpacks to.
 */
export async function* packedParts(stream: Bytes): AsyncGenerator<Part> {
  const window = windowOf(stream);
  let at = 0;
  /** After a fault, until a member turns out to be a record. */
  let searching = false;
  let wasted = 0;
  for (;;) {
    const mark = await window.slice(at, at + MEMBER.length);
    if (mark.length === 0) return;
    if (!searching && !MEMBER.every((byte, index) => mark[index] === byte)) {
      searching = true;
      // Some writers fill the last block with zero bytes.
      if (mark.some((byte) => byte !== 0))
        yield { offset: at, fault: 'no mark of gzip is where a record has to begin' };
    }
    const start = await window.find(MEMBER, at);
    if (start === null) return;
    const { end, fault, begun, passed }: Member = yield* memberAt(window, start, searching);
    if (fault !== null && (begun || !searching)) yield { offset: start, fault };
    searching = fault !== null;
    if (searching) wasted += TRY + passed;
    if (wasted > LEAST_WASTE + WASTE_SHARE * start) {
      yield { offset: start, fault: 'so much was unpacked in vain that what follows is not looked at' };
      return;
    }
    at = searching ? Math.max(start + 1, window.from) : end;
  }
}

/**
 * How much may be unpacked without a record coming of it: so many bytes, and so many times what the archive has up to
 * there. Members can be written one inside another, each of which seems to be whole up to its end; without a limit the
 * search for the next one would unpack the rest of the file for each of them.
 */
const LEAST_WASTE = 256_000_000;
const WASTE_SHARE = 4;
/** To try a member at all takes as long as to unpack so many bytes. */
const TRY = 100_000;

/** A member that unpacks to more than this and to so many times its size is none: HTML hardly packs to a fiftieth. */
const LARGE = 64_000_000;
const MOST_TIMES = 200;

/** RFC 1952: the two bytes of gzip, and the only method that there is. */
const MEMBER = [0x1f, 0x8b, 0x08];

/** The parts of one member; while `searching`, none unless it begins as a record does. */
async function* memberAt(window: Window, start: number, searching: boolean): AsyncGenerator<Part, Member> {
  const member = unpack(window, start);
  let begun = false;
  try {
    for (;;) {
      const step = await member.next();
      if (step.done) return { ...step.value, begun };
      const bytes = step.value;
      if (searching && !begun && !startsRecord(bytes)) {
        return { fault: 'no record', end: start, passed: bytes.length, begun };
      }
      yield { offset: start, bytes, fresh: !begun, packed: true };
      begun = true;
    }
  } finally {
    await member.return({ fault: null, end: start, passed: 0 });
  }
}

/** How a member ended, and whether anything of it was given out. */
interface Member extends Ended {
  readonly begun: boolean;
}

interface Ended {
  readonly fault: string | null;
  /** Where the member ends, if there was no fault. */
  readonly end: number;
  /** How many bytes went into it and came of it. */
  readonly passed: number;
}

const PIECE = 65_536;

/** Unpacks one member and checks its length and sum. */
async function* unpack(window: Window, start: number): AsyncGenerator<Uint8Array, Ended> {
  const data = await endOfHeader(window, start);
  const inflate = createInflateRaw();
  const fed = Promise.withResolvers<void>();
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for (let at = data; !inflate.readableEnded;) {
        const piece = await window.slice(at, at + PIECE);
        if (piece.length === 0) return;
        at += piece.length;
        window.forget(data + inflate.bytesWritten - KEPT);
        yield piece;
      }
    } finally {
      fed.resolve();
    }
  }
  let sum = 0;
  let size = 0;
  const passed = (): number => size + inflate.bytesWritten;
  try {
    for await (const chunk of unpackedBy(inflate, pieces())) {
      sum = crc32(chunk, sum);
      size += chunk.length;
      if (size > LARGE + MOST_TIMES * inflate.bytesWritten) {
        return { fault: `it unpacks to more than ${MOST_TIMES} times its size`, end: start, passed: passed() };
      }
      yield chunk;
    }
  } catch (error) {
    if (window.failure) throw window.failure;
    return { fault: messageOf(error), end: start, passed: passed() };
  } finally {
    // Nobody else reads the window while this is read.
    await fed.promise;
  }
  const end = data + inflate.bytesWritten;
  const trailer = Buffer.from(await window.slice(end, end + 8));
  if (trailer.length < 8) return { fault: 'the file ends within it', end, passed: passed() };
  // The trailer has the length modulo 2^32.
  const whole = trailer.readUInt32LE(0) === sum && trailer.readUInt32LE(4) === size % 2 ** 32;
  if (whole) window.forget(end + 8);
  return {
    fault: whole ? null : 'its sum or length is not the one that was written with it',
    end: end + 8,
    passed: passed(),
  };
}

/** RFC 1952, 2.3: where the data begin, after the optional fields. Names are looked for without letting anything go. */
async function endOfHeader(window: Window, start: number): Promise<number> {
  const flags = (await window.slice(start + 3, start + 4))[0] ?? 0;
  let at = start + 10;
  if (flags & EXTRA) {
    const [low = 0, high = 0] = await window.slice(at, at + 2);
    at += 2 + low + 256 * high;
  }
  for (const flag of [NAME, COMMENT]) {
    if (flags & flag) at += (await window.slice(at, at + PIECE)).indexOf(0) + 1;
  }
  return flags & HEADER_SUM ? at + 2 : at;
}

const HEADER_SUM = 0x02;
const EXTRA = 0x04;
const NAME = 0x08;
const COMMENT = 0x10;
