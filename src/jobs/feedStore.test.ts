import { expect, test } from 'vitest';
import { UNKNOWN_FEED } from '../sources/index.ts';
import { feedStore } from './feedStore.ts';
import { follow, prepare } from './index.ts';
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
