import { describe, expect, test } from 'vitest';
import { readPage } from './page.ts';

const REPORT =
  'The councils of six harbour towns agreed on Wednesday to share the cost of dredging the strait, their spokeswoman said after a night of talks that nobody had expected to end so well.';

/** A page with this head, these lines at its headline, and this below its text. */
const pageOf = (head: string, atHeadline = '', below = '') =>
  readPage(
    `<html><head>${head}</head><body><article><h1>Harbour towns share the cost of dredging</h1>${atHeadline}<p>${REPORT}</p><p>${REPORT.replace('six', 'all six')}</p></article>${below}</body></html>`,
    null,
  );
const linked = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe('the day of publication', () => {
  test.each([
    [linked({ '@graph': [{ '@type': 'WebPage', datePublished: '2022-05-04' }] }), '', '2022-05-04'],
    [linked({ '@type': ['Report', 'Thing'], datePublished: '2022-05-04T10:00:00Z' }), '', '2022-05-04T10:00Z'],
    ['<meta name="citation_publication_date" content="2022/05/04">', '', '2022-05-04'],
    ['<meta name="parsely-pub-date" content="1651658400">', '', '2022-05-04T10:00Z'],
    ['', '<div>By Anna Holt</div><div>Published: Wednesday, May 4th, 2022 | Updated May 9, 2022</div>', '2022-05-04'],
    ['', '<div>Updated May 9, 2022</div><div>Published May 4, 2022</div>', '2022-05-04'],
    ['', '<p class="meta"><span>Research</span><span>4 May 2022</span></p>', '2022-05-04'],
    ['', '<div>13/05/2022 7:11 AM</div>', '2022-05-13'],
    ['<link rel="canonical" href="https://harbour.example.co.uk/news">', '<div>4/5/22</div>', '2022-05-04'],
    ['<meta property="og:locale" content="en_US">', '<div>5/4/2022 8:00am</div>', '2022-05-04'],
    ['', '<span><time datetime="2022-05-04T08:00+02:00">4 hours ago</time></span>', '2022-05-04T08:00+02:00'],
    ['<meta name="date" content="2022-03-01">', '<div>4 May 2022</div>', '2022-05-04'],
  ])('%s %s', (head, atHeadline, from) => {
    expect(pageOf(head, atHeadline)?.published).toMatchObject({ from, basis: 'known' });
  });

  test.each([
    ['<link rel="canonical" href="https://harbour.example/2022/may/04/dredging/">', '', '2022-05-04'],
    ['<meta property="og:url" content="https://harbour.example/dredging-20220504/">', '', '2022-05-04'],
    ['<script>var page = {"section": "news", "publish_date": "2022-05-04 11:00:00"};</script>', '', '2022-05-04'],
    ['', '<div>Last updated: 4 May 2022</div>', '2022-05-04'],
    ['<meta property="article:modified_time" content="2022-05-04">', '', '2022-05-04'],
  ])('is concluded from %s %s', (head, atHeadline, from) => {
    expect(pageOf(head, atHeadline)?.published).toMatchObject({ from, basis: 'implied' });
  });

  test('is not that of another text, of an open order of figures, or of a sentence', () => {
    expect(pageOf('', '<div>4/5/2022</div>')?.published).toBeNull();
    expect(
      pageOf(
        '',
        '',
        '<div class="related"><h3>The old quay</h3><p>Nobody wants it, said the mayor on 4 May 2022.</p></div>',
      )?.published,
    ).toBeNull();
  });
});

describe('the day of another text on the page is not that of this one', () => {
  const inArticle = (below: string): string =>
    `<main><article><h1>Ferries wait</h1><p>${REPORT}</p>${below}</article></main>`;
  const time = '<time datetime="2019-06-01">1 June 2019</time>';
  test.each([
    `${inArticle('')}<aside><ul><li>Fire in Brenn ${time}</li></ul></aside>`,
    `${inArticle('')}<div class="related"><span class="date">1 June 2019</span></div>`,
    `${inArticle('')}<footer>${time}</footer>`,
    `${inArticle('')}<article class="card"><h2>Fire in Brenn</h2>${time}</article>`,
    `${inArticle(`<section id="comments"><p>Posted ${time}</p><p>Nonsense, a reader wrote.</p></section>`)}`,
    `<header><div>Friday, 1 June 2019</div></header>${inArticle('')}`,
    inArticle(`<p>The treaty of ${time} stays in force, she said.</p>`),
  ])('%s', (body) => {
    expect(readPage(`<html><body>${body}</body></html>`, null)?.published).toBeNull();
    const address = 'https://fjord.example/2022/05/04/ferries';
    expect(readPage(`<html><body>${body}</body></html>`, address)?.published).toMatchObject({
      from: '2022-05-04',
      basis: 'implied',
    });
  });

  test.each([
    `<div class="with-sidebar">${inArticle(`<footer>Filed ${time}</footer>`)}</div>`,
    `<div class="latest"><header><h1>Ferries wait</h1>${time}</header><p>${REPORT}</p></div>`,
    inArticle(`<p>By Anna Holt, our correspondent in Brenn, ${time}</p>`),
  ])('but this is: %s', (body) => {
    expect(readPage(`<html><body>${body}</body></html>`, null)?.published).toMatchObject({
      from: '2019-06-01',
      basis: 'known',
    });
  });

  test('of several stories in the data of a page that with its headline is its own', () => {
    const stories = [
      { '@type': 'NewsArticle', headline: 'Fire in Brenn', datePublished: '2019-06-01', author: { name: 'Bo Lind' } },
      { '@type': 'NewsArticle', headline: 'Ferries wait', datePublished: '2022-05-04', author: { name: 'Ine Dahl' } },
    ];
    const page = readPage(`<html><head>${linked(stories)}</head><body>${inArticle('')}</body></html>`, null);
    expect(page?.published?.from).toBe('2022-05-04');
    expect(page?.byline).toEqual(['Ine Dahl']);
    const more = '<div class="more-stories"><span class="author">Bo Lind</span></div>';
    expect(readPage(`<html><body>${inArticle('')}${more}</body></html>`, null)?.byline).toEqual([]);
  });
});

describe('the authors', () => {
  test.each([
    [
      linked({
        '@graph': [
          { '@type': 'Person', '@id': '#a', name: 'Anna Holt' },
          { '@type': 'NewsArticle', author: [{ '@id': '#a' }, { '@type': 'Person', name: 'Ben Ruiz' }] },
        ],
      }),
      '',
      ['Anna Holt', 'Ben Ruiz'],
    ],
    [linked({ '@type': 'BlogPosting', author: 'ANNA HOLT, Fjord News' }), '', ['Anna Holt']],
    ['<meta name="author" content="By Anna Holt, Defence Correspondent and Ben Ruiz">', '', ['Anna Holt', 'Ben Ruiz']],
    [
      '<meta name="citation_author" content="Holt, Anna"><meta name="citation_author" content="Ruiz, Ben, PhD">',
      '',
      ['Anna Holt', 'Ben Ruiz'],
    ],
    [
      '<meta property="article:author" content="https://social.example/anna">',
      '<p class="byline">By Anna Holt @annaholt</p>',
      ['Anna Holt'],
    ],
    ['', '<div class="post-author-name">Anna Holt</div>', ['Anna Holt']],
    ['', '<p>By Anna Holt / Fjord News Staff Writer</p>', ['Anna Holt']],
    ['', '<p>Written by</p><p>Anna Holt</p>', ['Anna Holt']],
    ['', '<span itemprop="author"><span itemprop="name">Anna Holt</span></span>', ['Anna Holt']],
    ['', '<h3>by</h3><h3><a href="/u/7">tide_keeper7</a></h3>', ['tide_keeper7']],
    ['', '<div>Anna Holt in Oslo and Ben Ruiz in Lima, Saturday 25 May 2024</div>', ['Anna Holt', 'Ben Ruiz']],
    [
      '',
      '<div><span>Anna Holt</span> <span>Political correspondent</span> <span>6 May 2024</span></div>',
      ['Anna Holt'],
    ],
  ])('%s %s', (head, atHeadline, byline) => {
    expect(pageOf(head, atHeadline)?.byline).toEqual(byline);
  });

  test('an account of the outlet is no person, and the name ahead of the text is; a body that signs is', () => {
    const outlet = '<meta property="og:site_name" content="Fjord News"><meta name="author" content="Fjord News">';
    expect(pageOf(outlet)?.byline).toEqual([]);
    const named = pageOf(outlet, '<p>Tsietsi Molapo and Refiloe Nkune</p>');
    expect(named).toMatchObject({
      byline: ['Tsietsi Molapo', 'Refiloe Nkune'],
      basis: { byline: 'first line of the text' },
    });
    expect(named?.text.startsWith('The councils')).toBe(true);
    const body = linked({ '@type': 'NewsArticle', author: { '@type': 'NewsMediaOrganization', name: 'Fjord News' } });
    expect(pageOf(outlet + body)?.byline).toEqual(['Fjord News']);
  });

  test.each(['Staff Writer', 'admin', 'Web Desk', 'https://fjord.example/anna', '@annaholt', 'Our Correspondent'])(
    '%s is nobody',
    (author) => {
      expect(pageOf(`<meta name="author" content="${author}">`)?.byline).toEqual([]);
    },
  );

  test('the label of a turn is none', () => {
    expect(pageOf('', '<p>Correspondent: That is no answer.</p>')?.byline).toEqual([]);
    const talk = '<dl><dt>Anna Holt</dt><dd>Why?</dd><dt>Pavel Oren</dt><dd>Because.</dd></dl>';
    expect(pageOf('', talk + talk)).toMatchObject({ byline: [] });
    expect(
      pageOf('', talk + talk)
        ?.blocks.map(({ speaker }) => speaker)
        .slice(0, 2),
    ).toEqual(['Anna Holt', 'Pavel Oren']);
  });

  test('those of comments and of other texts are left out; a personal page is its owner’s', () => {
    const below =
      '<div class="comment"><span class="author-name">Carla Moss</span></div><aside><a rel="author">Ine Dahl</a></aside>';
    expect(pageOf('', '', below)?.byline).toEqual([]);
    expect(
      pageOf('', '', `${below}<footer>Copyright (c) 2012–2022 Anna Holt. All rights reserved.</footer>`)?.byline,
    ).toEqual(['Anna Holt']);
  });
});

describe('the title', () => {
  const titleOf = (head: string, body: string): string | null | undefined =>
    readPage(`<html><head>${head}</head><body>${body}<p>${REPORT}</p></body></html>`, null)?.title;
  test.each([
    [
      '<title>Ministers meet on fish | Fjord News</title>',
      '<h1>Fjord News</h1><h1>Ministers meet on fish</h1>',
      'Ministers meet on fish',
    ],
    [
      '<meta property="og:title" content="Fish: six ministers meet"><title>Fjord</title>',
      '<h1>Six ministers meet on fish</h1>',
      'Six ministers meet on fish',
    ],
    [
      '<title>The Harbour Blog | Ministers meet on fish</title>',
      '<h2>Ministers meet on fish</h2>',
      'Ministers meet on fish',
    ],
    ['<meta property="og:site_name" content="Fjord News"><title>Tolls - Fjord News</title>', '', 'Tolls'],
    [
      `${linked({ '@type': 'NewsArticle', headline: 'Ministers meet on fish' })}<meta property="og:title" content="Ministers meet on fish">`,
      '<h1>Live: Ministers meet on fish</h1>',
      'Ministers meet on fish',
    ],
  ])('%s %s', (head, body, title) => {
    expect(titleOf(head, body)).toBe(title);
  });
});

describe('the outlet', () => {
  test.each([
    ['<meta name="dcterms.publisher" content="Harbour Board">', 'Harbour Board', 'dcterms.publisher'],
    ['<meta property="og:site_name" content="http://www.fjord.example/">', 'fjord.example', 'og:site_name'],
    ['<meta name="author" content="Ministry of Fish of Norway">', 'Ministry of Fish of Norway', 'meta author'],
    ['<title>Dredging | Ministry of Fish of Norway</title>', 'Ministry of Fish of Norway', 'title'],
    ['<title>Dredging - News - Embassy of Norway in Peru</title>', 'Embassy of Norway in Peru', 'title'],
  ])('%s', (head, outlet, basis) => {
    const page = pageOf(head);
    expect(page).toMatchObject({ outlet, byline: [] });
    expect(page?.basis['outlet']).toBe(basis);
  });

  test('is not told by an author who is a person, or by any last part of the title', () => {
    expect(
      pageOf('<meta name="author" content="Anna Holt"><title>Dredging | Fish and ships</title>')?.outlet,
    ).toBeNull();
  });
});

describe('titles without the site', () => {
  const text =
    '<p>The mayor said on Tuesday that the harbour would stay closed for a while, and that nobody would pay.</p>';
  test.each([
    ['Ferries wait - in the rain - Fjord News', 'Fjord News', 'Ferries wait - in the rain'],
    ['Ferries wait in the rain | World | Fjord News', '', 'Ferries wait in the rain'],
    ['Fjord News: Ferries wait in the rain', 'Fjord News', 'Ferries wait in the rain'],
    ['Ferries wait in the rain – FN – 05/04/2022', 'fn.example', 'Ferries wait in the rain'],
    ['Ferries wait in the rain - Новости', 'Новости', 'Ferries wait in the rain'],
  ])('%s of %s', (title, site, expected) => {
    const head = `<title>${title}</title><meta property="og:site_name" content="${site}">`;
    expect(readPage(`<html><head>${head}</head><body>${text}</body></html>`, null)?.title).toBe(expected);
  });
});

describe('when a page came out, and not when it was changed', () => {
  const text =
    '<p>The mayor said on Tuesday that the harbour would stay closed for a while, and that nobody would pay.</p>';
  test.each([
    '<p>Updated: 6 May 2022 10:00 GMT | Published: 4 May 2022 09:00 GMT</p>',
    '<time class="updated" datetime="2022-05-06">6 May</time> <time class="published" datetime="2022-05-04">4 May</time>',
    '<time class="entry-date updated" datetime="2022-05-04">4 May</time>',
  ])('%s', (line) => {
    const page = readPage(`<article><h1>Ferries wait</h1><div>${line}</div>${text}</article>`, null);
    expect(page?.published).toMatchObject({ basis: 'known' });
    expect(page?.published?.from.slice(0, 10)).toBe('2022-05-04');
  });
});

test.each([
  ['<p>By Anna Holt and agencies</p>', ['Anna Holt']],
  ['<p>Text: Anna Holt, Photos: Ben Ruiz</p>', ['Anna Holt']],
  ['<div class="author">Anna Holt in Geneva and Ben Ruiz in Oslo</div>', ['Anna Holt', 'Ben Ruiz']],
  ['<p>By Anna Holt, a former minister of harbours</p>', ['Anna Holt']],
])('who wrote it stands in %s, which is no part of the text', (line, byline) => {
  const text =
    '<p>The mayor said on Tuesday that the harbour would stay closed for a while, and that nobody would pay.</p>';
  const page = readPage(`<article><h1>Ferries wait</h1>${line}${text}</article>`, null);
  expect(page?.byline).toEqual(byline);
  expect(page?.blocks).toHaveLength(1);
});

test('entities that are left in metadata, also written twice, are characters', () => {
  const data =
    '{"@type":"NewsArticle","author":{"name":"Jos&eacute; Holt"},"publisher":{"name":"Fjord &amp;amp; Lake"}}';
  const head = `<title>Ferries &amp;#8211; and towns &amp;amp; more</title><script type="application/ld+json">${data}</script>`;
  const page = readPage(`<html><head>${head}</head><body><p>${REPORT}</p></body></html>`, null);
  expect(page).toMatchObject({ title: 'Ferries – and towns & more', byline: ['José Holt'], outlet: 'Fjord & Lake' });
});
