import type { Part } from './warc-parts.ts';

/** A record of a web archive (ISO 28500), numbered from 1; `place` is where it begins, in bytes of the file. */
export interface ArchiveRecord {
  readonly number: number;
  readonly place: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** Only its first bytes where it is longer than the limit; empty for other types than 'response'. */
  readonly block: Uint8Array;
  /** The block's length, whatever is kept of it. */
  readonly length: number;
  /** Why it cannot be read, null where it is whole. */
  readonly fault: string | null;
}

/**
 * The records of an archive in bounded memory, numbered on from `before`. Blocks are kept for the type 'response' alone and up to `limit` bytes.
 * A record that is broken or cut short comes with its fault; after it, the next is looked for.
 */
export async function* recordsInParts(
  parts: AsyncIterable<Part>,
  limit: number,
  before = 0,
): AsyncGenerator<ArchiveRecord> {
  const reader = readerOf(limit, before);
  /** A packed record is known to be whole when its member has ended: until then it is held back. */
  let held = null as Held | null;
  for await (const part of parts) {
    const found =
      'fault' in part ? [reader.fail(part.offset, `it cannot be unpacked (${part.fault})`)] : reader.push(part);
    for (const record of found) {
      const before = held;
      // With anything broken in its member, the record that begins there is not to be trusted, however whole it looks.
      if (before && record.fault !== null && before.beginsMember && before.offset === part.offset) {
        held = { ...before, record: { ...before.record, fault: before.record.fault ?? record.fault } };
        continue;
      }
      if (before) yield before.record;
      const beginsMember = ('fault' in part || part.packed) && record.place === String(part.offset);
      held = { record, offset: part.offset, beginsMember };
    }
  }
  if (held) yield held.record;
  const last = reader.cutShort();
  if (last) yield last;
}

/** A record that is read, and the member or stretch in which it ended. */
interface Held {
  readonly record: ArchiveRecord;
  readonly offset: number;
  readonly beginsMember: boolean;
}

interface Open {
  readonly number: number;
  readonly place: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly length: number;
  /** How many bytes of the block are kept. */
  readonly room: number;
  readonly kept: Uint8Array[];
  /** How many have come. */
  passed: number;
}

/** Where a reader is: before a record, in its header, its block or the two line ends after it, or nowhere. */
type State = 'between' | 'header' | 'block' | 'end' | 'lost';

interface RecordReader {
  push(part: Extract<Part, { bytes: Uint8Array }>): Generator<ArchiveRecord>;
  /** The record that is being read, or the next one, as broken by what is at `offset`. */
  fail(offset: number, fault: string): ArchiveRecord;
  /** The record that is being read as cut short; null where none is. */
  cutShort(): ArchiveRecord | null;
}

/** A header longer than this is none. */
const LONGEST_HEADER = 65_536;
/** Of a block over the limit so much is kept, to tell what it was. */
const BEGINNING = 8192;
const MARK = '\nWARC/';
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const BLANK = new Set([CARRIAGE_RETURN, LINE_FEED]);

function readerOf(limit: number, before: number): RecordReader {
  let state: State = 'between';
  let number = before;
  let open: Open | null = null;
  let buffer: Buffer = Buffer.alloc(0);
  /** Up to here it is known that no header ends in the buffer, however many may begin. */
  let searched = 0;
  /** Whether the place of the next record is only guessed: what turns out to be none is then not told of again. */
  let guessed = false;
  /** Where the buffer begins: a place in the file, and how far on, within what is packed there. */
  let at = { offset: 0, within: 0, packed: false };

  const place = ({ offset, within, packed }: typeof at): string => {
    if (!packed) return String(offset + within);
    return within === 0 ? String(offset) : `${offset} (${within} unpacked)`;
  };
  function take(count: number): Buffer {
    const taken = buffer.subarray(0, count);
    buffer = buffer.subarray(count);
    searched = Math.max(0, searched - count);
    at = { ...at, within: at.within + taken.length };
    return taken;
  }
  function close(fault: string | null): ArchiveRecord {
    const { headers, length, kept, ...rest } = open ?? { ...begin(new Map()), length: 0 };
    open = null;
    return { number: rest.number, place: rest.place, headers, length, block: Buffer.concat(kept), fault };
  }
  function begin(headers: ReadonlyMap<string, string>, where = place(at)): Open {
    number += 1;
    const written = headers.get('content-length') ?? '';
    const length = /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN;
    const room = headers.get('warc-type') !== 'response' ? 0 : length > limit ? BEGINNING : length;
    return { number, place: where, headers, length, room, kept: [], passed: 0 };
  }
  function cutShort(): ArchiveRecord | null {
    if (state === 'header' && buffer.length > 0) return close('it is cut short within its header');
    if (open === null) return null;
    return close(state === 'end' ? null : `it is cut short: ${open.passed} of ${open.length} bytes are there`);
  }

  /** One step; what it gives is a record, 'more' where bytes are missing, or null where the next step may follow. */
  function step(): ArchiveRecord | 'more' | null {
    if (state === 'block' && open) {
      const before = open.passed;
      const bytes = take(open.length - before);
      open.passed += bytes.length;
      if (before < open.room) open.kept.push(Buffer.from(bytes.subarray(0, open.room - before)));
      if (open.passed < open.length) return 'more';
      state = 'end';
      return null;
    }
    if (state === 'end') {
      const next = buffer.subarray(0, 4).toString('latin1');
      const end = ['\r\n\r\n', '\n\n'].find((lines) => next.startsWith(lines));
      if (end === undefined && ['\r\n\r\n', '\n\n'].some((lines) => lines.startsWith(next))) return 'more';
      take(end?.length ?? 0);
      state = end === undefined ? 'lost' : 'between';
      return close(end === undefined ? 'it does not end where its Content-Length says' : null);
    }
    if (state === 'header') return stepHeader();
    const start = state === 'between' ? buffer.findIndex((byte) => !BLANK.has(byte)) : nextMark();
    // While lost, the line end before a record and the beginning of its mark may be all that has come.
    take(start >= 0 ? start : Math.max(0, buffer.length - (state === 'lost' ? '\nWARC/1'.length : 0)));
    if (start < 0) return 'more';
    guessed = state === 'lost';
    state = 'header';
    return null;
  }
  /** Where "WARC/" and a digit next begin a line in the buffer, -1 where they do not. */
  function nextMark(): number {
    for (let line = buffer.indexOf(MARK); line >= 0; line = buffer.indexOf(MARK, line + 1)) {
      const version = buffer[line + MARK.length] ?? 0;
      if (version >= 0x30 && version <= 0x39) return line + 1;
    }
    return -1;
  }
  function stepHeader(): ArchiveRecord | 'more' | null {
    const mark = buffer.subarray(0, 'WARC/1'.length).toString('latin1');
    const begins = 'WARC/'.startsWith(mark) || /^WARC\/\d/.test(mark);
    const end = begins ? headerEnd() : null;
    if (!begins || (end === null && buffer.length >= LONGEST_HEADER)) {
      state = 'lost';
      return guessed ? null : close('no header of a record is where one has to begin');
    }
    if (end === null) return 'more';
    const where = place(at);
    open = begin(headersOf(take(end).toString('utf8')), where);
    state = Number.isNaN(open.length) ? 'lost' : 'block';
    if (state === 'block') return null;
    open = { ...open, length: 0 };
    return close('its header has no Content-Length');
  }
  /** The length of the header that begins the buffer, with the empty line after it; null where none ends in its limit. */
  function headerEnd(): number | null {
    const limit = Math.min(buffer.length, LONGEST_HEADER);
    for (
      let line = buffer.indexOf(LINE_FEED, searched);
      line >= 0 && line < limit;
      line = buffer.indexOf(LINE_FEED, line + 1)
    ) {
      const next = buffer[line + 1] === CARRIAGE_RETURN ? line + 2 : line + 1;
      if (next < limit && buffer[next] === LINE_FEED) return next + 1;
    }
    searched = Math.max(searched, limit - 2);
    return null;
  }

  return {
    *push({ offset, bytes, fresh, packed }) {
      if (fresh) {
        const before = cutShort();
        if (before) yield before;
        state = 'between';
        buffer = Buffer.alloc(0);
        searched = 0;
        at = { offset, within: 0, packed };
      }
      buffer = buffer.length === 0 ? Buffer.from(bytes) : Buffer.concat([buffer, bytes]);
      for (let found = step(); found !== 'more'; found = step()) if (found) yield found;
    },
    fail(offset, fault) {
      if (open === null) at = { offset, within: 0, packed: true };
      const record = close(fault);
      state = 'between';
      buffer = Buffer.alloc(0);
      searched = 0;
      return record;
    },
    cutShort,
  };
}

/** Names and values; a line that begins with white space goes on with the one before. */
export function headersOf(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}
