import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import { feedsInFile, watchFeeds } from './index.ts';
import { waitOf } from './retry-after.ts';
import { opml, rss } from './testing/feeds.ts';
import { closeServers, page, serve } from './testing/server.ts';
import { dueAfter, remembered } from './watch-schedule.ts';
import { feedsInStateFile, loadWatchState, saveWatchState, UNKNOWN_FEED } from './watch-state.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-watch-'));
});
afterEach(async () => {
  await closeServers();
  await rm(folder, { recursive: true });
});

const state = (): string => join(folder, 'ledger.watch.json');

/** One round; what was taken in, and the codes of feeds that failed. */
async function once(...addresses: string[]): Promise<{ taken: string[]; failed: string[] }> {
  const taken: string[] = [];
  const failed: string[] = [];
  await watchFeeds(addresses, {
    state: state(),
    every: 60_000,
    once: true,
    allowPrivate: true,
    ignoreRobots: true,
    timeout: 5000,
    take: async (item) => {
      taken.push(item.form === 'failed' ? `${item.id} ${item.error.code}` : item.id);
      return item.form === 'failed' ? item.error : null;
    },
    report: (error: OnrecordError) => failed.push(error.code),
  });
  return { taken, failed };
}

const xml = { 'content-type': 'application/rss+xml' };

test('only new items are taken in, and a feed is asked for changes alone', async () => {
  let items = ['<link>/1</link>'];
  const conditions: (string | undefined)[] = [];
  const { url, asked } = await serve({
    '/rss': (request: IncomingMessage, response) => {
      conditions.push(request.headers['if-none-match']);
      const etag = `"${items.length}"`;
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { ...xml, etag }).end(rss(items));
    },
    '/1': page('<p>one'),
    '/2': page('<p>two'),
  });
  expect((await once(`${url}/rss`)).taken).toEqual([`${url}/1`]);
  expect((await once(`${url}/rss`)).taken).toEqual([]);
  items = ['<link>/2</link>', ...items];
  expect((await once(`${url}/rss`)).taken).toEqual([`${url}/2`]);
  expect(conditions).toEqual([undefined, '"1"', '"1"']);
  expect(asked).toEqual(['/rss', '/1', '/rss', '/rss', '/2']);
});

test('Last-Modified serves where there is no ETag', async () => {
  const since: (string | undefined)[] = [];
  const { url } = await serve({
    '/rss': (request: IncomingMessage, response) => {
      since.push(request.headers['if-modified-since']);
      response.writeHead(200, { ...xml, 'last-modified': 'Wed, 04 May 2022 10:00:00 GMT' }).end(rss([]));
    },
  });
  await once(`${url}/rss`);
  await once(`${url}/rss`);
  expect(since).toEqual([undefined, 'Wed, 04 May 2022 10:00:00 GMT']);
});

test('an item that fails for now is tried again, one that fails for good is not', async () => {
  let answers = 2;
  const { url, asked } = await serve({
    '/rss': page(rss(['<link>/busy</link>', '<link>/never</link>', '<link>/gone</link>']), { ...xml, etag: '"1"' }),
    '/busy': (_, response) => {
      answers -= 1;
      response.writeHead(answers < 0 ? 200 : 503, { 'content-type': 'text/html' }).end('<p>busy');
    },
    '/never': (_, response) => response.writeHead(429).end(),
  });
  for (let round = 0; round < 8; round += 1) await once(`${url}/rss`);
  const times = (path: string): number => asked.filter((one) => one === path).length;
  expect([times('/busy'), times('/never'), times('/gone')]).toEqual([3, 5, 1]);
});

test('what cannot be put down now is tried again, and what is given up is told once', async () => {
  const { url } = await serve({
    '/rss': page(rss(['<link>/held</link>', '<link>/never</link>', '<link>/wrong</link>']), { ...xml, etag: '"1"' }),
    '/held': page('<p>held up'),
    '/never': (_, response) => response.writeHead(503).end(),
    '/wrong': page('<p>wrong'),
  });
  const waiting = ['OR3006', 'OR8021'] as const;
  const codes = waiting.values();
  const taken: string[] = [];
  const givenUp: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    await watchFeeds([`${url}/rss`], {
      state: state(),
      every: 1,
      once: true,
      allowPrivate: true,
      ignoreRobots: true,
      report: () => {},
      async take({ id, input, ...item }) {
        const path = new URL(id).pathname;
        if (item.form === 'failed') return item.error;
        if (path === '/wrong') return new OnrecordError('OR1010', { input, found: 'fr' });
        const code = codes.next().value;
        if (code !== undefined) return new OnrecordError(code, { input, fault: 'out of reach' });
        taken.push(path);
        return null;
      },
      givenUp: async ({ id, error }) => void givenUp.push(`${round} ${new URL(id).pathname} ${error.code}`),
    });
  }
  expect(taken).toEqual(['/held']);
  expect(givenUp).toEqual(['0 /wrong OR1010', '4 /never OR1103']);
});

test('an item that was put off is tried on when the feed has it no more', async () => {
  let round = 0;
  const { url } = await serve({
    '/rss': (_, response) => response.writeHead(200, xml).end(rss([`<link>/${round}</link>`])),
    '/0': (_, response) => (round < 2 ? response.writeHead(503).end() : response.writeHead(200).end('<p>nought')),
    '/1': page('<p>one'),
    '/2': page('<p>two'),
  });
  const taken: string[][] = [];
  for (; round < 4; round += 1) taken.push((await once(`${url}/rss`)).taken);
  const refused = `${url}/0 OR1103`;
  expect(taken.slice(0, 3)).toEqual([[refused], [`${url}/1`, refused], [`${url}/2`, `${url}/0`]]);
  expect(taken[3]?.some((id) => id.startsWith(`${url}/0`))).toBe(false);
});

test('a feed that fails is left alone for longer and longer, and as long as it asks for', async () => {
  const { url, asked } = await serve({
    '/busy': (_, response) => response.writeHead(429, { 'retry-after': '7200' }).end(),
    '/page': page('<p>no feed'),
    '/rss': page(rss([]), xml),
  });
  const before = Date.now();
  expect((await once(`${url}/busy`, `${url}/page`, `${url}/rss`)).failed).toEqual(['OR1103', 'OR1017']);
  expect((await once(`${url}/busy`, `${url}/page`, `${url}/rss`)).failed).toEqual([]);
  expect(asked).toEqual(['/busy', '/page', '/rss', '/rss']);
  const feeds = await loadWatchState(state());
  expect(feeds.get(`${url}/busy`)).toMatchObject({ failures: 1 });
  expect(feeds.get(`${url}/busy`)?.due).toBeGreaterThanOrEqual(before + 7_200_000);
  expect(feeds.get(`${url}/rss`)).toMatchObject({ failures: 0 });
});

test('lists of feeds are watched by address or file, a list within a list is not', async () => {
  const { url } = await serve({
    '/a': page(rss(['<link>/1</link>']), xml),
    '/b': page(rss(['<link>/2</link>']), xml),
    '/list': page(opml(['/a', '/b', '/other']), { 'content-type': 'text/x-opml' }),
    '/other': page(opml(['/list']), { 'content-type': 'text/x-opml' }),
    '/1': page('<p>one'),
    '/2': page('<p>two'),
  });
  expect(await once(`${url}/list`)).toEqual({ taken: [`${url}/1`, `${url}/2`], failed: ['OR1017'] });
  const path = join(folder, 'feeds.opml');
  await writeFile(path, opml([`${url}/a`, `${url}/b`, `${url}/a`]));
  expect(await feedsInFile(path)).toEqual([`${url}/a`, `${url}/b`]);
  await writeFile(path, rss([]));
  await expect(feedsInFile(path)).rejects.toMatchObject({ code: 'OR1018' });
  await expect(feedsInFile(join(folder, 'none.opml'))).rejects.toMatchObject({ code: 'OR1001' });
});

test('when the taking fails, nothing is marked as seen', async () => {
  const { url } = await serve({
    '/rss': page(rss(['<link>/1</link>']), { ...xml, etag: '"1"' }),
    '/1': page('<p>one'),
  });
  const options = { state: state(), every: 1000, once: true, allowPrivate: true, ignoreRobots: true, report: () => {} };
  const take = (): Promise<never> => Promise.reject(new Error('the disk is full'));
  await expect(watchFeeds([`${url}/rss`], { ...options, take })).rejects.toThrow('the disk is full');
  expect((await once(`${url}/rss`)).taken).toEqual([`${url}/1`]);
});

test('a watch goes on until it is told to end', async () => {
  let polls = 0;
  const ending = new AbortController();
  const { url } = await serve({
    '/rss': (_, response) => {
      polls += 1;
      response.writeHead(200, xml).end(rss([`<link>/${polls}</link>`]));
    },
    '/1': page('<p>one'),
    '/2': page('<p>two'),
  });
  const taken: string[] = [];
  await watchFeeds([`${url}/rss`], {
    state: state(),
    every: 1,
    signal: ending.signal,
    allowPrivate: true,
    ignoreRobots: true,
    report: () => {},
    take: async ({ id }) => {
      if (taken.push(id) === 2) ending.abort();
      return null;
    },
  });
  expect(taken).toEqual([`${url}/1`, `${url}/2`]);
});

test('the state comes back as it was, whatever the items call themselves', async () => {
  const pairs = fc
    .array(fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), fc.nat()))
    .map((list) => new Map(list));
  await fc.assert(
    fc.asyncProperty(pairs, pairs, async (seen, tries) => {
      const feeds = new Map([['https://news.example/rss', { ...UNKNOWN_FEED, etag: 'W/"x"', seen, tries }]]);
      await saveWatchState(state(), feeds);
      expect(await loadWatchState(state())).toEqual(feeds);
    }),
    { numRuns: 20 },
  );
});

test.each(['', '{', '[]', '{"version": 2, "feeds": []}', '{"version": 1, "feeds": [{}]}'])(
  '%j is no state',
  async (text) => {
    await writeFile(state(), text);
    await expect(once('http://127.0.0.1:9/rss')).rejects.toMatchObject({ code: 'OR1108' });
    expect(await readFile(state(), 'utf8')).toBe(text);
  },
);

test('pauses double with each failure up to a day, with a tenth more or less, and never undercut the server', () => {
  const every = 30 * 60_000;
  const pause = (failures: number, retryAfter: number | null, chance = 0.5): number =>
    dueAfter(0, every, { failures, retryAfter }, chance) / every;
  expect([0, 1, 2, 3].map((failures) => pause(failures, null))).toEqual([1, 2, 4, 8]);
  expect(pause(50, null)).toBe(48);
  expect([pause(0, null, 0), pause(0, null, 1)]).toEqual([0.9, 1.1]);
  expect(dueAfter(0, 3 * 86_400_000, { failures: 4, retryAfter: null }, 0.5)).toBe(3 * 86_400_000);
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.nat(86_400_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, asked, chance) => {
        expect(dueAfter(0, every, { failures, retryAfter: asked }, chance)).toBeGreaterThanOrEqual(asked);
      },
    ),
  );
});

test('Retry-After is read in seconds and as a date', () => {
  const now = Date.parse('2022-05-04T10:00:00Z');
  expect(
    ['120', ' 0 ', 'Wed, 04 May 2022 10:01:00 GMT', 'Wed, 04 May 2022 09:00:00 GMT'].map((value) => waitOf(value, now)),
  ).toEqual([120_000, 0, 60_000, 0]);
  expect([null, '', 'soon', '-5', '1.5'].map((value) => waitOf(value, now))).toEqual([null, null, null, null, null]);
});

test('items are forgotten a month after the feed has last had them', () => {
  const day = 86_400_000;
  expect([
    ...remembered(
      new Map([
        ['new', 40 * day],
        ['old', 9 * day],
      ]),
      40 * day,
    ).keys(),
  ]).toEqual(['new']);
});

test('what is saved while the file of another is read anew is kept, and so is what the other has written', async () => {
  const known = { ...UNKNOWN_FEED, due: 1 };
  const [store, beside] = [await feedsInStateFile(state()), await feedsInStateFile(state())];
  await beside.save('https://news.example/beside', known);
  await Promise.all([store.load('https://news.example/any'), store.save('https://news.example/own', known)]);
  expect([...(await loadWatchState(state())).keys()]).toEqual([
    'https://news.example/beside',
    'https://news.example/own',
  ]);
  expect(await store.load('https://news.example/own')).toEqual(known);
});

test('a file that cannot be read is told for as long as it is so, and never written over', async () => {
  const store = await feedsInStateFile(state());
  await writeFile(state(), '{');
  for (const attempt of [
    () => store.load('https://news.example/a'),
    () => store.save('https://news.example/a', UNKNOWN_FEED),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'OR1108' });
  expect(await readFile(state(), 'utf8')).toBe('{');
});
