import { readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { feedsInStateFile, watchFeeds } from '../../sources/index.ts';
import { opml, rss } from '../../sources/testing/feeds.ts';
import { closeServers, page, serve, type TestServer } from '../../sources/testing/server.ts';
import { readingInto } from '../testing/reading.ts';
import { type FeedNow, type Feeds, type FeedsOptions, openFeeds } from './watching.ts';

const { root, ledger, reader, close } = await readingInto('feeds');
let feeds: Feeds;
let paths: Pick<FeedsOptions, 'path' | 'state'>;

afterEach(async () => {
  await feeds.close();
  await closeServers();
});
afterAll(close);

let number = 0;
async function opened(options: Partial<FeedsOptions> = {}): Promise<Feeds> {
  const name = join(root, String((number += 1)));
  paths = { path: options.path ?? `${name}.feeds.json`, state: options.state ?? `${name}.watch.json` };
  feeds = await openFeeds({ ledger, reader, sources: { allowPrivate: true }, ...options, ...paths });
  return feeds;
}

/** A page that nobody has had before: feeds of two tests do not bring the same one. */
const article = (words: string): RequestListener =>
  page(`<article><p>${`“The ${words} stays open,” Kari Nygård said on Monday in Bergen. `.repeat(8)}</p></article>`);
const item = (name: string): string => `<title>${name}</title><link>/${name}</link><guid>${name}</guid>`;
const FEED_TYPE = { 'content-type': 'application/rss+xml' };

/** A site with a feed of two items, of which one is not there. */
const site = (tag: string): Promise<TestServer> =>
  serve({
    '/feed': page(rss([item('bridge'), item('gone')]), { ...FEED_TYPE, etag: '"1"' }),
    '/bridge': article(`bridge ${tag}`),
  });

/** Waits until the feed was asked again after what is known of it. */
async function answered(id: string, since: string | undefined = undefined): Promise<FeedNow> {
  for (let feed = await feeds.get(id); ; feed = await feeds.get(id)) {
    if (feed.last !== null && feed.last.at !== since) return feed;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('what a feed brings is added with its tags, and what came of it is told, over a restart too', async () => {
  await opened();
  const { url } = await site('one');
  const { id } = await feeds.add({ address: `${url}/feed`, every: 30, tags: ['straits'], by: 'vera' });
  const feed = await answered(id);
  expect(feed).toMatchObject({
    brought: 1,
    failures: 0,
    last: { status: 200, error: null, added: 1, failed: 1, faults: [{ code: 'OR1103' }] },
  });
  expect(new Date(feed.next ?? 0).getTime()).toBeGreaterThan(Date.now());
  const { documents } = await ledger.documentPage({ tag: 'straits' });
  expect(documents.map((document) => document.url)).toEqual([`${url}/bridge`]);
  await feeds.close();
  await opened(paths);
  expect(await feeds.list()).toEqual([feed]);
});

test('the command line’s watch and the server know the same of a feed', async () => {
  await opened();
  const { url, asked } = await site('two');
  const { id } = await feeds.add({ address: `${url}/feed`, every: 30, tags: [], by: 'vera' });
  await answered(id);
  const before = asked.filter((path) => path === '/bridge').length;
  const taken: string[] = [];
  const options = {
    state: paths.state,
    every: 60_000,
    once: true,
    allowPrivate: true,
    report: (error: Error) => expect.fail(error.message),
  };
  await watchFeeds([`${url}/feed`], { ...options, take: async ({ input }) => (taken.push(input), null) });
  // What a server said no to may pass, so that it is tried again; what was added is not.
  expect(taken).not.toContain(`${url}/bridge`);
  expect(asked.filter((path) => path === '/bridge').length).toBe(before);

  // And the other way round: what the command line has put down meanwhile is seen here.
  const beside = await feedsInStateFile(paths.state);
  const due = Date.now() + 86_400_000;
  await beside.save(`${url}/feed`, { ...(await beside.load(`${url}/feed`)), due, failures: 3 });
  expect(await feeds.get(id)).toMatchObject({ failures: 3, next: new Date(due).toISOString() });
});

test('a feed that is not there any more is told with its status, and left alone for longer', async () => {
  await opened();
  let isThere = true;
  const { url } = await serve({
    '/feed': (request, response) =>
      isThere ? page(rss([]), FEED_TYPE)(request, response) : response.writeHead(410).end(),
  });
  const { id } = await feeds.add({ address: `${url}/feed`, every: 0.001, tags: [], by: 'vera' });
  const { last } = await answered(id);
  isThere = false;
  let feed = await answered(id, last?.at);
  while (feed.last?.error === null) feed = await answered(id, feed.last.at);
  expect(feed).toMatchObject({ last: { status: 410, error: { code: 'OR1103' } } });
  expect(feed.failures).toBeGreaterThan(0);
});

test('a feed that is paused is not asked, and goes on when it is let', async () => {
  await opened();
  const { url, asked } = await site('three');
  const { id } = await feeds.add({ address: `${url}/feed`, every: 0.001, tags: [], by: 'vera' });
  await answered(id);
  expect(await feeds.change(id, { paused: true })).toMatchObject({ paused: true, next: null });
  while ((await feeds.get(id)).polling) await new Promise(setImmediate);
  const before = asked.length;
  const other = await feeds.add({ address: `${url}/feed?other`, every: 30, tags: [], by: 'vera' });
  await answered(other.id);
  expect(asked.slice(before).filter((path) => path === '/feed')).toEqual([]);
  const { last } = await feeds.get(id);
  await feeds.change(id, { paused: false });
  expect((await answered(id, last?.at)).last?.status).toBe(200);
  await feeds.remove(id);
  await expect(feeds.get(id)).rejects.toMatchObject({ code: 'OR8138' });
});

test('a shorter interval counts from the last poll on', async () => {
  await opened();
  const { url } = await site('four');
  const { id } = await feeds.add({ address: `${url}/feed`, every: 1440, tags: [], by: 'vera' });
  const { last, next } = await answered(id);
  expect(Date.parse(next ?? '') - Date.now()).toBeGreaterThan(1200 * 60_000);
  const changed = await feeds.change(id, { every: 30 });
  expect(Date.parse(changed.next ?? '') - Date.now()).toBeLessThanOrEqual(33 * 60_000);
  await feeds.change(id, { every: 0.001 });
  expect((await answered(id, last?.at)).last?.status).toBe(200);
});

test('what is no feed, a list, known already, too many, or private is refused', async () => {
  await opened({ most: 1 });
  const server = await serve({
    '/page': article('page'),
    '/list': page(opml(['https://news.example/a', 'https://news.example/b'])),
    '/feed': page(rss([]), FEED_TYPE),
  });
  const add = (path: string) => feeds.add({ address: `${server.url}${path}`, every: 30, tags: [], by: 'vera' });
  await expect(add('/page')).rejects.toMatchObject({ code: 'OR1017' });
  await expect(add('/list')).rejects.toMatchObject({ code: 'OR8140', details: { count: 2 } });
  await add('/feed');
  await expect(add('/feed#again')).rejects.toMatchObject({ code: 'OR8139' });
  await expect(add('/feed?b')).rejects.toMatchObject({ code: 'OR8142' });
  await feeds.close();
  await opened({ sources: {} });
  const before = server.asked.length;
  await expect(add('/feed')).rejects.toMatchObject({ code: 'OR1104' });
  expect(server.asked.length).toBe(before);
});

test('a list or a state that cannot be read is told, and not written over', async () => {
  await opened();
  await feeds.close();
  writeFileSync(paths.path, '{"version":2}');
  await expect(openFeeds({ ledger, reader, ...paths })).rejects.toMatchObject({ code: 'OR8144' });
  expect(readFileSync(paths.path, 'utf8')).toBe('{"version":2}');
});

test('what is remembered may be damaged while a feed is asked: that is told, and the server goes on', async () => {
  await opened();
  let asked = 0;
  const { url } = await serve({
    '/feed': (request, response) => {
      // The second time it is the watch that asks.
      if ((asked += 1) === 2) writeFileSync(paths.state, '{');
      page(rss([]), FEED_TYPE)(request, response);
    },
  });
  await feeds.add({ address: `${url}/feed`, every: 30, tags: [], by: 'vera' });
  while (!readFileSync(paths.path, 'utf8').includes('OR1108')) await new Promise((resolve) => setTimeout(resolve, 5));
  await expect(feeds.list()).rejects.toMatchObject({ code: 'OR1108' });
  // It ends as ever.
  await feeds.close();
});
