import { expect, test } from 'vitest';
import { UNKNOWN_FEED } from '../sources/index.ts';
import { feedStore } from './feedStore.ts';
import { follow, followedFeeds, prepare } from './index.ts';
import { queueTest } from './testing/setup.ts';

const queue = queueTest();

test('what is remembered of a feed comes back as it was, whatever its items call themselves', async () => {
  await prepare(queue.database);
  await follow(queue.database, ['https://news.example/rss'], { every: 60_000 });
  const seen = new Map([
    ['https://news.example/1', 1_700_000_000_123],
    ['constructor', 2],
    ['with \0 and \u{D800} in it', 3],
  ]);
  const tries = new Map([['https://news.example/2', 4]]);
  const state = { etag: 'W/"x"', lastModified: null, due: 1_800_000_000_000.5, failures: 2, seen, tries };
  const store = feedStore(queue.database);
  await store.save('https://news.example/rss', state);
  expect(await feedStore(queue.database).load('https://news.example/rss')).toEqual(state);

  // The caller goes on with the maps that it gave.
  seen.delete('constructor');
  seen.set('https://news.example/2', 5);
  tries.clear();
  await store.save('https://news.example/rss', state);
  expect(await feedStore(queue.database).load('https://news.example/rss')).toEqual(state);

  await store.forget('https://news.example/rss');
  expect(await store.load('https://news.example/rss')).toEqual(UNKNOWN_FEED);
});

test('a feed that is not followed is unknown, and stays so', async () => {
  await prepare(queue.database);
  const store = feedStore(queue.database);
  await store.save('https://news.example/other', { ...UNKNOWN_FEED, failures: 1 });
  expect(await feedStore(queue.database).load('https://news.example/other')).toEqual(UNKNOWN_FEED);
});

test('a feed of a list that is followed by itself as well stays when the list has it no more', async () => {
  await prepare(queue.database);
  const list = 'https://news.example/opml';
  const [first, second] = ['https://news.example/1.rss', 'https://news.example/2.rss'];
  await follow(queue.database, [first, second], { every: 60_000, list });
  await follow(queue.database, [first], { every: 30_000, tags: ['own'] });
  await follow(queue.database, [second], { every: 60_000, list });
  await follow(queue.database, [], { every: 60_000, list });
  expect(await followedFeeds(queue.database)).toMatchObject([
    { address: first, list: null, every: 0.5, tags: ['own'] },
  ]);
});

test('a shorter interval counts from now on, and a longer one from the next poll', async () => {
  await prepare(queue.database);
  const address = 'https://news.example/rss';
  const [minute, day] = [60_000, 86_400_000];
  await follow(queue.database, [address], { every: day });
  const store = feedStore(queue.database);
  await store.save(address, { ...UNKNOWN_FEED, due: Date.now() + day });
  const next = async (every: number): Promise<number> => {
    await follow(queue.database, [address], { every });
    const [feed] = await followedFeeds(queue.database);
    return Date.parse(feed?.due ?? '') - Date.now();
  };
  expect(await next(2 * minute)).toBeLessThanOrEqual(2 * minute);
  expect(await next(day)).toBeLessThanOrEqual(2 * minute);
  // One that fails is left alone for as long as it was.
  await store.save(address, { ...UNKNOWN_FEED, due: Date.now() + day, failures: 3 });
  expect(await next(minute)).toBeGreaterThan(day / 2);
});
