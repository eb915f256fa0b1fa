import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { guardedConnector, isPublic } from './addresses.ts';
import { type Bytes, decompress, messageOf } from './bytes.ts';
import { type Deadline, timedOut } from './deadline.ts';
import { waitedFor, waitsOf } from './limits.ts';
import type { Settings } from './options.ts';
import { excerptOf } from './excerpt.ts';
import { waitOf } from './retry-after.ts';
import { webAddress } from './web-address.ts';

/** What a server answered, after redirects. `body` is unpacked; call `close` also if it was not read, and as often as you like. */
export interface Answer {
  readonly url: URL;
  readonly status: number;
  readonly statusText: string;
  /** Lower case and without parameters, null where the server names none. */
  readonly contentType: string | null;
  readonly charset: string | null;
  /** Bytes announced, null if unknown or if the body is packed. */
  readonly size: number | null;
  readonly body: Bytes;
  /** The value of a header, its name in lower case; null where it is not there. */
  header(name: string): string | null;
  close(): void;
}

interface GetOptions {
  /** The name for messages. */
  readonly input: string;
  /** Stands still while the permission to ask, or the turn, is waited for. */
  readonly deadline: Pick<Deadline, 'signal' | 'held'>;
  /** Asked before each request, redirects included; refuses by throwing. */
  readonly permit: (url: URL) => Promise<void>;
  /** Whether it counts among the requests between which a host is to have a pause; true if not given. */
  readonly counted?: boolean;
  /** Further headers, such as those that ask only for what has changed. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An HTTP client for one run. `get` throws OR1101 (through the deadline or a wait within the answer), OR1102, OR1104,
 * OR1106, OR1107 and what `permit` and the turns throw; any status that is no redirect is an answer.
 */
export interface Client {
  get(url: URL, options: GetOptions): Promise<Answer>;
  close(): Promise<void>;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'no such host'],
  ['EAI_AGAIN', 'the name server does not answer'],
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset'],
  ['UND_ERR_SOCKET', 'the connection was closed before the answer was whole'],
  ['UND_ERR_HEADERS_OVERFLOW', 'its headers are too long'],
]);

type ClientSettings = Pick<Settings, 'timeout' | 'maxRedirects' | 'allowPrivate' | 'userAgent' | 'resolve' | 'turns'>;

/** `isAllowed` says which addresses may be connected to; by default those of the public internet. */
export function createClient(
  settings: ClientSettings,
  isAllowed: (address: string) => boolean = settings.allowPrivate ? () => true : isPublic,
): Client {
  const { timeout, maxRedirects, userAgent, turns } = settings;
  const connect = guardedConnector(isAllowed, settings.resolve, timeout);
  const dispatcher = new Agent({ connect, headersTimeout: timeout, bodyTimeout: timeout });
  const headers = {
    'user-agent': userAgent,
    accept:
      'text/html, application/xhtml+xml, application/rss+xml;q=0.9, application/atom+xml;q=0.9, text/plain;q=0.9, application/pdf;q=0.9, */*;q=0.5',
    'accept-language': 'en, *;q=0.5',
    'accept-encoding': 'gzip, br',
  };

  async function get(
    address: URL,
    { input, deadline, permit, counted = true, headers: further = {} }: GetOptions,
  ): Promise<Answer> {
    const fail = (error: unknown): OnrecordError => webError(error, input, timeout);
    const { signal } = deadline;
    let url = address;
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const leave = await deadline.held(async () => {
        await permit(url);
        return turns.take(url.host, counted);
      });
      const response = await request(url, { dispatcher, signal, headers: { ...headers, ...further } }).catch(
        (error: unknown) => {
          leave(null);
          throw fail(error);
        },
      );
      const location = REDIRECTS.has(response.statusCode) ? header(response, 'location') : null;
      const wait = response.statusCode < 400 ? null : waitOf(header(response, 'retry-after'), Date.now());
      if (location === null) return answerOf(url, response, { input, timeout, fail, leave: () => leave(wait) });
      discard(response);
      leave(null);
      url = webAddress(location, input, url);
    }
    throw new OnrecordError('OR1102', { input, limit: maxRedirects });
  }

  return { get, close: () => dispatcher.destroy() };
}

/** What an answer is made with; `leave` lets the next one ask the host. */
interface Asking {
  readonly input: string;
  readonly timeout: number;
  readonly fail: (error: unknown) => OnrecordError;
  readonly leave: () => void;
}

function answerOf(url: URL, response: Dispatcher.ResponseData, { input, timeout, fail, leave }: Asking): Answer {
  const type = header(response, 'content-type');
  const encoding = header(response, 'content-encoding')?.trim().toLowerCase() || 'identity';
  const length = Number(header(response, 'content-length') ?? Number.NaN);

  let closed = false;
  async function* received(): AsyncGenerator<Uint8Array> {
    try {
      yield* waitedFor(response.body, waitsOf(timeout), input);
    } catch (error) {
      throw fail(error);
    }
  }
  return {
    url,
    status: response.statusCode,
    statusText: excerptOf(response.statusText),
    contentType: type?.split(';', 1)[0]?.trim().toLowerCase() || null,
    charset: /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(type ?? '')?.[1] ?? null,
    size: encoding === 'identity' && Number.isFinite(length) ? length : null,
    body: encoding === 'identity' ? received() : unpacked(received(), encoding, input),
    header: (name) => header(response, name),
    close() {
      if (closed) return;
      closed = true;
      discard(response);
      leave();
    },
  };
}

async function* unpacked(packed: Bytes, encoding: string, input: string): AsyncGenerator<Uint8Array> {
  const transform = transformOf(encoding);
  if (!transform) throw new OnrecordError('OR1003', { input, found: `content encoding ${excerptOf(encoding)}` });
  yield* decompress(packed, transform, input);
}

function transformOf(encoding: string): Transform | null {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  return encoding === 'deflate' ? createInflate() : null;
}

function header({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Lets go of a body. The error by which a stream tells that it was not read to its end is of no interest here. */
function discard(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => {}).destroy();
}

function webError(error: unknown, input: string, timeout: number): OnrecordError {
  // The connector does not know for which input it works.
  if (error instanceof OnrecordError)
    return new OnrecordError(error.code, { ...error.details, input }, { cause: error });
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (TIMEOUTS.has(code)) return timedOut(input, timeout, error);
  if (!(error instanceof Error)) return asOnrecordError(error, input);
  return new OnrecordError(
    'OR1106',
    { input, fault: REASONS.get(code) ?? (excerptOf(messageOf(error)) || code) },
    { cause: error },
  );
}
