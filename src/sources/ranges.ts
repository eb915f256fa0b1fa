import { open } from 'node:fs/promises';
import type { FailedInput, RawDocument } from '../document/index.ts';
import { asOnrecordError, fileError } from '../errors/index.ts';
import { type Bytes, isGzip } from './bytes.ts';
import { failed } from './failed.ts';
import { formOfName } from './forms.ts';
import { settingsOf, type SourceOptions } from './options.ts';
import { recordsOf } from './records.ts';
import { formOf, wideEncodingOf } from './sniff.ts';
import { documentsInArchive } from './warc-documents.ts';
import { isPackedArchive, type Part, packedParts, plainParts } from './warc-parts.ts';
import { recordsInParts } from './warc-records.ts';

/** A stretch of a file that can be read by itself, so that several readers share one file. */
export interface FileRange {
  readonly form: 'warc' | 'jsonl';
  /** Bytes of the file, the end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Records or lines that stand before it, by which what is in it is numbered as in the whole. */
  readonly before: number;
}

const HEAD = 4096;
const LINE_FEED = 0x0a;

/**
 * Cuts a file into ranges of so many pages or lines: a web archive (WARC), packed or not, or JSON Lines that are not
 * packed. Together they hold what the file holds; a file of another form gives none. To find where the records begin, the
 * file is read through. An archive that was packed as a whole, not record by record, is one range.
 *
 * @throws OnrecordError OR1001, OR1013 where the file cannot be read, OR1003 where it is nothing that is read
 */
export async function* rangesOf(
  path: string,
  each: number,
  given: SourceOptions['input'] = 'auto',
): AsyncGenerator<FileRange> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      const head = buffer.subarray(0, bytesRead);
      const form = cutForm(head, path, given);
      if (form === null) return;
      const stream = file.createReadStream({ autoClose: false, start: 0 });
      yield* form === 'jsonl' ? lineRanges(stream, each, size) : archiveRanges(partsOf(head, stream), each, size);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(error, path);
  }
}

function cutForm(head: Uint8Array, path: string, given: SourceOptions['input'] = 'auto'): FileRange['form'] | null {
  if (head.length === 0) return null;
  if (isGzip(head)) return isPackedArchive(head) ? 'warc' : null;
  const form = formOf(head, { input: path, form: formOfName(path), charset: null }, given);
  return form === 'warc' || (form === 'jsonl' && !wideEncodingOf(head)) ? form : null;
}

const partsOf = (head: Uint8Array, stream: Bytes): AsyncGenerator<Part> =>
  isGzip(head) ? packedParts(stream) : plainParts(stream);

async function* lineRanges(stream: Bytes, each: number, size: number): AsyncGenerator<FileRange> {
  let from = 0;
  let before = 0;
  let lines = 0;
  let passed = 0;
  for await (const chunk of stream) {
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) {
      lines += 1;
      if (lines - before < each) continue;
      const to = passed + at + 1;
      yield { form: 'jsonl', from, to, before };
      from = to;
      before = lines;
    }
    passed += chunk.length;
  }
  if (size > from) yield { form: 'jsonl', from, to: size, before };
}

/** Cut only where a sound record begins a member of gzip, or anywhere in what is not packed. */
async function* archiveRanges(parts: AsyncIterable<Part>, each: number, size: number): AsyncGenerator<FileRange> {
  let from = 0;
  let before = 0;
  let pages = 0;
  for await (const { number, place, headers, fault } of recordsInParts(parts, 0)) {
    if (pages >= each && fault === null && /^\d{1,15}$/.test(place)) {
      yield { form: 'warc', from, to: Number(place), before };
      from = Number(place);
      before = number - 1;
      pages = 0;
    }
    if (headers.get('warc-type') === 'response') pages += 1;
  }
  if (size > from) yield { form: 'warc', from, to: size, before };
}

/** The documents of one range, named and numbered as in the whole file. Nothing is thrown. */
export async function* documentsInRange(
  path: string,
  range: FileRange,
  options: SourceOptions = {},
): AsyncGenerator<RawDocument | FailedInput> {
  const { from, to } = range;
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, from);
      const stream = file.createReadStream({ autoClose: false, start: from, end: to - 1 });
      yield* inRange(buffer.subarray(0, bytesRead), stream, path, range, options);
    } finally {
      await file.close();
    }
  } catch (error) {
    yield failed(path, fileError(error, path));
  }
}

/** The same for the bytes of a range, which were had elsewhere. Nothing is thrown. */
export async function* rangeOfBytes(
  bytes: Uint8Array,
  name: string,
  range: FileRange,
  options: SourceOptions = {},
): AsyncGenerator<RawDocument | FailedInput> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  try {
    yield* inRange(bytes.subarray(0, HEAD), stream(), name, range, options);
  } catch (error) {
    yield failed(name, asOnrecordError(error, name));
  }
}

function inRange(
  head: Uint8Array,
  stream: Bytes,
  name: string,
  { form, from, before }: FileRange,
  options: SourceOptions,
): AsyncGenerator<RawDocument | FailedInput> {
  const { maxSize } = settingsOf(options);
  if (form === 'jsonl') return recordsOf(stream, name, maxSize, null, { before });
  return documentsInArchive(shifted(partsOf(head, stream), from), name, maxSize, null, { before });
}

async function* shifted(parts: AsyncIterable<Part>, by: number): AsyncGenerator<Part> {
  for await (const part of parts) yield { ...part, offset: part.offset + by };
}
