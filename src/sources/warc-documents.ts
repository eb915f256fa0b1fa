import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { type FailedInput, hostOf, type RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { isGzip, messageOf, sizeOf, tooLarge } from './bytes.ts';
import type { Part } from './warc-parts.ts';
import { webLink } from './web-address.ts';
import type { Some } from './records.ts';
import { type ArchiveRecord, headersOf, recordsInParts } from './warc-records.ts';

/**
 * The pages of a web archive: HTML that a server answered with status 200. The day of the capture stands for the day
 * of publication where the page has none of its own. A record that is broken, cut short or too large is an item by
 * itself, and the rest goes on; other records are passed over. `address` is where the archive was found on the web, null
 * for a file of the user's. Throws OR1020 if nothing is found, unless the parts are only `some` of an archive.
 */
export async function* documentsInArchive(
  parts: AsyncIterable<Part>,
  input: string,
  limit: number,
  address: string | null = null,
  some: Some | null = null,
): AsyncGenerator<RawDocument | FailedInput> {
  let empty = some === null;
  for await (const record of recordsInParts(parts, limit, some?.before)) {
    const item = itemOf(record, input, limit, address);
    if (item === null) continue;
    empty = false;
    yield item;
  }
  if (empty) throw new OnrecordError('OR1020', { input, what: 'web archive' });
}

function itemOf(
  record: ArchiveRecord,
  archive: string,
  limit: number,
  address: string | null,
): RawDocument | FailedInput | null {
  const { number, place, headers } = record;
  const input = `${archive}, record ${number}`;
  const target = headers.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1') ?? null;
  const url = address === null ? target : webLink(target);
  const failed = (error: OnrecordError): FailedInput => ({ form: 'failed', input, id: url ?? input, error });
  const broken = (fault: string): FailedInput =>
    failed(new OnrecordError('OR1019', { input: archive, record: number, place, fault }));

  if (record.fault !== null) return broken(record.fault);
  if (headers.get('warc-type') !== 'response') return null;
  const answer = answerOf(record.block);
  if (answer === null || answer.status !== 200 || !/^(?:text\/html|application\/xhtml\+xml)\b/i.test(answer.type))
    return null;
  const truncated = headers.get('warc-truncated');
  if (truncated !== undefined) return broken(`it was cut short when it was captured (WARC-Truncated: ${truncated})`);
  if (record.length > limit) return failed(tooLarge(input, sizeOf(record.length), limit));
  try {
    const bytes = bodyOf(answer, limit);
    if (bytes.length === 0) return failed(new OnrecordError('OR1002', { input }));
    const charset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(answer.type)?.[1] ?? null;
    const published = headers.get('warc-date')?.slice(0, 10) ?? null;
    const listing = {
      title: null,
      outlet: null,
      byline: [],
      published,
      dateBasis: 'implied',
      why: 'WARC-Date',
    } as const;
    return { form: 'html', input, id: url ?? input, bytes, charset, url, givenBy: hostOf(address), listing };
  } catch (error) {
    if (error instanceof RangeError) return failed(tooLarge(input, 'what it unpacks to', limit));
    return broken(`its body cannot be unpacked (${messageOf(error)})`);
  }
}

interface CapturedAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** The HTTP answer in a block; null where it is none. */
function answerOf(block: Uint8Array): CapturedAnswer | null {
  const head = /^HTTP\/[\d.]+ (\d{3})[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n/.exec(
    Buffer.from(block.subarray(0, 65_536)).toString('latin1'),
  );
  if (head === null) return null;
  const headers = headersOf(head[0]);
  return {
    status: Number(head[1]),
    type: headers.get('content-type') ?? '',
    headers,
    body: block.subarray(head[0].length),
  };
}

/**
 * The body as the server meant it. Crawlers keep the headers of the transfer also where they have undone it, so the
 * bytes have to look like what the headers say. Throws RangeError over the limit, and what zlib throws.
 */
function bodyOf({ headers, body }: CapturedAnswer, limit: number): Uint8Array {
  const whole = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '') ? (unchunked(body) ?? body) : body;
  const encoding = headers.get('content-encoding')?.toLowerCase() ?? '';
  const options = { maxOutputLength: limit };
  if (/gzip/.test(encoding)) return isGzip(whole) ? gunzipSync(whole, options) : whole;
  if (looksLikeMarkup(whole)) return whole;
  if (encoding === 'br') return brotliDecompressSync(whole, options);
  return encoding === 'deflate' ? inflateSync(whole, options) : whole;
}

const looksLikeMarkup = (bytes: Uint8Array): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?\s*</.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'));

/** The chunks put together (RFC 9112, 7.1); null where the bytes are not chunked. */
function unchunked(body: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  for (let at = 0; ;) {
    const line = /^([0-9a-f]{1,8})[^\r\n]{0,200}\r\n/i.exec(
      Buffer.from(body.subarray(at, at + 220)).toString('latin1'),
    );
    if (line === null) return null;
    const size = Number.parseInt(line[1] ?? '', 16);
    const start = at + line[0].length;
    if (size === 0) return Buffer.concat(chunks);
    if (start + size > body.length) return null;
    chunks.push(body.subarray(start, start + size));
    at = start + size + 2;
  }
}
