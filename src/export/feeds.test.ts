import { XMLValidator } from 'fast-xml-parser';
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { DETAILS, statementsAsJsonFeed, statementsAsRss } from './index.ts';
import { each, exported, HOSTILE, hostile, written } from './testing/statements.ts';

const details = {
  ...DETAILS,
  title: 'Sanctions & more',
  link: 'https://desk.example/search?q=sanctions&from=2024',
  feedLink: 'https://desk.example/feed',
  made: '2026-05-04T12:00:00Z',
  most: 2,
};

const { document } = exported();
const at = (id: string, retrieved: string) => exported({ id, document: { ...document, retrieved } });
const three = () =>
  each(at('st_1', '2026-01-02T00:00:00Z'), at('st_2', '2026-01-03T00:00:00Z'), at('st_3', '2026-01-01T00:00:00Z'));

test('RSS: a feed reader gets the latest statements', async () => {
  const text = await written(statementsAsRss(three(), details));
  expect(XMLValidator.validate(text)).toBe(true);
  const feed = parseRssFeed(text);
  expect(feed).toMatchObject({ title: details.title, link: details.link, generator: 'Onrecord' });
  expect(feed.lastBuildDate).toBe('Mon, 04 May 2026 12:00:00 GMT');
  expect(feed.atom?.links?.[0]).toMatchObject({ href: details.feedLink, rel: 'self' });
  expect(feed.items?.map(({ guid }) => guid)).toEqual([
    { value: 'urn:onrecord:st_2', isPermaLink: false },
    { value: 'urn:onrecord:st_1', isPermaLink: false },
  ]);
  expect(feed.items?.[0]).toMatchObject({
    title: 'Kari Nygård, according to Norway’s minister: the talks \u{1F41F} were “long overdue”',
    pubDate: 'Wed, 04 May 2022 00:00:00 GMT',
    categories: [{ name: 'fisheries' }],
  });
});

test('RSS: no words break it', async () => {
  const text = await written(statementsAsRss(each(hostile()), { ...details, title: HOSTILE }));
  expect(XMLValidator.validate(text)).toBe(true);
  const [item] = parseRssFeed(text).items ?? [];
  expect(item?.link).toBe(hostile().document.url);
  expect(item?.description).toContain('(=&lt;b&gt;&amp;amp;&lt;/b&gt;');
  expect(item?.description).not.toContain('<b>');
});

test('JSON Feed: a feed reader gets the latest statements', async () => {
  const feed = parseJsonFeed(await written(statementsAsJsonFeed(three(), details)));
  expect(feed).toMatchObject({ title: details.title, home_page_url: details.link, feed_url: details.feedLink });
  expect(feed.items?.map(({ id }) => id)).toEqual(['urn:onrecord:st_2', 'urn:onrecord:st_1']);
  expect(feed.items?.[0]).toMatchObject({
    title: 'Kari Nygård, according to Norway’s minister: the talks \u{1F41F} were “long overdue”',
    date_published: '2022-05-04T00:00:00.000Z',
    tags: ['fisheries'],
  });
  const [item] = parseJsonFeed(await written(statementsAsJsonFeed(each(hostile()), details))).items ?? [];
  expect(item?.tags).toEqual([HOSTILE]);
  expect(item?.content_text).toContain(HOSTILE);
});

test('a day, a local time and an instant are dates of a feed', async () => {
  const dated = async (from: string) => {
    const published = document.published && { ...document.published, from };
    const text = await written(statementsAsJsonFeed(each(exported({ document: { ...document, published } })), details));
    return parseJsonFeed(text).items?.[0]?.date_published;
  };
  expect(await dated('2022-05-04T09:30')).toBe('2022-05-04T09:30:00.000Z');
  expect(await dated('2022-05-04T09:30+02:00')).toBe('2022-05-04T07:30:00.000Z');
  expect(await dated('2022-05-04T24:15Z')).toBe('2022-05-04T00:00:00.000Z');
  expect(await dated('2022-05-04T09:30+99:99')).toBe('2022-05-04T00:00:00.000Z');
});
