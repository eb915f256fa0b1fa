import { createGunzip } from 'node:zlib';
import { type FailedInput, hostOf, type Listing, type RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type Bytes, collect, decompress, firstCharacter, isGzip, peek, sizeOf, tooLarge } from './bytes.ts';
import { feedSizeOf, MOST_FAILED_RECORDS, sized, untilFailing } from './limits.ts';
import type { Expected, Links } from './links.ts';
import type { InputForm, Settings } from './options.ts';
import { formOf, wideEncodingOf } from './sniff.ts';
import { documentsInArchive } from './warc-documents.ts';
import { isPackedArchive, type Part, packedParts, plainParts } from './warc-parts.ts';

/** A stream of bytes from anywhere, with what its source says of it. */
export interface Content {
  readonly stream: Bytes;
  readonly input: string;
  /** The form by name or content type, null if unknown. */
  readonly form: InputForm | null;
  readonly charset: string | null;
  /** The address after redirects, if it came from the web. */
  readonly url: string | null;
  /** The length in bytes where the source knows it, before any .gz is unpacked. */
  readonly size: number | null;
  /** Told before the first record, when the content turns out to be a stream of records. */
  readonly onRecords?: () => void;
  /** Told when the whole of it has come in one piece, before anything is made of it. */
  readonly onCollected?: () => void;
  /** What is looked for here; 'anything' unless a feed or a list of feeds led here. */
  readonly expected?: Expected;
  /** What the feed that led here says of the document. */
  readonly listing?: Listing | undefined;
}

/**
 * The document or the records in a stream of bytes, unpacked if it is gzip, and the documents that a feed or a list of
 * feeds leads to. Throws OR1002 to OR1005, OR1015, OR1017, OR1018, OR1020, OR1038,
 * OR1040, OR1041 and OR1045; a record that is broken is an item of
 * its own.
 */
export async function* documentsIn(
  content: Content,
  settings: Settings,
  links: Links,
): AsyncGenerator<RawDocument | FailedInput> {
  const packed = await peek(content.stream);
  try {
    if (!isGzip(packed.head)) {
      yield* documentsFrom(packed.head, packed.whole, content, settings, links);
      return;
    }
    if (isPackedArchive(packed.head) || content.form === 'warc' || settings.input === 'warc') {
      refuseRecords(content, 'warc');
      content.onRecords?.();
      yield* inArchive(packedParts(packed.whole), content, settings);
      return;
    }
    const unpacked = await peek(decompress(packed.whole, createGunzip(), content.input));
    try {
      yield* documentsFrom(unpacked.head, unpacked.whole, { ...content, size: null }, settings, links);
    } finally {
      await unpacked.close();
    }
  } finally {
    await packed.close();
  }
}

async function* documentsFrom(
  head: Uint8Array,
  stream: Bytes,
  content: Content,
  settings: Settings,
  links: Links,
): AsyncGenerator<RawDocument | FailedInput> {
  const { input, charset, url, size, listing, expected = 'anything' } = content;
  if (head.length === 0) throw new OnrecordError('OR1002', { input });
  const form = formOf(head, content, settings.input);
  if (form === 'json' && expected === 'document') {
    const { transcriptInJson } = await import('./json-records.ts');
    yield await transcriptInJson(stream, content, settings.maxSize, listing);
    return;
  }
  if (form === 'jsonl' || form === 'json' || form === 'csv') {
    refuseRecords(content, form);
    if (form !== 'csv' && wideEncodingOf(head))
      throw new OnrecordError('OR1005', { input, charset: 'UTF-8', offset: 0 });
    content.onRecords?.();
    yield* records(await READERS[form](), stream, content, settings);
    return;
  }
  if (form === 'warc') {
    refuseRecords(content, form);
    content.onRecords?.();
    yield* inArchive(plainParts(stream), content, settings);
    return;
  }
  if (size !== null && size > settings.maxSize) throw tooLarge(input, sizeOf(size), settings.maxSize);
  const isList = form === 'feed' || form === 'opml';
  const bytes = await collect(stream, isList && url !== null ? feedSizeOf(settings.maxSize) : settings.maxSize, input);
  content.onCollected?.();
  if (firstCharacter(bytes) === '') throw new OnrecordError('OR1002', { input });
  const source = { bytes, input, charset, url };
  if (form === 'opml' && expected === 'anything') {
    const { documentsInOpml } = await import('./feed-documents.ts');
    yield* documentsInOpml(source, links);
  } else if (form === 'feed' && expected !== 'document') {
    const { documentsInFeed } = await import('./feed-documents.ts');
    yield* documentsInFeed(source, links);
  } else if (form === 'opml' || form === 'feed' || expected === 'feed') {
    throw new OnrecordError('OR1017', { input, fault: `a ${expected} was looked for; found ${NAMES[form]}` });
  } else yield { form, input, id: input, bytes, charset, url, givenBy: hostOf(url), ...(listing ? { listing } : {}) };
}

/** What reads records: the stream, its name, bytes of one record, its address on the web, and who is told what is concluded. */
type RecordReader = (
  stream: Bytes,
  input: string,
  limit: number,
  address: string | null,
  concluded: Settings['concluded'],
) => AsyncGenerator<RawDocument | FailedInput>;

/** Loaded with the libraries that they need when such records come. */
const READERS = {
  jsonl: async () => {
    const { recordsOf } = await import('./records.ts');
    return (stream, input, limit, address) => recordsOf(stream, input, limit, address);
  },
  json: async () => (await import('./json-records.ts')).recordsInJson,
  csv: async () => (await import('./csv-records.ts')).recordsInTable,
} satisfies Record<string, () => Promise<RecordReader>>;

/** The records of a stream; one from the web ends at its limits, since a host can make them without end. */
function records(
  read: RecordReader,
  stream: Bytes,
  { input, url }: Content,
  { maxSize, concluded }: Settings,
): AsyncGenerator<RawDocument | FailedInput> {
  if (url === null) return upToDamage(read(stream, input, maxSize, null, concluded), input);
  const bounded = sized(stream, (chunk) => chunk.length, maxSize, input);
  return untilFailing(
    upToDamage(read(bounded, input, maxSize, url, concluded), input),
    MOST_FAILED_RECORDS,
    'records',
    input,
  );
}

/** Where compressed data are damaged, everything after it is lost: the error tells what the last record is before it. */
async function* upToDamage(
  items: AsyncIterable<RawDocument | FailedInput>,
  input: string,
): AsyncGenerator<RawDocument | FailedInput> {
  let last: string | null = null;
  try {
    for await (const item of items) {
      last = item.input.slice(`${input}, `.length);
      yield item;
    }
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.code !== 'OR1015' || last === null) throw error;
    const fault = `${String(error.details['fault'])}; what comes after ${last} is lost`;
    throw new OnrecordError('OR1015', { input, fault }, { cause: error });
  }
}

/** The pages of an archive, with the same limits. */
function inArchive(
  parts: AsyncIterable<Part>,
  { input, url }: Content,
  { maxSize }: Settings,
): AsyncGenerator<RawDocument | FailedInput> {
  if (url === null) return documentsInArchive(parts, input, maxSize);
  const bounded = sized(parts, (part) => ('bytes' in part ? part.bytes.length : 0), maxSize, input);
  return untilFailing(documentsInArchive(bounded, input, maxSize, url), MOST_FAILED_RECORDS, 'records', input);
}

/**
 * Records name the addresses that they are to be taken for. Where a feed or a list of feeds leads there is to be one
 * document, or one feed, that speaks for its own address: throws OR1021.
 */
function refuseRecords({ input, expected = 'anything' }: Content, found: keyof typeof RECORDS): void {
  if (expected !== 'anything') throw new OnrecordError('OR1021', { input, expected, found: RECORDS[found] });
}

const RECORDS = { jsonl: 'JSON Lines', json: 'JSON', csv: 'a table', warc: 'a web archive' } as const;

const NAMES = {
  html: 'a page',
  text: 'plain text',
  pdf: 'a PDF',
  transcript: 'a transcript',
  docx: 'a Word document',
  eml: 'a mail',
  mhtml: 'a saved page',
  feed: 'a feed',
  opml: 'a list of feeds',
} as const;
