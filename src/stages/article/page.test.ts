import { describe, expect, test } from 'vitest';
import { checkExtent, DEEPEST, MOST_PARTS } from './html-extent.ts';
import { readPage } from './page.ts';

const HEAD = `
  <title>Harbour talks end without a deal | Fjord News</title>
  <link rel="canonical" href="https://fjord.example/world/harbour-talks">
  <meta property="og:site_name" content="Fjord News">
  <script type="application/ld+json">
    {"@context": "https://schema.org", "@graph": [
      {"@type": "Organization", "@id": "#us", "name": "Fjord News"},
      {"@type": "NewsArticle", "headline": "Harbour talks end without a deal", "publisher": {"@id": "#us"},
       "author": [{"@type": "Person", "name": "Anna Holt"}, {"@type": "Person", "name": "Ben Ruiz"}],
       "datePublished": "2022-05-04T18:20:00+02:00"}]}
  </script>`;

const BODY = `
  <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
  <div class="cookie-consent"><p>We use cookies to give you the best experience on all of our pages, as always.</p></div>
  <article>
    <h1>Harbour talks end without a deal</h1>
    <div class="byline">By <a rel="author" href="/holt">Anna Holt</a></div>
    <div class="article-share"><a href="#">Share</a> <a href="#">Tweet</a></div>
    <p>Harbour talks end without a deal</p>
    <figure><img src="a.jpg"><figcaption>Ships wait outside the harbour. Photo: Carla Moss/AFP</figcaption></figure>
    <p>The ministers of both countries left the harbour talks on Wednesday without a deal, and neither of them would say when they might meet again.</p>
    <div class="newsletter-signup"><p>Sign up to our briefing for all that matters in the north, every single morning.</p></div>
    <p>“We were close,” said the <span class="rollover"><a href="/p">commissioner</a><span class="tooltip">More about her</span></span>, who had come from Geneva, “and then, all of a sudden, we were not.”</p>
    <p><strong>Read more:</strong> <a href="/tolls">Who pays the tolls of the strait</a></p>
    <h2>What comes next</h2>
    <blockquote><p>Nobody should be surprised that it takes a while to agree on something that was argued over for forty years.</p></blockquote>
    <ul><li>The tolls stay as they are until autumn, both of the ministries said.</li><li>The ships of third countries go on paying in full, as they always have.</li></ul>
    <p>Advertisement</p>
    <p>A spokesman for the ministry, who was not at the talks himself, called upon both sides to come back to the table before the summer.</p>
    <h3>Related stories</h3>
    <ul><li><a href="/1">The long history of the strait</a></li><li><a href="/2">Five charts on tolls</a></li></ul>
    <p>Follow Anna Holt on Twitter @annaholt</p>
  </article>
  <aside><p>Most read: the ten best harbours of the north, chosen by our readers, who know them all.</p></aside>
  <footer><p>© 2022 Fjord News. All rights reserved.</p></footer>
  <script>window.track = function () { return 1; };</script>`;

describe('a page with the usual dirt', () => {
  const page = readPage(
    `<!doctype html><html lang="en"><head>${HEAD}</head><body>${BODY}</body></html>`,
    'https://www.fjord.example/world/harbour-talks?ref=x',
  );

  test('gives its article and nothing else, in reading order', () => {
    expect(
      page?.blocks.map((block) => [
        block.kind,
        page.text
          .slice(...block.span)
          .split(' ')
          .slice(0, 4)
          .join(' '),
      ]),
    ).toEqual([
      ['caption', 'Ships wait outside the'],
      ['credit', 'Photo: Carla Moss/AFP'],
      ['paragraph', 'The ministers of both'],
      ['paragraph', '“We were close,” said'],
      ['heading', 'What comes next'],
      ['quote', 'Nobody should be surprised'],
      ['list-item', 'The tolls stay as'],
      ['list-item', 'The ships of third'],
      ['paragraph', 'A spokesman for the'],
    ]);
    expect(page?.text).toContain('said the commissioner, who had come');
  });

  test('gives its metadata, each with its basis', () => {
    expect(page).toMatchObject({
      title: 'Harbour talks end without a deal',
      outlet: 'Fjord News',
      byline: ['Anna Holt', 'Ben Ruiz'],
      url: 'https://fjord.example/world/harbour-talks',
      published: { from: '2022-05-04T18:20+02:00', granularity: 'minute', basis: 'known', span: null },
      basis: {
        title: 'h1',
        outlet: 'json-ld publisher',
        published: 'json-ld datePublished',
        url: 'canonical',
      },
    });
  });
});

const paragraphs =
  '<p>The minister said that the port would stay closed for a while, and that she was sorry for it, truly.</p>'.repeat(
    1,
  );

test.each([
  ['<meta property="article:published_time" content="2022-05-04">', '2022-05-04', 'meta article:published_time'],
  ['<meta name="pubdate" content="Wed, 04 May 2022 10:22:00 GMT">', '2022-05-04T10:22Z', 'meta pubdate'],
  ['<script type="application/ld+json">{"@type": "NewsArticle", broken</script>', '2022-05-03', 'time'],
  ['<meta property="article:published_time" content="0001-01-01T00:00:00Z">', '2022-05-03', 'time'],
  ['<meta property="article:published_time" content="1970-01-01">', '2022-05-03', 'time'],
  ['<meta property="article:published_time" content="2099-01-01T00:00:00Z">', '2022-05-03', 'time'],
])('the date of %s', (head, from, why) => {
  const page = readPage(
    `<html><head>${head}</head><body><article><time datetime="2022-05-03">Tuesday</time>${paragraphs}</article></body></html>`,
    null,
  );
  expect(page?.published).toMatchObject({ from, why });
});

test('a dateline goes before the date in the address, which is only implied', () => {
  const address = 'https://fjord.example/2022/05/06/port';
  expect(readPage(`<p>OSLO, 4 May 2022 — ${paragraphs.slice(3)}`, address)?.published).toMatchObject({
    from: '2022-05-04',
    span: [6, 16],
  });
  expect(readPage(paragraphs, address)?.published).toMatchObject({ from: '2022-05-06', basis: 'implied' });
});

test('the text of the JSON-LD is taken where a script would have to fill the page', () => {
  const body =
    'The minister said that the port would stay closed.\\n\\nShe gave no reason, and she left soon after that.';
  const page = readPage(
    `<html><head><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${body}"}</script></head><body><div id="root"></div></body></html>`,
    null,
  );
  expect(page?.blocks).toHaveLength(2);
});

test('a page of an interview has turns', () => {
  const page = readPage(
    '<article><p>We met the commissioner in Geneva, where she has lived for the last four years.</p><p><b>Q:</b> Was it as hard as everybody says that it was?</p><p><b>A:</b> It was, and it will be again, I am afraid, before long.</p><p><b>Q:</b> Then why do it at all, if I may ask you that?</p><p><b>A:</b> Because somebody has to, and today it is me.</p></article>',
    null,
  );
  expect(page?.blocks.map((block) => block.speaker)).toEqual([undefined, 'Q', 'A', 'Q', 'A']);
});

test('a whole page inside a form, and paragraphs by line breaks, are read', () => {
  const text = 'The ministers left the harbour talks on Wednesday without a deal, and nobody was surprised.';
  expect(
    readPage(
      `<body><form action="/"><div>${text}<br><br>${text.replace('Wednesday', 'Friday')}</div></form></body>`,
      null,
    )?.blocks,
  ).toHaveLength(2);
});

test('a credit that is marked within a caption is a block of its own', () => {
  const textWith = (caption: string) =>
    readPage(
      `<article><h1>Quay reopens</h1><p>${'The quay at Brenn was opened again on Monday, after a winter of repairs. '.repeat(3)}</p>
     <figure><img src="a.jpg"><figcaption>${caption}</figcaption></figure></article>`,
      null,
    )?.text;
  const apart = 'The quay in May.\n\nIne Dahl/Fjord News';
  expect(textWith('The quay in May. <span class="credit">Ine Dahl/Fjord News</span>')).toContain(apart);
  expect(textWith('<b>The quay in May.</b><b class="pic__source">Ine Dahl/Fjord News</b>')).toContain(apart);
  expect(textWith('<b class="source">The quay in May.</b><b>Ine Dahl, Brenn</b>')).toContain('May. Ine Dahl');
});

test('the heading of live lines and the caption of a film stay; a button and a pointer of the same words go', () => {
  const line = 'The minister said that the port would stay closed for a while, and that she was sorry for it, truly.';
  const page = readPage(
    `<article><p>${line}</p><h2>Live updates</h2><ul><li><a href="/1">Who pays the tolls</a></li></ul>
    <p>${line.replace('minister', 'envoy')}</p>
    <figure><figcaption>Watch: The envoy leaves the harbour by boat.</figcaption></figure>
    <figure><figcaption>Watch: More films from the harbour</figcaption></figure>
    <h2>Live updates</h2><h3>15:40</h3><p>${line.replace('minister', 'mayor')}</p></article>`,
    null,
  );
  expect(page?.blocks.map(({ kind, span }) => `${kind}: ${page.text.slice(...span).slice(0, 16)}`)).toEqual([
    'paragraph: The minister sai',
    'paragraph: The envoy said t',
    'caption: Watch: The envoy',
    'heading: Live updates',
    'heading: 15:40',
    'paragraph: The mayor said t',
  ]);
});

describe('what is left of a page is read', () => {
  const text = 'The ministers left the harbour talks on Wednesday without a deal, and nobody was surprised.';
  test.each([
    ['without head and body', `<html><title>Talks end in the harbour</title><p>${text}</p></html>`],
    ['with a head that never ends', `<html><head><title>Talks end in the harbour</title><p>${text}</p></html>`],
    [
      'with a script before its head',
      `<html><script>1</script><head><title>Talks end in the harbour</title></head><body><p>${text}`,
    ],
    ['behind its end', `<html><head><title>Talks end in the harbour</title></head><body></body></html><p>${text}`],
    ['before its beginning', `<title>Talks end in the harbour</title></html><p>${text}<html>`],
    ['in a comment', `<!-- <html> --><title>Talks end in the harbour</title><p>${text}`],
  ])('%s', (_, html) => {
    expect(readPage(html, null)).toMatchObject({ title: 'Talks end in the harbour', text });
  });

  test.each(['<html ', '</html><i><div >x', '<html><frameset><frame></frameset></html>'])('nothing: %s', (html) => {
    expect(readPage(html, null)).toBeNull();
  });
});

describe('extent', () => {
  const check = (html: string) => (): void => checkExtent(html, 'case');

  test('what is nested is counted, not what is left open as HTML allows', () => {
    expect(check('<div>'.repeat(DEEPEST))).not.toThrow();
    expect(check('<div><br><img src="a>b"></div>'.repeat(5000))).not.toThrow();
    expect(check(`<ul>${'<li>a<p>b</p>'.repeat(5000)}</ul>`)).not.toThrow();
    expect(check(`<table>${'<tr><td>a<td>b'.repeat(5000)}</table>`)).not.toThrow();
    expect(check(`<script>${'<div>'.repeat(5000)}</script><!-- ${'<div>'.repeat(5000)} -->`)).not.toThrow();
    for (const deep of ['<div>'.repeat(DEEPEST + 1), '<dd><b>'.repeat(DEEPEST), `<noscript>${'<i>'.repeat(DEEPEST)}`]) {
      expect(check(deep)).toThrow(expect.objectContaining({ code: 'OR1006' }));
    }
  });

  test('elements, attributes, comments and texts are counted', () => {
    for (const part of ['<br>', '<!---->', '&amp;']) {
      expect(check(part.repeat(MOST_PARTS))).not.toThrow();
      expect(check(part.repeat(MOST_PARTS + 1))).toThrow(expect.objectContaining({ code: 'OR1026' }));
    }
    const attributes = Array.from({ length: MOST_PARTS }, (_, index) => `a${index}`).join(' ');
    expect(check(`<p ${attributes}>`)).toThrow(expect.objectContaining({ code: 'OR1026' }));
  });
});

test('JSON-LD of any depth is read through', () => {
  const nested = `${'['.repeat(50_000)}{"@type":"NewsArticle","headline":"Talks end in the harbour"}${']'.repeat(50_000)}`;
  const page = readPage(`<script type="application/ld+json">${nested}</script>${paragraphs}`, null);
  expect(page?.title).toBe('Talks end in the harbour');
});
