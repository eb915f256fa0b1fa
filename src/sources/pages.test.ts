import { once } from 'node:events';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_LIMITS, inputsOf, type SourceOptions } from './index.ts';
import { allOf, summaryOf } from './testing/items.ts';
import { closeServers, page, redirect, serve, startServer } from './testing/server.ts';

afterEach(closeServers);

const read = (inputs: readonly string[], options: SourceOptions = {}): Promise<Record<string, unknown>[]> =>
  summaryOf(inputsOf(inputs, { allowPrivate: true, timeout: 5000, ...options }));

test('a page comes with its charset and the address at which it was found', async () => {
  let agent: string | undefined;
  const { url } = await serve({
    '/old': redirect('/new#part'),
    '/new': (request, response) => {
      agent = request.headers['user-agent'];
      page('<p>x', { 'content-type': 'Text/HTML; Charset="windows-1252"' })(request, response);
    },
  });
  const options = { allowPrivate: true, userAgent: 'onrecord/1.2.3' };
  const items = await allOf(inputsOf([`${url.replace('//', '//name:secret@')}/old`], options));
  expect(items).toMatchObject([
    { form: 'html', id: expect.stringContaining('/old') as string, charset: 'windows-1252', url: `${url}/new` },
  ]);
  expect(agent).toBe('onrecord/1.2.3');
});

test('the form goes by content type, then by the path, and bodies are unpacked', async () => {
  const { url } = await serve({
    '/gzip': page(gzipSync('<p>packed'), { 'content-type': 'text/html', 'content-encoding': 'gzip' }),
    '/brotli': page(brotliCompressSync('<p>packed'), { 'content-type': 'text/html', 'content-encoding': 'br' }),
    '/plain': page('Text', { 'content-type': 'text/plain; charset=utf-8' }),
    '/lines.jsonl': page('{"text": "One."}\n{"text": 2}\n', { 'content-type': 'text/plain' }),
    '/page.html.gz': page(gzipSync('<p>file'), { 'content-type': 'application/gzip' }),
    '/captions': page('WEBVTT\n\n', { 'content-type': 'application/octet-stream' }),
    '/untyped.pdf': page('%PDF-1.4', {}),
    '/image': page('<svg>', { 'content-type': 'image/svg+xml' }),
    '/empty': page(''),
    '/odd': page('x', { 'content-type': 'text/html', 'content-encoding': 'odd' }),
    '/broken': page('x', { 'content-type': 'text/html', 'content-encoding': 'gzip' }),
  });
  const paths = ['gzip', 'brotli', 'plain', 'lines.jsonl', 'page.html.gz', 'captions', 'untyped.pdf', 'image'];
  const items = await read([...paths, 'empty', 'odd', 'broken'].map((path) => `${url}/${path}`));
  expect(items.map((item) => [item.code ?? item.form ?? 'record', item.text])).toEqual([
    ['html', '<p>packed'],
    ['html', '<p>packed'],
    ['text', 'Text'],
    ['record', undefined],
    ['OR1009', undefined],
    ['html', '<p>file'],
    ['transcript', 'WEBVTT\n\n'],
    ['pdf', '%PDF-1.4'],
    ['OR1003', undefined],
    ['OR1002', undefined],
    ['OR1003', undefined],
    ['OR1015', undefined],
  ]);
});

test('an address that fails stands in its place, and the rest goes on', async () => {
  const closed = await startServer(() => {});
  await closed.close();
  const { url } = await serve({
    '/good': page('<p>good'),
    '/failing': (_, response) => response.writeHead(500).end(),
    '/nowhere': (_, response) => response.writeHead(302).end(),
    '/cut': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100' });
      response.write('<p>cut', () => response.destroy());
    },
    '/cut-packed': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip', 'content-length': '100' });
      response.write(gzipSync('<p>cut').subarray(0, 15), () => response.destroy());
    },
    '/file': redirect('file:///etc/passwd'),
  });
  const items = await read([
    `${url}/missing`,
    `${url}/failing`,
    `${url}/nowhere`,
    `${url}/cut`,
    `${url}/cut-packed`,
    `${url}/file`,
    'ftp://127.0.0.1/x',
    'http://[broken',
    `${closed.url}/`,
    `${url}/good`,
  ]);
  expect(items.map((item) => item.code ?? item.text)).toEqual([
    'OR1103',
    'OR1103',
    'OR1103',
    'OR1106',
    'OR1106',
    'OR1107',
    'OR1107',
    'OR1107',
    'OR1106',
    '<p>good',
  ]);
  expect(items[0]?.message).toBe(`${url}/missing: the server answered 404 Not Found`);
  expect(items[8]?.message).toContain('connection refused');
});

test('a server that is silent, in its answer or within the body, or that trickles, is given up', async () => {
  const { url } = await serve({
    '/silent': () => {},
    '/stuck': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('<p>and then');
    },
    '/trickle': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const timer = setInterval(() => response.write('<p>and then'), 20);
      response.on('close', () => clearInterval(timer));
    },
  });
  const inputs = ['/silent', '/stuck', '/trickle'].map((path) => url + path);
  expect(await read(inputs, { timeout: 200, ignoreRobots: true })).toEqual([
    { id: `${url}/silent`, code: 'OR1101', message: `${url}/silent: no answer within 0.2 s` },
    { id: `${url}/stuck`, code: 'OR1101', message: `${url}/stuck: no answer within 0.2 s` },
    { id: `${url}/trickle`, code: 'OR1101', message: `${url}/trickle: no answer within 0.2 s` },
  ]);
});

test('redirects are followed as far as the limit', async () => {
  const { url, asked } = await serve({
    '/round': redirect('/round'),
    '/1': redirect('/2'),
    '/2': redirect('/3'),
    '/3': page('<p>end'),
  });
  expect(await read([`${url}/round`])).toMatchObject([{ code: 'OR1102' }]);
  expect(asked.filter((path) => path === '/round')).toHaveLength(DEFAULT_LIMITS.maxRedirects + 1);
  expect(await read([`${url}/1`], { maxRedirects: 2 })).toMatchObject([{ text: '<p>end' }]);
  expect(await read([`${url}/1`], { maxRedirects: 1 })).toMatchObject([{ code: 'OR1102' }]);
});

test('a body is stopped at the limit: announced, endless, or packed small', async () => {
  let stopped: Promise<unknown> = Promise.resolve();
  let wroteAnnounced = false;
  const { url } = await serve({
    '/endless': (_, response) => {
      stopped = once(response, 'close');
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = (): void => {
        while (!response.destroyed && response.write('<p>for ever'.repeat(1000)));
      };
      response.on('drain', more);
      more();
    },
    '/announced': (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '10000000000' });
      response.write('x'.repeat(5000), () => {
        wroteAnnounced = true;
      });
    },
    '/bomb': page(gzipSync(Buffer.alloc(30_000_000, 'x')), { 'content-type': 'text/html', 'content-encoding': 'gzip' }),
  });
  const items = await read([`${url}/endless`, `${url}/announced`, `${url}/bomb`], { maxSize: 50_000 });
  expect(items.map((item) => item.code)).toEqual(['OR1004', 'OR1004', 'OR1004']);
  expect(wroteAnnounced).toBe(true);
  expect(items[1]?.message).toContain('10000 MB is more than');
  await stopped;
});

test('records from the web may come for longer than a page', async () => {
  const { url } = await serve({
    '/lines': (_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      let sent = 0;
      const timer = setInterval(() => {
        sent += 1;
        response.write('{"text": "x"}\n');
        if (sent === 12) response.end();
      }, 100);
      response.on('close', () => clearInterval(timer));
    },
  });
  const items = await read([`${url}/lines`], { timeout: 1000, ignoreRobots: true });
  expect(items.map((item) => item.code ?? item.id)).toEqual(
    Array.from({ length: 12 }, (_, index) => `line-${index + 1}`),
  );
});

test('a time limit beyond what timers count is a long one', async () => {
  const { url } = await serve({ '/': page('<p>x') });
  expect(await read([`${url}/`], { timeout: 1e12 })).toMatchObject([{ text: '<p>x' }]);
});
