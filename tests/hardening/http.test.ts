import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FailedInput, RawDocument } from '../../src/document/index.ts';
import { OnrecordError } from '../../src/errors/index.ts';
import { inputsOf, type SourceOptions, watchFeeds } from '../../src/sources/index.ts';
import { loadWatchState } from '../../src/sources/watch-state.ts';
import { opml, rss } from '../../src/sources/testing/feeds.ts';
import { parseArticle } from '../../src/stages/article/index.ts';
import { type Answering, drips, ends, floods, type RawServer, says, startRawServer } from './rawServer.ts';
import { cases } from './scale.ts';

/**
 * Hostile answers. Each ends in a document or a coded error that is none of ours (never OR9001), the page that is asked for
 * after it is read, and neither memory nor what is written grows with what the server sends.
 */

const GOOD =
  '<!doctype html><html><body><article><p>The minister said that the treaty stands.</p></article></body></html>';
const OPTIONS: SourceOptions = { allowPrivate: true, timeout: 30_000, maxSize: 200_000 };
/** For answers that never come to an end by themselves. */
const SHORT = 1500;
const isSlow = (codes: readonly string[]): boolean => codes.some((code) => code === 'OR1101' || code === SLOW_STREAM);
const SLOW_STREAM = 'OR1110 by its pauses';

let server: RawServer;
const folder = mkdtempSync(join(tmpdir(), 'onrecord-http-'));
beforeAll(async () => {
  server = await startRawServer();
  server.route('/good', ends(answer(GOOD)));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** A whole answer, as it should be but for what the headers say. */
function answer(body: string | Uint8Array, headers: Record<string, string> = {}, status = '200 OK'): Buffer {
  const bytes = Buffer.from(body as string, 'utf8');
  const all = { 'Content-Type': 'text/html', 'Content-Length': String(bytes.length), Connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`, 'latin1'), bytes]);
}
const head = (...lines: string[]): string => `HTTP/1.1 200 OK\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
const HTML = 'Content-Type: text/html';
const CHUNKED = 'Transfer-Encoding: chunked';
const NDJSON = 'Content-Type: application/x-ndjson';
const XML = { 'Content-Type': 'application/rss+xml' };
const letters = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1_000_000, 'a');
const packed = (encoding: string, body: Uint8Array): Answering => ends(answer(body, { 'Content-Encoding': encoding }));
const typed = (type: string, body = GOOD): Answering => ends(answer(body, { 'Content-Type': type }));
const redirects = (location: string, status = '302 Found'): Answering =>
  ends(answer('', { Location: location }, status));

/** Hostile answers by name, with the codes that may come of them; 'document' where one may be read. */
const HOSTILE: Readonly<Record<string, readonly [Answering, ...string[]]>> = {
  // Nothing, or not to its end.
  'nothing at all': [() => {}, 'OR1101'],
  'an end without an answer': [ends(''), 'OR1106'],
  'a reset': [(socket) => socket.resetAndDestroy(), 'OR1106'],
  'a reset within the body': [
    (socket) => socket.write(head(HTML, 'Content-Length: 100') + '<p>cut', () => socket.resetAndDestroy()),
    'OR1106',
  ],
  'a status line that drips': [drips('HTTP/1.1 2', '0', 50), 'OR1101', 'OR1106'],
  'headers that drip': [drips('HTTP/1.1 200 OK\r\n', 'a', 50), 'OR1101'],
  'a header after another for ever': [drips('HTTP/1.1 200 OK\r\n', 'A: b\r\n', 50), 'OR1101'],
  'a body that drips': [drips(head(HTML, CHUNKED), '1\r\nx\r\n', 50), 'OR1101'],
  'a body that stops': [says(head(HTML, 'Content-Length: 100') + '<p>half'), 'OR1101'],
  // Too much.
  'a flood of headers': [floods('HTTP/1.1 200 OK\r\n', 'A: b\r\n'), 'OR1106'],
  'one header without end': [floods('HTTP/1.1 200 OK\r\nA: ', 'x'), 'OR1106'],
  'a reason without end': [floods('HTTP/1.1 200 ', 'x'), 'OR1101', 'OR1106'],
  'five thousand cookies': [
    ends(head(HTML, ...Array.from({ length: 5000 }, (_, at) => `Set-Cookie: c${at}=1`)) + GOOD),
    'OR1106',
  ],
  'a flood of 100 Continue': [floods('', 'HTTP/1.1 100 Continue\r\n\r\n'), 'OR1101', 'OR1106'],
  'a flood of 103 Early Hints': [floods('', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), 'OR1101', 'OR1106'],
  'a body without end': [floods(head(HTML), '<p>for ever</p>'), 'OR1004'],
  'chunks without end': [floods(head(HTML, CHUNKED), '5\r\nhello\r\n'), 'OR1004'],
  'an extension of a chunk without end': [floods(head(HTML, CHUNKED) + '5;', 'x'), 'OR1101', 'OR1106'],
  'trailers without end': [floods(head(HTML, CHUNKED) + '1\r\nx\r\n0\r\n', 'A: b\r\n'), 'OR1101', 'OR1106'],
  'a length of 10 GB': [says(head(HTML, 'Content-Length: 10000000000') + '<p>x'), 'OR1101', 'OR1004'],
  'a PDF without end': [floods(head('Content-Type: application/pdf') + '%PDF-1.7\n', 'x'), 'OR1004'],
  'a text without end': [floods(head('Content-Type: text/plain'), 'word '), 'OR1004'],
  // Packed.
  'a bomb of gzip': [packed('gzip', gzipSync(letters(50))), 'OR1004'],
  'a bomb of brotli': [
    packed('br', brotliCompressSync(letters(50), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })),
    'OR1004',
  ],
  'a bomb of deflate': [packed('deflate', deflateSync(letters(50))), 'OR1004'],
  'a bomb of Zstandard': [packed('zstd', zstdCompressSync(letters(50))), 'OR1003'],
  'a bomb in a bomb': [packed('gzip', gzipSync(gzipSync(letters(50)))), 'OR1004'],
  'a bomb in a bomb in a bomb': [packed('gzip', gzipSync(gzipSync(gzipSync(letters(5))))), 'OR1003', 'OR1004'],
  'a bomb in a file': [ends(answer(gzipSync(letters(50)), { 'Content-Type': 'application/gzip' })), 'OR1004'],
  'a bomb of lines': [
    ends(answer(gzipSync(Buffer.alloc(50_000_000, '\n{"text": 1}')), { 'Content-Type': 'application/x-ndjson' })),
    'OR1109',
    'OR1110',
  ],
  'packed many times over': [packed('gzip, gzip, gzip, gzip', gzipSync(GOOD)), 'OR1003'],
  'packed as constructor': [packed('constructor', gzipSync(GOOD)), 'OR1003'],
  'packed, and is not': [packed('gzip', Buffer.from(GOOD)), 'OR1015'],
  'packed, and cut': [ends(head(HTML, 'Content-Encoding: gzip'), gzipSync(GOOD).subarray(0, 30)), 'OR1015'],
  'packed, and drips': [
    drips(head(HTML, 'Content-Encoding: gzip'), gzipSync(GOOD).subarray(0, 1), 50),
    'OR1101',
    'OR1015',
  ],
  'packed, with rubbish behind': [
    packed('gzip', Buffer.concat([gzipSync(GOOD), Buffer.from('rubbish')])),
    'document',
    'OR1015',
  ],
  // Not HTTP.
  'HTTP/0.9': [ends(GOOD), 'OR1106'],
  'a greeting of SSH': [ends('SSH-2.0-OpenSSH_9.6\r\n'), 'OR1106'],
  'a greeting of TLS': [ends(Buffer.from('16030100520100004e0303', 'hex')), 'OR1106'],
  'bytes at random': [ends(Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256))), 'OR1106'],
  'a version that is none': [ends('HTTP/9.9 200 OK\r\n\r\n' + GOOD), 'OR1106', 'document'],
  'a status of two figures': [ends('HTTP/1.1 20 OK\r\n\r\n' + GOOD), 'OR1106'],
  'a status of letters': [ends('HTTP/1.1 abc OK\r\n\r\n' + GOOD), 'OR1106'],
  'status 999': [ends('HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n'), 'OR1103'],
  'a switch of protocols': [
    ends('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n' + GOOD),
    'OR1106',
  ],
  'no content': [ends('HTTP/1.1 204 No Content\r\n\r\n'), 'OR1002'],
  'not modified, unasked': [ends('HTTP/1.1 304 Not Modified\r\n\r\n'), 'OR1103'],
  'a reason with an escape': [ends(answer('', {}, '500 \u001b[2J\u001b[31mred')), 'OR1103', 'OR1106'],
  'a reason with C1 control characters': [ends(answer('', {}, '500 \u009b2J\u0085x')), 'OR1103', 'OR1106'],
  'a reason as long as the headers may be': [ends(answer('', {}, `500 ${'x'.repeat(15_000)}`)), 'OR1103', 'OR1106'],
  'a NUL in a header': [ends(head(HTML, 'A: b\0c') + GOOD), 'OR1106'],
  'a header without a name': [ends(head(HTML, ': x') + GOOD), 'OR1106'],
  'a folded header': [ends(head(HTML, 'A: b\r\n c') + GOOD), 'OR1106', 'document'],
  'bare line feeds': [ends(`HTTP/1.1 200 OK\n${HTML}\n\n${GOOD}`), 'OR1106', 'document'],
  'a negative length': [ends(head(HTML, 'Content-Length: -5') + GOOD), 'OR1106'],
  'a length in letters': [ends(head(HTML, 'Content-Length: many') + GOOD), 'OR1106'],
  'a length of 400 figures': [ends(head(HTML, `Content-Length: ${'9'.repeat(400)}`) + GOOD), 'OR1106'],
  'two lengths': [ends(head(HTML, 'Content-Length: 5', 'Content-Length: 50') + GOOD), 'OR1106'],
  'a length too short': [ends(head(HTML, 'Content-Length: 90') + GOOD), 'OR1106', 'document'],
  'a length too long': [ends(head(HTML, 'Content-Length: 5000') + GOOD), 'OR1106'],
  'a second answer, unasked': [
    says(
      answer(GOOD, { Connection: 'keep-alive' }),
      answer('<p>The minister said what nobody asked.', { Connection: 'keep-alive' }),
    ),
    'document',
    'OR1106',
  ],
  'a length and chunks': [ends(head(HTML, CHUNKED, 'Content-Length: 5') + '1\r\nx\r\n0\r\n\r\n'), 'OR1106', 'document'],
  'a chunk of 2^64 bytes': [ends(head(HTML, CHUNKED) + 'ffffffffffffffff\r\nx'), 'OR1106'],
  'a chunk of a size that is none': [ends(head(HTML, CHUNKED) + 'zz\r\nx'), 'OR1106'],
  'an encoding of the transfer that is none': [
    ends(head(HTML, 'Transfer-Encoding: rubbish') + GOOD),
    'OR1106',
    'document',
  ],
  // Names that every object has.
  'headers called as what every object has': [
    ends(answer(GOOD, { constructor: 'x', __PROTO__: 'x', hasOwnProperty: 'x', __proto: 'x', valueof: 'x' })),
    'document',
    'OR1106',
  ],
  'a header called __proto__, twice': [
    ends(head(HTML, '__proto__: a', '__proto__: b', 'Connection: close') + GOOD),
    'document',
    'OR1106',
  ],
  'a trailer called constructor': [
    ends(
      head(HTML, CHUNKED, 'Connection: close') +
        `${GOOD.length.toString(16)}\r\n${GOOD}\r\n0\r\nconstructor: x\r\n__proto__: y\r\n\r\n`,
    ),
    'document',
    'OR1106',
  ],
  'the type constructor': [typed('constructor'), 'OR1003'],
  'the type __proto__': [typed('__proto__'), 'OR1003'],
  'the type toString': [typed('toString'), 'OR1003'],
  'the type hasOwnProperty': [typed('hasOwnProperty; charset=valueOf'), 'OR1003'],
  'a type of control characters': [typed('\u009b31m\u0085'), 'OR1003', 'OR1106'],
  'a type of 10,000 letters': [typed('x'.repeat(10_000)), 'OR1003', 'OR1106'],
  'the charset constructor': [typed('text/html; charset=constructor'), 'document', 'OR1005'],
  'the charset __proto__': [typed('text/plain; charset=__proto__', 'The minister said so.'), 'document', 'OR1005'],
  'a charset of 10,000 letters': [typed(`text/html; charset=${'x'.repeat(10_000)}`), 'document', 'OR1005'],
  'a feed in the charset constructor': [typed('application/rss+xml; charset=constructor', rss([])), 'OR1005', 'OR1017'],
  // Redirects.
  'a redirect to itself': [(socket) => redirects('/hostile')(socket), 'OR1102'],
  'a redirect to ever longer addresses': [
    (socket) => redirects(`/hostile?${'x'.repeat(7000)}`)(socket),
    'OR1102',
    'OR1103',
    'OR1106',
  ],
  'a redirect to a script': [redirects('javascript:alert(1)'), 'OR1107'],
  'a redirect to a file': [redirects('file:///etc/passwd'), 'OR1107'],
  'a redirect to data': [redirects('data:text/html,<p>x'), 'OR1107'],
  'a redirect to a port that is none': [redirects('http://127.0.0.1:99999/'), 'OR1107'],
  'a redirect to control characters': [redirects('http://\u009b31m\u0085/'), 'OR1106', 'OR1107'],
  'a redirect to nothing': [redirects(''), 'OR1102', 'OR1103'],
  'a redirect with a body without end': [floods('HTTP/1.1 302 Found\r\nLocation: /good\r\n\r\n', 'x'), 'document'],
  // Records.
  'broken lines without end': [floods(head(NDJSON), '{"text": 1}\n'), 'OR1109'],
  'lines that are no records without end': [floods(head(NDJSON) + '{}\n', 'x\n'), 'OR1109'],
  'blank lines without end': [floods(head(NDJSON) + '{"text": "x"}\n', '\n'), 'OR1109'],
  'lines of blanks without end': [floods(head(NDJSON), '  \t\n'), 'OR1109', 'OR1110'],
  'one line without end': [floods(head(NDJSON) + '{"text": "', 'x'), 'OR1110'],
  'sound lines with pauses': [drips(head(NDJSON), '{"text": "x"}\n', 400), SLOW_STREAM, 'OR1110'],
  'a line that drips': [drips(head(NDJSON) + '{"text": "', 'x', 100), 'OR1101', 'OR1110'],
  'an archive of rubbish without end': [
    floods(head('Content-Type: application/warc') + 'WARC/1.0\r\n', 'rubbish\n'),
    'OR1109',
    'OR1110',
  ],
  'an archive of broken records without end': [
    floods(head('Content-Type: application/warc'), 'WARC/1.0\r\nWARC-Type: response\r\n\r\n'),
    'OR1109',
    'OR1110',
  ],
  'an archive of other records without end': [
    floods(
      head('Content-Type: application/warc'),
      'WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 4\r\n\r\nGET \r\n\r\n',
    ),
    'OR1110',
  ],
  'a packed archive of rubbish': [
    ends(
      answer(Buffer.concat([gzipSync('WARC/1.0\r\n'), Buffer.alloc(500_000, '\u001f\u008b', 'latin1')]), {
        'Content-Type': 'application/warc',
      }),
    ),
    'OR1109',
    'OR1019',
    'OR1020',
  ],
  // Feeds and lists.
  'a feed that is deep': [
    typed('application/rss+xml', `<rss version="2.0"><channel>${'<a>'.repeat(20_000)}`),
    'OR1017',
  ],
  'a feed that unfolds': [
    typed(
      'application/rss+xml',
      `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "${`&a${at === 0 ? '' : at - 1};`.repeat(10)}">`).join('')}]>${rss(['<title>&a19;</title>'])}`,
    ),
    'OR1017',
  ],
  'a feed without end': [
    floods(head('Content-Type: application/rss+xml') + '<rss version="2.0"><channel>', '<item><link>/x</link></item>'),
    'OR1004',
  ],
  'a feed that leads to itself': [ends(answer(rss(['<link>/hostile</link>']), XML)), 'OR1017'],
  'a list that leads to itself': [ends(answer(opml(['/hostile']), { 'Content-Type': 'text/x-opml' })), 'OR1017'],
};

async function read(inputs: readonly string[], options: SourceOptions = {}): Promise<(RawDocument | FailedInput)[]> {
  return Array.fromAsync(inputsOf(inputs, { ...OPTIONS, ...options }));
}

/** Codes and 'document', in order; each document goes through the parser, and its code stands for it where it fails. */
async function outcomesOf(items: readonly (RawDocument | FailedInput)[]): Promise<string[]> {
  const outcomes: string[] = [];
  for (const item of items) {
    const article = item.form === 'failed' ? item.error : await parseArticle(item).catch((error: unknown) => error);
    outcomes.push(article instanceof OnrecordError ? article.code : article instanceof Error ? 'OR9001' : 'document');
  }
  return outcomes;
}

describe('an address answers with', () => {
  test.each(Object.entries(HOSTILE))('%s', { timeout: 60_000 }, async (_, [answering, ...expected]) => {
    server.route('/hostile', answering);
    const timeout = isSlow(expected) ? SHORT : 30_000;
    const items = await read([`${server.url}/hostile`, `${server.url}/good`], { timeout });
    // No more is said than there is to say: a hundred records that fail, and that this was enough.
    expect(items.length).toBeLessThanOrEqual(110);
    for (const item of items) {
      if (item.form !== 'failed') continue;
      expect(item.error.code).not.toBe('OR9001');
      expect(item.error.message.length).toBeLessThan(1000);
      // oxlint-disable-next-line no-control-regex
      expect(item.error.message).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    }
    const last = await outcomesOf(items.slice(-2));
    expect(last.at(-1)).toBe('document');
    expect(expected).toContain(last[0]);
    const good = items.at(-1);
    expect(good && 'bytes' in good ? Buffer.from(good.bytes).toString() : null).toBe(GOOD);
  });

  test('there are more than 37', () => expect(Object.keys(HOSTILE).length).toBeGreaterThanOrEqual(37));
});

/** robots.txt files; the page may be read or refused, as long as it comes to an end. */
const ROBOTS: Readonly<Record<string, readonly [Answering, ...string[]]>> = {
  'nothing at all': [() => {}, 'OR1101', 'OR1106'],
  'rules without end': [
    floods(head('Content-Type: text/plain') + 'User-agent: *\n', 'Disallow: /closed\n'),
    'document',
  ],
  'a line without end': [floods(head('Content-Type: text/plain') + 'User-agent: *\nDisallow: /', 'x'), 'document'],
  'bytes that drip': [drips(head('Content-Type: text/plain', CHUNKED), '1\r\n#\r\n', 50), 'OR1101', 'OR1106'],
  'a bomb': [packed('gzip', gzipSync(letters(50))), 'document'],
  'names and rules without number': [
    typed('text/plain', 'user-agent:a\n'.repeat(20_000) + 'allow:/\n'.repeat(30_000)),
    'document',
  ],
  wildcards: [typed('text/plain', `User-agent: *\nDisallow: /${'*a'.repeat(200_000)}\n`), 'OR1105', 'document'],
  'names that every object has': [
    typed('text/plain', 'User-agent: __proto__\nDisallow: /\nUser-agent: constructor\nDisallow: /\n'),
    'document',
  ],
  'a redirect to itself': [redirects('/robots.txt'), 'document'],
  'bytes at random': [
    typed('text/plain', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)).toString('latin1')),
    'document',
  ],
  'broken packing': [packed('gzip', Buffer.from('no gzip')), 'OR1106'],
  'an answer that is none': [ends('SSH-2.0-OpenSSH_9.6\r\n'), 'OR1106'],
  'a flood of headers': [floods('HTTP/1.1 200 OK\r\n', 'A: b\r\n'), 'OR1106'],
};

describe('a robots.txt has', () => {
  test.each(Object.entries(ROBOTS))('%s', { timeout: 60_000 }, async (_, [answering, ...expected]) => {
    const robbed = await startRawServer();
    try {
      robbed.route('/robots.txt', answering);
      const path = `/${'a'.repeat(2000)}`;
      const timeout = isSlow(expected) ? SHORT : 30_000;
      robbed.route(path, ends(answer(GOOD)));
      const outcomes = await outcomesOf(await read([`${robbed.url}${path}`, `${server.url}/good`], { timeout }));
      expect(outcomes.at(-1)).toBe('document');
      expect(expected).toContain(outcomes[0]);
    } finally {
      await robbed.close();
    }
  });
});

/** One round of watch over these feeds: what was taken in, and what was told. */
async function watchOnce(name: string, feeds: readonly string[], options: SourceOptions = {}) {
  const taken: string[] = [];
  const told: string[] = [];
  await watchFeeds(feeds, {
    ...OPTIONS,
    ...options,
    state: join(folder, `${name}.json`),
    every: 60_000,
    once: true,
    report: (error) => told.push(error.code),
    take: async (item) => {
      taken.push(item.form === 'failed' ? item.error.code : new URL(item.id).pathname);
      return item.form === 'failed' ? item.error : null;
    },
  });
  return { taken, told };
}

/** Every fifth of the hostile answers, or all. */
const sample = (): Answering[] =>
  Object.values(HOSTILE)
    .filter((_, at) => at % cases(5, 1) === 2 % cases(5, 1))
    .map(([answering]) => answering);

describe('watch', () => {
  test('goes on to the next item and the next feed, whatever an item answers', { timeout: 300_000 }, async () => {
    const some = sample();
    // Good items stand between, so that what is borne with in a row is not what is tested here.
    const mixed = some.flatMap((answering, at) => {
      server.route(`/item/${at}`, answering);
      server.route(`/good?${at}`, ends(answer(GOOD)));
      return [`<link>/item/${at}</link>`, `<link>/good?${at}</link>`];
    });
    server.route('/feed', ends(answer(rss(mixed), XML)));
    server.route('/next', ends(answer(rss(['<link>/good</link>']), XML)));
    const { taken, told } = await watchOnce('items', [`${server.url}/feed`, `${server.url}/next`], { timeout: SHORT });
    expect(told).toEqual([]);
    expect(taken.filter((one) => one === '/good').length).toBe(some.length + 1);
    expect(taken).not.toContain('OR9001');
    expect(taken.length).toBe(mixed.length + 1);
  });

  test('goes on to the next feed, whatever a feed answers', { timeout: 300_000 }, async () => {
    const some = sample().map((answering, at) => {
      server.route(`/feed/${at}`, answering);
      return `${server.url}/feed/${at}`;
    });
    const { taken, told } = await watchOnce('feeds', [...some, `${server.url}/next`], { timeout: SHORT });
    expect(taken.at(-1)).toBe('/good');
    expect(told).not.toContain('OR9001');
    expect(told.length).toBeGreaterThan(some.length / 2);
  });

  test('gives a feed up for this time when many of its items fail in a row, and goes on there the next time', async () => {
    const links = Array.from({ length: 50 }, (_, at) => `<link>/gone/${at}</link>`);
    server.route('/dead', ends(answer(rss([...links, '<link>/good</link>']), XML)));
    const feeds = [`${server.url}/dead`, `${server.url}/next`];
    expect(await watchOnce('dead', feeds)).toEqual({ taken: [...Array(20).fill('OR1103'), '/good'], told: ['OR1111'] });
    expect(await watchOnce('dead', feeds)).toEqual({ taken: Array(20).fill('OR1103'), told: ['OR1111'] });
    expect(await watchOnce('dead', feeds)).toEqual({ taken: [...Array(10).fill('OR1103'), '/good'], told: [] });
  });

  test('gives a list up for this time when many of its feeds fail in a row', async () => {
    server.route(
      '/list',
      ends(answer(opml(Array.from({ length: 100 }, (_, at) => `/none/${at}`)), { 'Content-Type': 'text/x-opml' })),
    );
    const { taken, told } = await watchOnce('list', [`${server.url}/list`, `${server.url}/next`]);
    expect(taken).toEqual(['/good']);
    expect(told).toEqual([...Array(20).fill('OR1103'), 'OR1111']);
  });

  test('remembers little of a feed that has much', { timeout: 60_000 }, async () => {
    const long = 'x'.repeat(20_000);
    const odd = [`<guid>${long}</guid><link>/good</link>`, `<guid>__proto__</guid><link>/good</link>`];
    server.route(
      '/odd',
      ends(answer(rss([...odd, ...Array.from({ length: 3 }, (_, at) => `<guid>${at}</guid>`)]), XML)),
    );
    await watchOnce('odd', [`${server.url}/odd`]);
    const seen = [...((await loadWatchState(join(folder, 'odd.json'))).get(`${server.url}/odd`)?.seen.keys() ?? [])];
    expect(seen.length).toBe(5);
    expect(Math.max(...seen.map((id) => id.length))).toBeLessThan(200);
  });
});

test(
  'a feed of a million items and a list of a million feeds are read as far as they may be',
  { timeout: 120_000 },
  async () => {
    const many = cases(60_000, 1_000_000);
    server.route('/million', ends(answer(rss(Array(many).fill('<link>/good</link>')), XML)));
    const items = await read([`${server.url}/million`, `${server.url}/good`], {
      maxSize: 200_000_000,
      timeout: 60_000,
    });
    // The one address that all items have is fetched once.
    expect(await outcomesOf(items)).toEqual(['document', 'OR1022', 'document']);

    const list = opml(Array.from({ length: many }, (_, at) => `/none/${at}`));
    server.route('/list', ends(answer(list, { 'Content-Type': 'text/x-opml' })));
    const feeds = await read([`${server.url}/list`, `${server.url}/good`], { maxSize: 200_000_000, timeout: 60_000 });
    expect(await outcomesOf(feeds)).toEqual([...Array(20).fill('OR1103'), 'OR1109', 'document']);
  },
);

test('an item with transcripts without number gives some of them', async () => {
  const transcripts = Array.from(
    { length: 5000 },
    (_, at) => `<podcast:transcript url="/t/${at}" type="text/vtt"/>`,
  ).join('');
  server.route('/talks', ends(answer(rss([`<link>/good</link>${transcripts}`]), XML)));
  const items = await read([`${server.url}/talks`, `${server.url}/good`], { maxSize: 2_000_000 });
  expect(items.length).toBeLessThanOrEqual(22);
  expect((await outcomesOf(items)).at(-1)).toBe('document');
});

test('a name server that is silent, fails oddly or answers with nothing is given up', async () => {
  const inputs = ['http://silent.example/', 'http://odd.example/', 'http://empty.example/', 'http://long.example/'];
  const resolve: SourceOptions['resolve'] = (name) => {
    if (name.startsWith('silent')) return new Promise(() => {});
    if (name.startsWith('odd')) return Promise.reject(new Error('\u001b[31mconstructor'));
    return Promise.resolve(
      name.startsWith('empty') ? [] : Array.from({ length: 10_000 }, () => ({ address: '127.0.0.1', family: 4 })),
    );
  };
  for (const ignoreRobots of [true, false]) {
    const items = await read(inputs, { resolve, ignoreRobots, timeout: SHORT });
    const codes = await outcomesOf(items);
    expect(codes.map((code) => code === 'OR1106' || code === 'OR1101')).toEqual(Array(4).fill(true));
    // oxlint-disable-next-line no-control-regex
    for (const item of items) if (item.form === 'failed') expect(item.error.message).not.toMatch(/[\u0000-\u001f]/);
  }
});
