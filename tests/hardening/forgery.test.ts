import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Article, FailedInput, RawDocument } from '../../src/document/index.ts';
import { OnrecordError } from '../../src/errors/index.ts';
import { archiveEntry, fromArchive } from '../../src/export/archive.ts';
import { documentId, identityOf } from '../../src/ledger/index.ts';
import { inputsOf, watchFeeds } from '../../src/sources/index.ts';
import { opml, rss } from '../../src/sources/testing/feeds.ts';
import { page, redirect } from '../../src/sources/testing/server.ts';
import { parseArticle } from '../../src/stages/article/index.ts';
import { openSqliteLedger } from '../../src/storage/index.ts';
import { documentOf } from '../../src/storage/testing/documents.ts';
import { type Hosts, serveHosts } from './hosts.ts';

/**
 * Ways in which a host may have its words taken for another host's. `evil.example` tries to replace the document at
 * victim.example/story; what comes out has to be refused, to lie at an address of evil's own, or to be marked as evil's word.
 */

const WORDS = 'FORGED. The minister said on Tuesday that the treaty is dead, and that nobody will sign another one.';
const TRUE = 'The minister said on Tuesday that the treaty stands, and that everybody will keep to what is signed.';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-forgery-'));
let hosts: Hosts;
let victim = '';
let story = '';
beforeAll(async () => {
  hosts = await serveHosts();
  story = hosts.at('victim.example', '/story');
  victim = idOf({ url: story, outlet: null, text: TRUE });
  hosts.route('victim.example/story', page(html(TRUE)));
  hosts.route('victim.example/leave', redirect(hosts.at('evil.example', '/page')));
  hosts.route('evil.example/page', page(html(WORDS)));
});
afterAll(async () => {
  await hosts.close();
  rmSync(folder, { recursive: true });
});

const idOf = (article: Pick<Article, 'url' | 'outlet' | 'text' | 'givenBy' | 'claimedUrl'>): string =>
  documentId(identityOf(article));
const html = (words: string, head = ''): string =>
  `<!doctype html><html><head><title>A report of the day</title>${head}</head><body><article><h1>A report of the day</h1><p>${words}</p><p>${words}</p></article></body></html>`;
const line = (record: Record<string, unknown>): string => `${JSON.stringify({ text: WORDS, ...record })}\n`;
const warc = (uri: string): string => {
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${html(WORDS)}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2022-05-04T10:11:12Z\r\nContent-Length: ${answer.length}\r\n\r\n${answer}\r\n\r\n`;
};
const xml = { 'content-type': 'application/rss+xml' };
const ndjson = { 'content-type': 'application/x-ndjson' };
const plain = { 'content-type': 'text/plain' };

/**
 * A code: refused. own: evil's document at its own address or none. claimed: shown as evil's word.
 * described: the victim's words, a document of its own with what evil says of them. true: the victim's own.
 * taken: evil's words are taken for the victim's, which is what nothing may come to.
 */
type Outcome = 'own' | 'claimed' | 'described' | 'true' | 'taken' | `OR${number}`;

interface Way {
  readonly name: string;
  readonly outcome: Outcome;
  /** Sets the trap at evil.example and tells which address is read. */
  readonly set: (put: (path: string, body: string | Uint8Array, headers?: Record<string, string>) => void) => string;
}

const evil = (path: string): string => hosts.at('evil.example', path);

/** A feed at evil.example with one item that leads to a trap. */
const item = (
  name: string,
  outcome: Outcome,
  body: () => string | Uint8Array,
  headers: Record<string, string>,
  path = '/trap',
): Way => ({
  name: `a feed's item answers with ${name}`,
  outcome,
  set(put) {
    put('/rss', rss([`<link>${evil(path)}</link>`]), xml);
    put(path, body(), headers);
    return evil('/rss');
  },
});

/** A page at evil.example with something in its head or its headers. */
const head = (name: string, markup: () => string, headers: () => Record<string, string> = () => ({})): Way => ({
  name: `a page has ${name}`,
  outcome: 'own',
  set(put) {
    put('/trap', html(WORDS, markup()), { 'content-type': 'text/html', ...headers() });
    return evil('/trap');
  },
});

const canonical = (name: string, address: () => string): Way =>
  head(`a canonical link ${name}`, () => `<link rel="canonical" href="${address()}">`);
const linked = (name: string, data: () => Record<string, unknown>): Way =>
  head(
    `JSON-LD with ${name}`,
    () =>
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'A report of the day', ...data() })}</script>`,
  );

/** JSON Lines at evil.example, given as an input. */
const record = (name: string, fields: () => Record<string, unknown>, outcome: Outcome = 'claimed'): Way => ({
  name: `a record ${name}`,
  outcome,
  set(put) {
    put('/lines', line(fields()), ndjson);
    return evil('/lines');
  },
});

const archive = (name: string, bytes: () => string | Uint8Array, path = '/a.warc'): Way => ({
  name: `an archive ${name}`,
  outcome: 'claimed',
  set(put) {
    put(path, bytes(), { 'content-type': 'application/octet-stream' });
    return evil(path);
  },
});

const WAYS: readonly Way[] = [
  item('JSON Lines', 'OR1021', () => line({ url: story }), ndjson),
  item('JSON Lines called text', 'own', () => line({ url: story }), plain),
  item('JSON Lines called nothing', 'OR1021', () => line({ url: story }), {}),
  item('JSON Lines called a page', 'OR1007', () => line({ url: story }), { 'content-type': 'text/html' }),
  item(
    'packed JSON Lines',
    'OR1021',
    () => gzipSync(line({ url: story })),
    { 'content-type': 'application/gzip' },
    '/trap.jsonl.gz',
  ),
  item(
    'JSON Lines by its name',
    'OR1021',
    () => line({ url: story }),
    { 'content-type': 'application/octet-stream' },
    '/trap.ndjson',
  ),
  item('a web archive', 'OR1021', () => warc(story), { 'content-type': 'application/warc' }),
  item('a web archive called a page', 'OR1021', () => warc(story), { 'content-type': 'text/html' }),
  item(
    'a packed web archive',
    'OR1021',
    () => gzipSync(warc(story)),
    { 'content-type': 'application/octet-stream' },
    '/trap.warc.gz',
  ),
  item('a packed web archive called a page', 'OR1021', () => gzipSync(warc(story)), { 'content-type': 'text/html' }),
  item('a feed', 'OR1017', () => rss([`<link>${story}</link><content:encoded>${WORDS}</content:encoded>`]), xml),
  item('a list of feeds', 'OR1017', () => opml([story]), { 'content-type': 'text/x-opml' }),
  item('a page with a canonical link', 'own', () => html(WORDS, `<link rel=canonical href="${story}">`), {
    'content-type': 'text/html',
  }),
  {
    name: "a feed's transcript answers with JSON Lines",
    outcome: 'OR1021',
    set(put) {
      put('/rss', rss([`<podcast:transcript url="${evil('/t.vtt')}" type="text/vtt"/>`]), xml);
      put('/t.vtt', line({ url: story }), ndjson);
      return evil('/rss');
    },
  },
  {
    name: "a feed's item leads to JSON Lines by redirects",
    outcome: 'OR1021',
    set(put) {
      put('/rss', rss([`<link>${evil('/1')}</link>`]), xml);
      hosts.route('evil.example/1', redirect(hosts.at('other.example', '/2')));
      hosts.route('other.example/2', redirect(evil('/3')));
      put('/3', line({ url: story }), ndjson);
      return evil('/rss');
    },
  },
  {
    name: "a feed's item is the victim's address, which redirects to evil's page",
    outcome: 'own',
    set(put) {
      put('/rss', rss([`<link>${hosts.at('victim.example', '/leave')}</link>`]), xml);
      return evil('/rss');
    },
  },
  {
    name: "a feed's item has no address, and a guid and a source that are the victim's",
    outcome: 'described',
    set(put) {
      put(
        '/rss',
        rss([
          `<title>Report</title><guid isPermaLink="false">${story}</guid><source url="${story}">Victim</source><content:encoded><![CDATA[<p>${WORDS}</p>]]></content:encoded>`,
        ]),
        xml,
      );
      return evil('/rss');
    },
  },
  {
    name: "a feed's item tells outlet, author and date of the victim's page, and has its content",
    outcome: 'described',
    set(put) {
      put(
        '/rss',
        rss(
          [
            `<title>FORGED</title><link>${story}</link><dc:creator>Forged Author</dc:creator><pubDate>Wed, 04 May 2011 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>${WORDS}</p>]]></content:encoded>`,
          ],
          '<title>FORGED</title>',
        ),
        xml,
      );
      return evil('/rss');
    },
  },
  {
    name: "a feed's base is the victim's, and its item has nothing to add",
    outcome: 'true',
    set(put) {
      put(
        '/rss',
        `<rss version="2.0" xml:base="${story}"><channel><item><link>/story</link></item></channel></rss>`,
        xml,
      );
      return evil('/rss');
    },
  },
  {
    name: 'a list of feeds leads to JSON Lines',
    outcome: 'OR1021',
    set(put) {
      put('/list', opml([evil('/lines')]), { 'content-type': 'text/x-opml' });
      put('/lines', line({ url: story }), ndjson);
      return evil('/list');
    },
  },
  {
    name: 'a list of feeds leads to a web archive',
    outcome: 'OR1021',
    set(put) {
      put('/list', opml([evil('/a.warc')]), { 'content-type': 'text/x-opml' });
      put('/a.warc', warc(story), { 'content-type': 'application/warc' });
      return evil('/list');
    },
  },
  canonical("to the victim's page", () => story),
  canonical("to the victim's page by https", () => story.replace('http:', 'https:')),
  canonical('without a protocol', () => story.replace('http:', '')),
  canonical('in capitals', () => story.toUpperCase()),
  canonical('with a dot after the host', () => story.replace('.example', '.example.')),
  canonical("with the victim's host as a user name", () => evil('/trap').replace('//', '//victim.example%2Fstory@')),
  canonical('with a user name before the host', () => story.replace('//', '//evil.example@')),
  canonical('with backslashes', () => story.replaceAll('/', '\\')),
  canonical('with line breaks and tabs', () => `\n\t${story.replace('victim', 'vic\ttim')}\n`),
  canonical('with a host in full-width letters', () => story.replace('victim', 'ｖｉｃｔｉｍ')),
  canonical('with a percent-encoded host', () => story.replace('victim', '%76ictim')),
  canonical('with a host that looks like it', () => story.replace('victim', 'vіctim')),
  canonical('at another port', () => 'http://evil.example/story'),
  canonical('to a host above', () => hosts.at('example', '/story')),
  canonical('to a host below', () => hosts.at('news.evil.example', '/story')),
  head('two canonical links', () => `<link rel=canonical href="${evil('/trap')}"><link rel=canonical href="${story}">`),
  head('og:url', () => `<meta property="og:url" content="${story}">`),
  head(
    'twitter:url and al:web:url',
    () => `<meta name="twitter:url" content="${story}"><meta property="al:web:url" content="${story}">`,
  ),
  head('a base', () => `<base href="${story}"><link rel=canonical href="/story">`),
  head('a link to its AMP page', () => `<link rel=amphtml href="${story}">`),
  head('a meta refresh', () => `<meta http-equiv=refresh content="0; url=${story}">`),
  head(
    'an alternate link and a shortlink',
    () => `<link rel=alternate href="${story}"><link rel=shortlink href="${story}">`,
  ),
  linked('url', () => ({ url: story, '@id': story })),
  linked('mainEntityOfPage', () => ({ mainEntityOfPage: { '@type': 'WebPage', '@id': story } })),
  linked('isPartOf', () => ({ isPartOf: { '@type': 'WebSite', url: story } })),
  linked('a publisher', () => ({ publisher: { '@type': 'Organization', name: 'Victim', url: story } })),
  head(
    'a Content-Location header',
    () => '',
    () => ({ 'content-location': story }),
  ),
  head(
    'a Link header',
    () => '',
    () => ({ link: `<${story}>; rel="canonical"` }),
  ),
  head(
    'a Refresh header',
    () => '',
    () => ({ refresh: `0; url=${story}` }),
  ),
  head(
    'a Location header without a redirect',
    () => '',
    () => ({ location: story }),
  ),
  record("with the victim's address", () => ({ url: story })),
  record('by https', () => ({ url: story.replace('http:', 'https:') })),
  record('without a protocol', () => ({ url: story.replace('http:', '') })),
  record('in capitals', () => ({ url: story.toUpperCase() })),
  record('with a dot after the host', () => ({ url: story.replace('.example', '.example.') })),
  record(
    "with the victim's host as a user name",
    () => ({ url: evil('/x').replace('//', '//victim.example%2Fstory@') }),
    'own',
  ),
  record('with a user name before the host', () => ({ url: story.replace('//', '//evil.example@') })),
  record('with a line break in the host', () => ({ url: story.replace('victim', 'vic\ntim') })),
  record('with a host in full-width letters', () => ({ url: story.replace('victim', 'ｖｉｃｔｉｍ') })),
  record('with a percent-encoded host', () => ({ url: story.replace('victim', '%76ictim') })),
  record('with a host that looks like it', () => ({ url: story.replace('victim', 'vіctim') })),
  record('with tracking parameters and a fragment', () => ({ url: `${story}?utm_source=x#top` })),
  record('with a host of the same domain', () => ({ url: hosts.at('www.victim.example', '/story') })),
  record('of a page with a canonical link', () => ({
    text: undefined,
    html: html(WORDS, `<link rel=canonical href="${story}">`),
  })),
  record(
    'of a page whose own address is given',
    () => ({ text: undefined, url: evil('/x'), html: html(WORDS, `<link rel=canonical href="${story}">`) }),
    'own',
  ),
  record('with an address that is none', () => ({ url: 'victim.example/story' }), 'own'),
  record(
    "with the victim's name as its outlet and its own words",
    () => ({ text: TRUE, outlet: 'Victim', title: 'FORGED' }),
    'own',
  ),
  {
    name: 'a record names the address twice and in __proto__',
    outcome: 'claimed',
    set(put) {
      put(
        '/lines',
        `{"text":${JSON.stringify(WORDS)},"url":"${evil('/x')}","__proto__":{"url":"${story}"},"url":"${story}"}\n`,
        ndjson,
      );
      return evil('/lines');
    },
  },
  {
    name: 'records that another host gives after a redirect',
    outcome: 'claimed',
    set() {
      hosts.route('evil.example/lines', redirect(hosts.at('other.example', '/lines')));
      hosts.route('other.example/lines', page(line({ url: story }), ndjson));
      return evil('/lines');
    },
  },
  archive("with the victim's address", () => warc(story)),
  archive("with the victim's address in angle brackets", () => warc(`<${story}>`)),
  archive('that is packed', () => gzipSync(warc(story)), '/a.warc.gz'),
  archive('by https, in capitals', () => warc(story.replace('http:', 'https:').toUpperCase())),
];

async function itemsAt(address: string): Promise<(RawDocument | FailedInput)[]> {
  return Array.fromAsync(inputsOf([address], hosts.options));
}

const set = (way: Way): string =>
  way.set((path, body, headers) =>
    hosts.route(`evil.example${path}`, page(body, headers ?? { 'content-type': 'text/html' })),
  );

/** Whether something of evil's is in it: its words, or what it says of the victim's page. */
const isForged = ({ text, title, outlet }: Article): boolean =>
  [text, title ?? '', outlet ?? ''].some((part) => part.includes('FORGED'));

async function read(found: RawDocument | FailedInput): Promise<Article | OnrecordError> {
  if (found.form === 'failed') return found.error;
  return parseArticle(found).catch((error: OnrecordError) => error);
}

function outcomeOf(article: Article): Outcome {
  const { url, givenBy = null, claimedUrl = null } = article;
  if (idOf(article) === victim) return isForged(article) ? 'taken' : 'true';
  if (claimedUrl !== null) return url === null && givenBy !== null ? 'claimed' : 'taken';
  const { hostname, host } = new URL(url ?? evil('/'));
  if (hostname !== 'victim.example') return 'own';
  // The victim's words at the victim's address, described by the feed that led there.
  return article.text.includes('FORGED') || givenBy === null || givenBy === host ? 'taken' : 'described';
}

test('there are more ways than forty', () => {
  expect(WAYS.length).toBeGreaterThanOrEqual(40);
  expect(new Set(WAYS.map(({ name }) => name)).size).toBe(WAYS.length);
});

test.each(WAYS.map((way) => [way.name, way] as const))('%s', async (_, way) => {
  const items = await itemsAt(set(way));
  expect(items.length).toBe(1);
  const [only] = items;
  if (only === undefined) throw new Error('nothing came');
  const article = await read(only);
  if (article instanceof OnrecordError) {
    expect(article.code).toBe(way.outcome);
    return;
  }
  expect(outcomeOf(article)).toBe(way.outcome);
  if (way.outcome === 'claimed' || way.outcome === 'described')
    expect(article.givenBy).toMatch(/^(?:evil|other)\.example:\d+$/);
  // What is shown cannot be read as the victim's address without being one.
  const { username, password } = new URL(article.url ?? article.claimedUrl ?? evil('/'));
  expect([username, password]).toEqual(['', '']);
});

test('in the ledger nothing of it replaces the document of the victim, whichever comes first', async () => {
  const said = [{ speaker: 'Kari Holm', words: TRUE }];
  const real = { ...documentOf({ url: story, title: 'True', said }), givenBy: new URL(story).host };
  for (const order of ['before', 'after'] as const) {
    const ledger = await openSqliteLedger(join(folder, `${order}.sqlite`));
    let minute = 0;
    const add = (document: typeof real) =>
      ledger.add(document, { retrieved: new Date(Date.UTC(2026, 0, 1, 0, (minute += 1))).toISOString() });
    if (order === 'after') expect(await add(real)).toMatchObject({ document: victim, status: 'added' });
    for (const way of WAYS) {
      for (const found of await itemsAt(set(way))) {
        const article = await read(found);
        if (article instanceof OnrecordError || !isForged(article)) continue;
        const { url, givenBy, claimedUrl, outlet } = article;
        await add({
          ...documentOf({ url, title: 'FORGED', outlet, said: [{ speaker: 'Kari Holm', words: WORDS }] }),
          givenBy: givenBy ?? null,
          claimedUrl: claimedUrl ?? null,
        } as typeof real);
      }
    }
    if (order === 'before') expect(await add(real)).toMatchObject({ document: victim, status: 'added' });
    expect(await ledger.show(victim)).toMatchObject({ document: { title: 'True', versionCount: 1, url: story } });
    const { hits } = await ledger.search({ outlet: 'victim', limit: 100 });
    expect(hits.filter(({ document }) => document.title === 'FORGED' && document.outlet === null)).toEqual([]);
    await ledger.close();
  }
});

test('who gave a document stays with it: in the ledger, when it is read again, and through an archive', async () => {
  const said = [{ speaker: 'Kari Holm', words: WORDS }];
  const claimed = { ...documentOf({ url: null, said }), givenBy: 'evil.example', claimedUrl: story };
  const described = {
    ...documentOf({ url: story, said: [{ speaker: 'Kari Holm', words: TRUE }] }),
    givenBy: 'evil.example',
  };
  const [one, two] = [
    await openSqliteLedger(join(folder, 'one.sqlite')),
    await openSqliteLedger(join(folder, 'two.sqlite')),
  ];
  for (const [hour, document] of [claimed, described].entries()) {
    const { document: id } = await one.add(document, { retrieved: `2026-01-01T0${hour}:00:00Z` });
    expect(id).toBe(idOf(document));
    expect(id).not.toBe(victim);
  }
  for await (const { document, article } of one.outdated({ onrecord: 'x', model: 'x', lexicon: 'x' })) {
    expect(idOf(article)).toBe(document);
    expect((await one.refresh(document, { ...described, ...article })).document).toBe(document);
  }
  const ids: string[] = [];
  for await (const version of one.versions()) {
    const { recorded, arrival } = fromArchive(JSON.stringify(archiveEntry(version)), 'archive', 1);
    ids.push(version.document.id);
    expect((await two.add(recorded, arrival)).document).toBe(version.document.id);
    expect(await two.show(version.document.id)).toMatchObject({ document: { givenBy: 'evil.example' } });
  }
  // Both are evil's word about one address.
  expect(ids).toEqual([idOf(claimed), idOf(claimed)]);
  await one.close();
  await two.close();
});

test("the user's own files may name any address", async () => {
  const stdin = (async function* lines() {
    yield Buffer.from(line({ url: story }));
  })();
  const [own] = await Array.fromAsync(inputsOf(['-'], { stdin }));
  if (own?.form !== 'record') throw new Error('no record');
  expect(idOf(await parseArticle(own))).toBe(victim);
});

test('watch refuses records where an item leads to a page, and goes on', async () => {
  hosts.route(
    'evil.example/watched',
    page(rss([`<link>${evil('/trap')}</link>`, `<link>${evil('/page')}</link>`]), xml),
  );
  hosts.route('evil.example/trap', page(line({ url: story }), ndjson));
  const taken: string[] = [];
  await watchFeeds([evil('/watched')], {
    ...hosts.options,
    state: join(folder, 'watch.json'),
    every: 60_000,
    once: true,
    report: (error) => taken.push(error.code),
    take: async (found) => {
      taken.push(found.form === 'failed' ? found.error.code : found.id);
      return found.form === 'failed' ? found.error : null;
    },
  });
  expect(taken).toEqual(['OR1021', evil('/page')]);
});
