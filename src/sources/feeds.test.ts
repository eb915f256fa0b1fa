import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RawDocument } from '../document/index.ts';
import { parseArticle } from '../stages/article/index.ts';
import { readFeed } from './feeds.ts';
import { inputsOf, type SourceOptions } from './index.ts';
import { opml, rss } from './testing/feeds.ts';
import { allOf, chunksOf, summaryOf } from './testing/items.ts';
import { closeServers, page, serve } from './testing/server.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-feeds-'));
});
afterEach(async () => {
  await closeServers();
  await rm(folder, { recursive: true });
});

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const read = (inputs: readonly string[], options: SourceOptions = {}): Promise<Record<string, unknown>[]> =>
  summaryOf(inputsOf(inputs, { allowPrivate: true, timeout: 5000, ...options }));

const feedOf = (text: string | Uint8Array, url: string | null = null, charset: string | null = null) =>
  readFeed({ bytes: Buffer.from(text), input: 'feed', charset, url });

const RSS = rss([
  `<title>Tolls &amp; ships</title><link>/tolls?a=1&amp;b=2</link><guid isPermaLink="false">g1</guid>
   <pubDate>Wed, 04 May 2022 10:00:00 GMT</pubDate><dc:creator>Anna Holt</dc:creator>
   <content:encoded><![CDATA[<p>The commissioner spoke.</p>]]></content:encoded>`,
]);
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Strait News</title><link rel="self" href="https://news.example/atom"/>
  <entry><id>urn:1</id><title type="html">Tolls &lt;b&gt;&amp;amp;&lt;/b&gt; ships</title><link href="https://news.example/tolls"/>
  <published>2022-05-04T10:00:00Z</published><updated>2022-06-01T10:00:00Z</updated><author><name>Anna Holt</name></author>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The commissioner spoke.</p></div></content></entry></feed>`;
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://news.example/"><title>Strait News</title><link>https://news.example/</link></channel>
  <item rdf:about="https://news.example/tolls"><title>Tolls</title><link>https://news.example/tolls</link><dc:date>2022-05-04T10:00:00Z</dc:date><dc:creator>Anna Holt</dc:creator></item></rdf:RDF>`;
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Strait News',
  items: [
    {
      id: '1',
      url: 'https://news.example/tolls',
      title: 'Tolls',
      content_text: 'The commissioner spoke.',
      date_published: '2022-05-04T10:00:00Z',
      authors: [{ name: 'Anna Holt' }],
    },
  ],
});

test.each([
  ['RSS', RSS, 'Wed, 04 May 2022 10:00:00 GMT'],
  ['Atom', ATOM, '2022-05-04T10:00:00Z'],
  ['RDF', RDF, '2022-05-04T10:00:00Z'],
  ['JSON Feed', JSON_FEED, '2022-05-04T10:00:00Z'],
])('%s tells an address, a title, a date, authors and the outlet of each item', (_, text, published) => {
  const { title, items } = feedOf(text, 'https://news.example/rss');
  expect(title).toBe('Strait News');
  expect(items).toHaveLength(1);
  expect(items[0]?.link).toMatch(/^https:\/\/news\.example\/tolls/);
  expect(items[0]?.listing).toMatchObject({
    title: expect.stringMatching(/^Tolls/) as string,
    outlet: 'Strait News',
    byline: ['Anna Holt'],
    published,
    why: 'feed item',
  });
});

test('content is taken where it is whole, not where it is an extract', () => {
  const origin = '<p>The post <a>She speaks</a> appeared first on <a>Fjord News</a>.</p>';
  const whole = ['<p>She spoke.</p>', `<p>She spoke.</p>${origin}`];
  const extracts = [
    '<p>She spoke of the […]</p>',
    `<p>She spoke of […]</p>${origin}`,
    '<p>She spoke.</p><a>Read more</a>',
  ];
  const contents = [...whole, ...extracts];
  const items = contents.map((html) => `<title>x</title><content:encoded><![CDATA[${html}]]></content:encoded>`);
  const feed = feedOf(rss([...items, '<title>x</title><description>Of a speech.</description>']));
  expect(feed.items.map((item) => item.content?.body ?? null)).toEqual([...whole, null, null, null, null]);
});

test('a guid is a link only if it is an address by itself; otherwise the content of the feed is used', async () => {
  const { url, asked } = await serve({
    '/rss': page(rss(['<guid>abc-123</guid><content:encoded>&lt;p&gt;The ferry runs again.</content:encoded>']), {
      'content-type': 'application/rss+xml',
    }),
  });
  const [plain, full] = feedOf(
    rss(['<guid>abc-123</guid><content:encoded>&lt;p&gt;x</content:encoded>', `<guid>${url}/1</guid>`]),
    `${url}/rss`,
  ).items;
  expect([plain?.link, full?.link]).toEqual([null, `${url}/1`]);
  expect((await read([`${url}/rss`]))[0]).toMatchObject({
    id: 'abc-123',
    text: expect.stringContaining('The ferry runs again.') as string,
  });
  expect(asked).not.toContain('/abc-123');
});

test.each([
  ['RSS after an item', RSS.slice(0, RSS.indexOf('</item>') + '</item>'.length)],
  ['RSS within an item', `${RSS.slice(0, RSS.indexOf('</channel>'))}<item>`],
  ['Atom after an entry', ATOM.slice(0, ATOM.indexOf('</feed>'))],
  ['RDF after an item', RDF.slice(0, RDF.indexOf('</rdf:RDF>'))],
])('%s is cut short, however whole its items are', (_, text) => {
  expect(() => feedOf(text)).toThrow(expect.objectContaining({ code: 'OR1017' }));
});

test('what stands after the end of a feed is not looked at', () => {
  expect(feedOf(`${RSS}<!-- cached -->\n<script>x</script>`).items).toHaveLength(1);
});

test('a link in a saved feed that is relative to nothing is told as that', async () => {
  const path = await save('relative.xml', rss(['<title>One</title><link>/news/1</link>', '<title>Two</title>']));
  const [relative, none] = await read([path]);
  expect(relative?.message).toContain('“/news/1”, is relative: give the address of the feed');
  expect(none?.message).toContain('neither an address nor its content');
});

test('the character set is that of the mark, the transport or the declaration, in this order', () => {
  const text =
    '<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel><title>Caf\u00e9</title></channel></rss>';
  expect(feedOf(Buffer.from(text, 'latin1')).title).toBe('Café');
  expect(feedOf(Buffer.from(text), null, 'utf-8').title).toBe('Café');
  expect(feedOf(Buffer.from(`\ufeff${text}`, 'utf16le')).title).toBe('Café');
  expect(() => feedOf(Buffer.from('<rss><channel><title>\xe9</title></channel></rss>', 'latin1'))).toThrow(
    expect.objectContaining({ code: 'OR1005' }),
  );
});

test.each([
  ['cut short', RSS.slice(0, 300)],
  ['not well formed', RSS.replace('</item>', '')],
  ['of another kind', '<rss version="2.0"></rss>'],
  ['JSON that breaks', JSON_FEED.slice(0, 60)],
  [
    'a nest of entities',
    `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>${RSS.replace('<title>', '<title>&c;').slice(38)}`,
  ],
  ['a deep nest', `<rss version="2.0"><channel>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</channel></rss>`],
])('a feed that is %s is refused or bounded, never expanded', (_, text) => {
  try {
    expect(JSON.stringify(feedOf(text)).length).toBeLessThan(1_000_000);
  } catch (error) {
    expect(error).toMatchObject({ code: 'OR1017' });
  }
});

test('an address of a feed gives the pages of its items, with what the feed says of them', async () => {
  const { url, asked } = await serve({
    '/rss': page(
      rss([
        '<title>One</title><link>/1</link><pubDate>Wed, 04 May 2022 10:00:00 GMT</pubDate>',
        '<title>Gone</title><link>/gone</link>',
        '<title>Two</title><link>/2</link><content:encoded>&lt;p&gt;in the feed</content:encoded>',
        '<title>One again</title><link>/1</link>',
        '<title>Nothing</title>',
        '<title>A feed</title><link>/rss</link>',
        '<title>Contained</title><guid isPermaLink="false">c</guid><content:encoded>&lt;p&gt;contained</content:encoded>',
      ]),
      { 'content-type': 'application/rss+xml' },
    ),
    '/1': page('<p>one'),
    '/2': page('<p>two'),
  });
  const items = await allOf(inputsOf([`${url}/rss`], { allowPrivate: true, ignoreRobots: true }));
  expect(await summaryOf(chunked(items))).toMatchObject([
    { id: `${url}/1`, text: '<p>one' },
    { id: `${url}/gone`, code: 'OR1103' },
    { id: `${url}/2`, text: '<p>two' },
    { id: `${url}/rss, item 5`, code: 'OR1017' },
    { id: `${url}/rss`, code: 'OR1017', message: expect.stringContaining('found a feed') as string },
    { id: 'c', form: 'html', text: expect.stringContaining('<p>contained') as string },
  ]);
  expect(items[0]).toMatchObject({
    url: `${url}/1`,
    listing: { title: 'One', outlet: 'Strait News', published: 'Wed, 04 May 2022 10:00:00 GMT', dateBasis: 'known' },
  });
  expect(asked).toEqual(['/rss', '/1', '/gone', '/2', '/rss']);
});

async function* chunked<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

test('linked pages keep the guards: private addresses and robots.txt', async () => {
  const { url } = await serve({
    '/robots.txt': page('User-agent: *\nDisallow: /closed\n', {}),
    '/rss': page(rss(['<link>/closed/1</link>', '<link>/open</link>']), { 'content-type': 'text/xml' }),
    '/open': page('<p>open'),
  });
  expect(await read([`${url}/rss`])).toMatchObject([{ code: 'OR1105' }, { text: '<p>open' }]);
  const path = await save('feed.rss', rss([`<link>${url}/open</link>`]));
  expect(await read([path], { allowPrivate: false })).toMatchObject([{ code: 'OR1104' }]);
});

test('a feed in a file, or from the standard input, gives its whole contents, and links for the rest', async () => {
  const { url, asked } = await serve({ '/1': page('<p>one') });
  const text = rss([
    `<title>One</title><link>${url}/1</link><description>Of one.</description>`,
    `<title>Two</title><link>${url}/2</link><content:encoded>&lt;p&gt;two</content:encoded>`,
  ]);
  const path = await save('feed.xml', text);
  const expected = [
    { id: `${url}/1`, form: 'html', text: '<p>one' },
    { id: `${url}/2`, form: 'html', text: '<!doctype html><html><body><article><p>two</article></body></html>' },
  ];
  expect(await read([path])).toEqual(expected);
  expect(await read(['-'], { stdin: chunksOf(text.slice(0, 10), text.slice(10)) })).toEqual(expected);
  expect(asked.filter((one) => one === '/2')).toEqual([]);
});

test('transcripts of what can be heard are documents of their own', async () => {
  const { url } = await serve({
    '/1.vtt': page('WEBVTT\n\n00:01.000 --> 00:02.000\nYes', { 'content-type': 'text/vtt' }),
    '/1': page('<p>one'),
  });
  const path = await save(
    'pod.rss',
    rss([
      `<link>${url}/1</link><podcast:transcript url="${url}/1.vtt" type="text/vtt"/><podcast:transcript url="${url}/1.html" type="text/html"/>`,
    ]),
  );
  expect(await read([path])).toMatchObject([{ form: 'transcript', id: `${url}/1.vtt` }, { id: `${url}/1` }]);
});

test('of a transcript in several formats the one that says best who speaks is read, with what the feed says of it', async () => {
  const segments = [
    { speaker: 'Anna Holm', startTime: 0.5, endTime: 1, body: 'Will you' },
    { speaker: 'Anna Holm', startTime: 1, endTime: 2, body: 'sign?' },
    { speaker: 'Erik Lund', startTime: 2, endTime: 3, body: 'No.' },
  ];
  const { url } = await serve({
    '/1.json': page(JSON.stringify({ version: '1.0.0', segments }), { 'content-type': 'application/json' }),
    '/2.json': page('{"rows": 3}', { 'content-type': 'application/json' }),
  });
  const transcript = (path: string, type: string): string =>
    `<podcast:transcript url="${url}/${path}" type="${type}"/>`;
  const path = await save(
    'pod.rss',
    rss([
      `<title>The talk</title><guid isPermaLink="false">1</guid>${transcript('1.html', 'text/html')}${transcript('1.vtt', 'text/vtt')}${transcript('1.json', 'application/json')}`,
      `<title>Rows</title><guid isPermaLink="false">2</guid>${transcript('2.json', 'application/json')}`,
    ]),
  );
  const items: unknown[] = [];
  for await (const item of inputsOf([path], { allowPrivate: true, timeout: 5000 })) items.push(item);
  expect(items).toMatchObject([
    {
      form: 'record',
      id: `${url}/1.json`,
      whole: true,
      listing: { title: 'The talk' },
      record: {
        url: `${url}/1.json`,
        turns: [
          { speaker: 'Anna Holm', text: 'Will you', at: 500, ends: 1000 },
          { speaker: 'Anna Holm', text: 'sign?' },
          { speaker: 'Erik Lund', text: 'No.' },
        ],
      },
    },
    { form: 'failed', error: { code: 'OR1021' } },
  ]);
  const [first] = items;
  expect(await parseArticle(first as RawDocument)).toMatchObject({
    title: 'The talk',
    text: 'Anna Holm: Will you sign?\n\nErik Lund: No.',
    blocks: [
      { kind: 'turn', speaker: 'Anna Holm', at: 500 },
      { kind: 'turn', speaker: 'Erik Lund', at: 2000 },
    ],
  });
});

test('a list of feeds gives the items of each; one that fails is an item, and a list in a list is refused', async () => {
  const { url } = await serve({
    '/a': page(rss(['<link>/1</link>']), { 'content-type': 'text/xml' }),
    '/b': page(rss(['<link>/2</link>', '<link>/1</link>']), { 'content-type': 'text/xml' }),
    '/list': page(opml([]), { 'content-type': 'text/x-opml' }),
    '/none': page(rss([]), { 'content-type': 'text/xml' }),
    '/1': page('<p>one'),
    '/2': page('<p>two'),
  });
  const path = await save('feeds.opml', opml(['/a', '/gone', '/1', '/list', '/none', '/b'].map((at) => url + at)));
  expect((await read([path])).map((item) => item.code ?? item.text)).toEqual([
    '<p>one',
    'OR1103',
    'OR1017',
    'OR1017',
    'OR1020',
    '<p>two',
  ]);
  const empty = await save('empty.opml', opml([]));
  const broken = await save('broken.opml', '<opml version="2.0"><body>');
  const cut = await save('cut.opml', opml(['/a', '/b'].map((at) => url + at)).replace('</outline></body></opml>', ''));
  const refused = { code: 'OR1018' };
  expect(await read([empty, broken, cut])).toMatchObject([refused, refused, refused]);
});

test('a folder gives its feeds too, told from other XML and JSON by what they begin with', async () => {
  await save('a.xml', rss(['<guid isPermaLink="false">1</guid><content:encoded>&lt;p&gt;one</content:encoded>']));
  await save('b.xml', '<?xml version="1.0"?><svg/>');
  await save('c.json', JSON_FEED);
  await save('d.json', '{"a": 1}');
  expect((await read([folder])).map((item) => item.id)).toEqual(['1', 'https://news.example/tolls']);
});
