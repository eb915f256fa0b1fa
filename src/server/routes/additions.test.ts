import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type ClientRequest, request as ask } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { actors, type Ledger, openLedger } from '../../index.ts';
import { rss } from '../../sources/testing/feeds.ts';
import { closeServers, page, serve } from '../../sources/testing/server.ts';
import { buildApp } from '../app.ts';
import { type Intake, openIntake } from '../intake.ts';
import { listenTo, type ReceivedEvent } from '../testing/events.ts';
import { LIMITS } from '../security/index.ts';
import { newClock, testAccounts } from '../security/testing/app.ts';

const SAMPLES = new URL('../../../samples/', import.meta.url);
const root = mkdtempSync(join(tmpdir(), 'onrecord-routes-'));
const folder = join(root, 'additions');
let ledger: Ledger;
let intake: Intake;
let accounts: Awaited<ReturnType<typeof testAccounts>>;
let app: FastifyInstance;
let url = '';

beforeAll(async () => {
  ledger = await openLedger(join(root, 'ledger.sqlite'), { thread: false });
  intake = await openIntake(ledger, {
    paths: { additions: folder, feeds: join(root, 'feeds.json'), watchState: join(root, 'watch.json') },
    sources: { allowPrivate: true },
    limits: { fileSize: 100_000, files: 3 },
  });
  accounts = await testAccounts(newClock());
  app = await buildApp({
    ledger,
    accounts,
    intake,
    actors: actors(),
    topics: [],
    readOnly: false,
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(closeServers);
afterAll(async () => {
  await app.close();
  await intake.close();
  await accounts.dispose();
  await ledger.close();
  rmSync(root, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly id: string; readonly code: string };
  readonly location: string | null;
}

async function send(method: string, path: string, body?: unknown): Promise<Answer> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${url}${path}`, {
    method,
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    headers: { origin: url, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) },
  });
  const text = await response.text();
  const given = (text === '' ? {} : JSON.parse(text)) as Answer['body'];
  return { status: response.status, body: given, location: response.headers.get('location') };
}

const formOf = (
  tags: readonly string[],
  ...files: readonly (readonly [name: string, bytes: string | Buffer<ArrayBuffer>])[]
): FormData => {
  const form = new FormData();
  for (const [name, bytes] of files) form.append('file', new Blob([bytes]), name);
  for (const tag of tags) form.append('tag', tag);
  return form;
};

/** All events until the stream ends. */
async function heard(path: string, last?: string): Promise<ReceivedEvent[]> {
  const connection = await listenTo(`${url}${path}`, last);
  const events: ReceivedEvent[] = [];
  for (let event = await connection.next(); event; event = await connection.next()) events.push(event);
  return events;
}

test('a text is acknowledged, told of as it is added, and shown with its document', async () => {
  const given = {
    text: '“The toll stays,” Ine Dahl said.',
    title: 'Toll',
    url: 'https://news.example/t',
    tags: ['Tolls'],
  };
  const { status, body, location } = await send('POST', '/api/additions', given);
  expect([status, location]).toEqual([202, `/api/additions/${body.id}`]);
  expect(body).toMatchObject({ by: 'local', tags: ['tolls'], contents: { kind: 'text', text: { title: 'Toll' } } });
  const events = await heard(`${location}/events`);
  expect(events.filter(({ event }) => event === 'document').map(({ id, data }) => [id, data])).toEqual([
    ['1', expect.objectContaining({ status: 'added', statements: 1 })],
  ]);
  expect(events.at(-1)).toMatchObject({ id: '1', event: 'addition', data: { state: 'done', counts: { added: 1 } } });
  const detail = await send('GET', location ?? '');
  expect(detail.body).toMatchObject({ addition: { state: 'done' }, documents: [{ status: 'added' }], next: null });
  // A browser that comes back is told that this was all.
  expect((await listenTo(`${url}${location}/events`, '1')).status).toBe(204);
  expect((await heard(`${location}/events`, '0')).map(({ event }) => event)).toEqual(['document', 'addition']);
  expect(await send('DELETE', location ?? '')).toMatchObject({ status: 409, body: { code: 'OR8137' } });
});

test('files are uploaded with their tags; a bad one fails beside a good one', async () => {
  const html = readFileSync(new URL('articles/coast-mail-2024-03-13.html', SAMPLES));
  const { status, body } = await send(
    'POST',
    '/api/additions/files',
    formOf(['Coast'], ['coast.html', html], ['x.pdf', 'no pdf']),
  );
  expect(status).toBe(202);
  expect(body).toMatchObject({
    tags: ['coast'],
    contents: { files: [{ name: 'coast.html', size: html.length }, { name: 'x.pdf' }] },
  });
  await heard(`/api/additions/${body.id}/events`);
  const all = await send('GET', `/api/additions/${body.id}`);
  expect(all.body).toMatchObject({ addition: { state: 'done', counts: { added: 1, failed: 1 } } });
  const failed = await send('GET', `/api/additions/${body.id}?only=failed&limit=1`);
  expect(failed.body['documents']).toMatchObject([
    { input: 'x.pdf', error: { code: 'OR1011', remedy: expect.any(String) } },
  ]);
});

test('a text without a title is called a text where it fails', async () => {
  const { body } = await send('POST', '/api/additions', { text: ' ', title: ' ' });
  await heard(`/api/additions/${body.id}/events`);
  expect((await send('GET', `/api/additions/${body.id}`)).body['documents']).toMatchObject([
    { status: 'failed', input: 'the text', error: { message: expect.stringMatching(/^the text: /) } },
  ]);
});

test('an upload that is too large, too many, malformed or cut off is refused, and nothing is left of it', async () => {
  const before = (await send('GET', '/api/additions')).body['total'];
  const large = Buffer.alloc(100_001, 'a');
  const upload = (...files: readonly (readonly [string, string | Buffer<ArrayBuffer>])[]) =>
    send('POST', '/api/additions/files', formOf([], ...files));
  expect(await upload(['a.txt', 'fine'], ['b.txt', large])).toMatchObject({ status: 413, body: { code: 'OR8132' } });
  expect(await upload(['b.txt', Buffer.alloc(3_000_000)])).toMatchObject({ status: 413, body: { code: 'OR8132' } });
  expect((await upload(['b.txt', large])).body['detail']).toBe('b.txt: the upload is larger than 97 KB');
  expect(await upload(...['a', 'b', 'c', 'd'].map((name) => [`${name}.txt`, name] as const))).toMatchObject({
    status: 400,
    body: { code: 'OR8133' },
  });
  expect(await upload()).toMatchObject({ status: 400, body: { code: 'OR8133' } });
  expect(await send('POST', '/api/additions/files', formOf(['a,b'], ['a.txt', 'a']))).toMatchObject({
    body: { code: 'OR3016' },
  });
  const malformed = await fetch(`${url}/api/additions/files`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
  });
  expect([malformed.status, await malformed.json()]).toMatchObject([400, { code: 'OR8133' }]);
  const unbounded = await fetch(`${url}/api/additions/files`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'multipart/form-data' },
    body: 'a',
  });
  expect([unbounded.status, await unbounded.json()]).toMatchObject([400, { code: 'OR8133' }]);
  await cutOff(false);
  await cutOff(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  expect((await send('GET', '/api/additions')).body['total']).toBe(before);
});

const arriving = (): string[] => readdirSync(folder).filter((name) => name.startsWith('.arriving-'));

function halfAnUpload(): ClientRequest {
  const upload = ask(`${url}/api/additions/files`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'multipart/form-data; boundary=x', 'content-length': '5000' },
  });
  upload.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf');
  return upload;
}

/** Sends half of an upload and hangs up, once there is a folder for it or (late) half a file; fulfilled when all is gone. */
async function cutOff(late: boolean): Promise<void> {
  const upload = halfAnUpload();
  const left = once(upload, 'error');
  const hasBegun = (): boolean => arriving().some((name) => !late || existsSync(join(folder, name, 'bytes', '0')));
  while (!hasBegun()) await new Promise(setImmediate);
  upload.destroy();
  await left;
  while (arriving().length > 0) await new Promise(setImmediate);
}

test('what is asked wrongly is refused with a problem', async () => {
  const refused = async (method: string, path: string, body?: unknown) => {
    const answer = await send(method, path, body);
    return [answer.status, answer.body.code];
  };
  expect(await refused('POST', '/api/additions', {})).toEqual([400, 'OR8150']);
  expect(await refused('POST', '/api/additions', { addresses: [] })).toEqual([400, 'OR8150']);
  expect(await refused('POST', '/api/additions', { text: 'a', addresses: ['https://a.example'] })).toEqual([
    400,
    'OR8150',
  ]);
  expect(await refused('POST', '/api/additions', { text: 'a', url: 'javascript:alert(1)' })).toEqual([400, 'OR8150']);
  expect(await refused('POST', '/api/additions', { text: 'a', tags: [''] })).toEqual([400, 'OR3016']);
  expect(await refused('GET', '/api/additions/none')).toEqual([404, 'OR8130']);
  expect(await refused('GET', '/api/additions/none/events')).toEqual([404, 'OR8130']);
  expect(await refused('DELETE', '/api/additions/none')).toEqual([404, 'OR8130']);
  expect(await refused('GET', '/api/additions?limit=0')).toEqual([400, 'OR8150']);
  expect(await refused('GET', '/api/additions?cursor=none')).toEqual([404, 'OR8130']);
  expect(await refused('GET', '/api/additions?from=1')).toEqual([400, 'OR8150']);
  expect(await refused('GET', '/api/additions?status=failed')).toEqual([400, 'OR8150']);
  expect(await refused('GET', '/api/additions/none?offset=1')).toEqual([400, 'OR8150']);
  expect(await refused('GET', '/api/feeds?state=failed')).toEqual([400, 'OR8150']);
  expect(await refused('PATCH', '/api/feeds/none', { paused: true })).toEqual([404, 'OR8138']);
  expect(await refused('POST', '/api/feeds', { address: 'file:///etc/passwd' })).toEqual([400, 'OR1107']);
  expect(await refused('POST', '/api/feeds', { address: 'https://a.example', every: 0 })).toEqual([400, 'OR8150']);
});

test('all additions are followed; who comes back is told what was missed, and who leaves leaves nothing behind', async () => {
  const before = intake.additions.listeners;
  const first = await listenTo(`${url}/api/additions/events`);
  expect([first.status, first.contentType]).toEqual([200, 'text/event-stream']);
  const one = (await send('POST', '/api/additions', { text: '“One,” Kari Nygård said.' })).body.id;
  let last: ReceivedEvent | null = null;
  const isDone = (): boolean => (last?.data as { state?: string } | undefined)?.state === 'done';
  while (!isDone()) last = await first.next();
  expect(last?.data).toMatchObject({ id: one });
  first.leave();
  while (intake.additions.listeners > before) await new Promise(setImmediate);

  const two = (await send('POST', '/api/additions', { text: '“Two,” Kari Nygård said.' })).body.id;
  await heard(`/api/additions/${two}/events`);
  const second = await listenTo(`${url}/api/additions/events`, last?.id);
  expect(await second.next()).toMatchObject({ event: 'addition', data: { id: two, state: 'done' } });
  second.leave();
  while (intake.additions.listeners > before) await new Promise(setImmediate);
});

test('a stream of events ends after a while, so that rights are looked at again', async () => {
  const before = intake.additions.listeners;
  const ended = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(ended.signal);
  const connection = await listenTo(`${url}/api/additions/events`);
  expect(timeout).toHaveBeenCalledWith(LIMITS.eventsMilliseconds);
  timeout.mockRestore();
  while (intake.additions.listeners === before) await new Promise(setImmediate);
  ended.abort();
  expect(await connection.next()).toBeNull();
  expect(intake.additions.listeners).toBe(before);
});

test('a feed is asked once, watched, paused and taken out', async () => {
  const items = ['a', 'b'].map((name) => `<title>${name}</title><link>/${name}</link><guid>${name}</guid>`);
  const article = (name: string) =>
    page(`<article><p>${`“The ${name} bridge stays open,” Kari Nygård said on Monday. `.repeat(8)}</p></article>`);
  const site = await serve({
    '/feed': page(rss(items), { 'content-type': 'application/rss+xml', etag: '"1"' }),
    '/a': article('old'),
    '/b': article('new'),
  });
  const { status, body, location } = await send('POST', '/api/feeds', {
    address: `${site.url}/feed#x`,
    tags: ['Bridges'],
  });
  expect([status, location]).toEqual([201, `/api/feeds/${body.id}`]);
  expect(body).toMatchObject({ address: `${site.url}/feed`, every: 30, tags: ['bridges'], by: 'local', paused: false });
  const now = () => send('GET', `/api/feeds/${body.id}`);
  while ((await now()).body['last'] === null) await new Promise((resolve) => setTimeout(resolve, 10));
  expect((await now()).body).toMatchObject({
    last: { status: 200, error: null, added: 2, failed: 0 },
    brought: 2,
    failures: 0,
    polling: false,
  });
  expect(await send('POST', '/api/feeds', { address: `${site.url}/feed` })).toMatchObject({
    status: 409,
    body: { code: 'OR8139' },
  });
  expect(await send('POST', '/api/feeds', { address: `${site.url}/a` })).toMatchObject({
    status: 422,
    body: { code: 'OR1017' },
  });
  expect(await send('POST', '/api/feeds', { address: `${site.url}/none` })).toMatchObject({
    status: 502,
    body: { code: 'OR1103' },
  });
  const paused = await send('PATCH', `/api/feeds/${body.id}`, { paused: true, every: 60 });
  expect(paused.body).toMatchObject({ paused: true, every: 60, next: null, tags: ['bridges'] });
  expect((await send('DELETE', `/api/feeds/${body.id}`)).status).toBe(204);
  expect((await send('GET', '/api/feeds')).body).toEqual({ feeds: [] });
});

test('a server that takes nothing in says so', async () => {
  const closed = await buildApp({
    ledger,
    accounts,
    actors: actors(),
    topics: [],
    readOnly: true,
  });
  for (const path of ['/api/additions', '/api/additions/events', '/api/feeds'])
    expect((await closed.inject(path)).json()).toMatchObject({ code: 'OR8145', status: 403 });
  await closed.close();
});

test('a server that ends ends its streams, and waits for no upload', async () => {
  const stream = await listenTo(`${url}/api/additions/events`);
  const upload = halfAnUpload();
  const left = once(upload, 'error');
  while (arriving().length === 0) await new Promise(setImmediate);
  await app.close();
  expect(await stream.next()).toBe(null);
  await left;
  while (arriving().length > 0) await new Promise(setImmediate);
});
