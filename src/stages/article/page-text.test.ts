import { describe, expect, test } from 'vitest';
import { readPage } from './page.ts';

const sentence = (who: string): string =>
  `The ${who} said that the harbour would stay closed for a while, that the towns would share the cost of dredging it, and that the ferries would run again by autumn if all went well.`;
const TEXT = ['mayor', 'minister', 'engineer', 'harbour master'].map((who) => `<p>${sentence(who)}</p>`);
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = TEXT;

/** The blocks of a page as "kind: first words". */
const blocksOf = (body: string, head = ''): string[] => {
  const page = readPage(`<html><head>${head}</head><body>${body}</body></html>`, null);
  return page?.blocks.map(({ kind, span }) => `${kind}: ${page.text.slice(...span).slice(0, 24)}`) ?? [];
};
const PARAGRAPHS = [
  'The mayor said that the h',
  'The minister said that th',
  'The engineer said that th',
  'The harbour master said t',
].map((text) => `paragraph: ${text.slice(0, 24)}`);
const [MAYOR = '', MINISTER = '', ENGINEER = '', MASTER = ''] = PARAGRAPHS;

describe('what belongs to the article stays', () => {
  test.each([
    [
      'a column that is named after its layout',
      `<div class="has-sidebar l-sidebar-fixed"><div class="entry-content">${TEXT.join('')}</div></div>`,
    ],
    [
      'a page that is named after its comments',
      `<div class="comments-enabled"><div class="article-body">${TEXT.join('')}</div></div>`,
    ],
    [
      'paragraphs behind a paywall',
      `<article>${TEXT.map((text) => text.replace('<p>', '<p class="paywall">')).join('')}</article>`,
    ],
    ['a form around everything', `<form class="form-inline"><div>${TEXT.join('')}</div></form>`],
    [
      'boxes of text that are called widgets',
      `<div>${TEXT.map((text) => `<div class="article-widget">${text}</div>`).join('')}</div>`,
    ],
    [
      'boxes that hide what flows over, or are hidden on some screens',
      `<article>${FIRST}<div class="overflow-hidden">${SECOND}</div><div class="hidden md:block">${THIRD}</div><div class="hidden-print">${FOURTH}</div></article>`,
    ],
    ['paragraphs without ads', TEXT.map((text) => text.replace('<p>', '<p class="ad-free">')).join('')],
    [
      'what is folded until it is found',
      `<article>${TEXT.join('').replace('<p>', '<p hidden="until-found">')}</article>`,
    ],
    ['an article about sharing', `<article class="post tag-sharing category-newsletter">${TEXT.join('')}</article>`],
    [
      'the first box of several',
      `<div class="article-content"><div class="intro">${FIRST}</div><div class="rest">${SECOND}${THIRD}${FOURTH}</div></div>`,
    ],
    [
      'words of a sentence with a name of junk',
      `<article>${TEXT.join('').replaceAll('the towns', 'the <a class="popup tooltip">towns</a>')}</article>`,
    ],
  ])('%s', (_, body) => {
    expect(blocksOf(body)).toEqual(PARAGRAPHS);
    expect(readPage(body, null)?.text).toContain('that the towns would share');
  });

  test('headings in boxes of their own, as live reports have them, and captions between paragraphs', () => {
    const entry = (heading: string, text: string): string =>
      `<section class="entry"><div class="inline"><h3>${heading}</h3></div></section><div class="element">${text}</div>`;
    expect(
      blocksOf(
        `<article><div class="block">${entry('Towns agree at last', FIRST)}${entry('Ferries wait', SECOND)}<div class="photo"><img src="a.jpg"><div class="caption">The old quay.</div></div>${entry('Silt removed', THIRD)}${FOURTH}</div></article>`,
      ),
    ).toEqual([
      MAYOR,
      'heading: Ferries wait',
      MINISTER,
      'caption: The old quay.',
      'heading: Silt removed',
      ENGINEER,
      MASTER,
    ]);
  });

  test('a standfirst in a heading, a table with a head, lists and code', () => {
    const standfirst = 'Six towns settle a quarrel of nine years over silt and hope for the ferries';
    expect(
      blocksOf(
        `<article><h1>Towns share the cost</h1><h2>${standfirst}</h2>${FIRST}<table><tr><th>Town</th><th>Share</th></tr><tr><td><a href="/b">Brenn</a></td><td>12</td></tr></table>${SECOND}<ul><li>Silt is to go.</li></ul><pre><code>var share = 12;</code></pre>${THIRD}</article>`,
      ),
    ).toEqual([
      `heading: ${standfirst.slice(0, 24)}`,
      MAYOR,
      'paragraph: Town Share',
      'paragraph: Brenn 12',
      MINISTER,
      'list-item: Silt is to go.',
      'paragraph: var share = 12;',
      ENGINEER,
    ]);
  });
});

test('a sentence woven of links stays, and a line of links goes', () => {
  const woven =
    '<p>Brenn <a href="/a">raised its tolls on ferries after a long quarrel</a>, and <a href="/b">lowered them again in a year</a> under <a href="/c">a treaty of the towns</a>.</p>';
  const line =
    '<p>Follow us on <a href="/a">Harbour Book</a>, <a href="/b">Fjordgram News</a>, and <a href="/c">The Quay Talk</a>.</p>';
  expect(blocksOf(`<article>${FIRST}${woven}${SECOND}${line}${THIRD}${FOURTH}</article>`)).toEqual(
    [MAYOR, 'paragraph: Brenn raised its tolls on', MINISTER, ENGINEER, MASTER].map((block) => block.slice(0, 35)),
  );
});

describe('a section whose id is made from its heading', () => {
  const section = (id: string, heading: string): string =>
    `<section id="${id}"><h2>${heading}</h2>${SECOND}<p>“We will not go below it,” she said.</p></section>`;
  const within = (inner: string): string =>
    `<article><h1>Towns share the cost</h1>${FIRST}${inner}${THIRD}${FOURTH}</article>`;
  test.each([
    ['share-of-the-catch', 'Share of the catch'],
    ['consent-of-the-parties', 'Consent of the parties'],
    ['export-promotion', 'Export promotion'],
    ['the-parties-consent', 'The parties’ consent'],
  ])('%s', (id, heading) => {
    expect(blocksOf(within(section(id, heading)))).toEqual([
      MAYOR,
      `heading: ${heading.slice(0, 24)}`,
      MINISTER,
      'paragraph: “We will not go below it,'.slice(0, 35),
      ENGINEER,
      MASTER,
    ]);
    expect(blocksOf(within(`<h2 id="${id}">${heading}</h2>${SECOND}`))).toContain(`heading: ${heading}`);
  });

  test.each([
    ['related-articles', 'Related articles'],
    ['sponsored-content', 'Sponsored content'],
    ['newsletter', 'Newsletter'],
    ['comments-on-this', 'Comments on this'],
  ])('but not %s, which says what it is for', (id, heading) => {
    expect(blocksOf(within(section(id, heading)))).toEqual([MAYOR, ENGINEER, MASTER]);
  });
});

test('words pulled out of the text are there where it does not have them', () => {
  const pulled = (words: string): string[] =>
    blocksOf(
      `<article><h1>Towns share the cost</h1>${FIRST}${SECOND}<figure class="wp-block-pullquote"><blockquote><p>${words}</p><cite>Anna Holt, mayor</cite></blockquote></figure>${THIRD}${FOURTH}</article>`,
    );
  expect(pulled('The river is ours and stays ours.')).toEqual([
    MAYOR,
    MINISTER,
    'quote: The river is ours and st',
    'quote: Anna Holt, mayor',
    ENGINEER,
    MASTER,
  ]);
  expect(
    blocksOf(`<article>${FIRST}<div class="pull-quote">The harbour would stay closed.</div>${SECOND}</article>`),
  ).toEqual([MAYOR, MINISTER]);
});

describe('what does not belong to it goes', () => {
  const within = (junk: string): string =>
    `<article><h1>Towns share the cost</h1>${FIRST}${SECOND}${junk}${THIRD}${FOURTH}</article>`;
  test.each([
    [
      'lists of links, with their head',
      '<h3>Our coverage</h3><ul><li><a href="/1">Who paid for the old quay?</a></li><li><a href="/2">Silt, explained.</a></li></ul>',
    ],
    ['pointers in capitals', '<p>ALSO IN THIS PAPER | <a href="/1">The quay that nobody wanted</a></p>'],
    ['a tweet button', '<p>Click to share on Twitter (Opens in new window)</p>'],
    ['a paragraph that asks for an account', '<p>You must be logged in to post a comment.</p>'],
    ['a disclosure', `<div class="affiliate-disclosure"><p>${sentence('editor')}</p></div>`],
    ['a box on the author', `<div class="author-profile"><p>${sentence('author')}</p></div>`],
    ['what is hidden', `<div class="intro hidden"><p>${sentence('cashier')}</p></div>`],
    ['an address', '<address>Made 4 May 2022, last modified 6 May 2022</address>'],
  ])('%s', (_, junk) => {
    expect(blocksOf(within(junk))).toEqual(PARAGRAPHS);
  });

  test('comments, however many there are', () => {
    const comments = Array.from({ length: 8 }, (_, at) => `<p>${sentence(`reader ${at}`)}</p>`).join('');
    expect(
      blocksOf(`<div><div class="story">${TEXT.join('')}</div><div id="comments">${comments}</div></div>`),
    ).toEqual(PARAGRAPHS);
  });

  test('lines on when and by whom, and a note on the author at the end', () => {
    expect(
      blocksOf(
        `<article><h1>Towns share the cost</h1><p>Politics / May 4, 2022</p><p>By Anna Holt</p><p><time datetime="2022-05-04">4 May</time></p>${TEXT.join('')}<p>Anna Holt is our correspondent in the harbour towns, where she has lived for nine years.</p></article>`,
        '<meta name="author" content="Anna Holt">',
      ),
    ).toEqual(PARAGRAPHS);
  });
});

describe('a page that shows nothing', () => {
  const prose = ['mayor', 'minister', 'engineer', 'harbour master'].map(sentence);
  test.each([
    [
      'has it for readers without scripts',
      `<div id="app"></div><noscript><article>${TEXT.join('')}</article></noscript>`,
    ],
    [
      'has it in its data',
      `<div id="app"></div><script id="data" type="application/json">${JSON.stringify({ page: { title: 'x', blocks: prose.map((text) => ({ kind: 'p', text })) } })}</script>`,
    ],
    [
      'has it as HTML in a variable',
      `<div id="app"></div><script>window.STATE = ${JSON.stringify({ body: TEXT.join('') })};</script>`,
    ],
    [
      'has it in a call',
      `<div id="app"></div><script>start("page"); show([1, ${JSON.stringify(TEXT.join(''))}]);</script>`,
    ],
  ])('%s', (_, body) => {
    expect(blocksOf(body)).toEqual(PARAGRAPHS);
  });

  test('is no article where its scripts have none either', () => {
    expect(readPage('<div id="app"></div><script>start({"name": "harbour"})</script>', null)).toBeNull();
  });
});

test('the turns of the one who asks are no notes on the author', () => {
  const turns = ['Why?', 'Because I was asked to.', 'By whom?', 'By the mayor, I think.', 'When?', 'In May.'];
  const body = turns.map((words, index) => `<p>${index % 2 === 0 ? 'Anna Holt' : 'Ole Vik'}: ${words}</p>`).join('');
  const page = readPage(`<meta name="author" content="Anna Holt"><article>${FIRST}${body}</article>`, null);
  expect(page?.blocks.map(({ speaker }) => speaker)).toEqual([
    undefined,
    ...turns.map((_, index) => (index % 2 === 0 ? 'Anna Holt' : 'Ole Vik')),
  ]);
});

test('what nobody sees parts no words', () => {
  const head = '<meta name="author" content="An\u00ADna\u00A0Holt\u200B">';
  const body = `<article>${FIRST.replace('mayor said', 'may&shy;or, Anna&nbsp;Ho&#8203;lt, sa\uFEFFid')}${SECOND}${THIRD}</article>`;
  const page = readPage(`<html><head>${head}</head><body>${body}</body></html>`, null);
  expect(page?.text.slice(0, 27)).toBe('The mayor, Anna Holt, said ');
  expect(page?.byline).toEqual(['Anna Holt']);
});

test.each([
  'This article first appeared on Fjord News.',
  'The post Six towns settle appeared first on Fjord News.',
  'Originally published in Fjord News on 3 May 2021.',
])('where a text came out first is no part of it: %s', (line) => {
  expect(blocksOf(`<article>${TEXT.join('')}<p>${line}</p></article>`)).toEqual(PARAGRAPHS);
});

test('that a letter first appeared in a paper is told', () => {
  const told =
    '<p>The letter of the mayor first appeared in a paper of the islands, which did not know what it had.</p>';
  expect(blocksOf(`<article>${TEXT.join('')}${told}</article>`)).toHaveLength(5);
});

test('the marks that a browser sets are there, those of notes and what was struck out are not', () => {
  const line =
    '<p>The treaty<sup>1</sup> says <q>all <q>towns</q> pay</q>,<sup><a href="#n2">2</a></sup> for 12 km<sup>2</sup> <del>or more</del> of silt.</p>';
  const page = readPage(`<article>${FIRST}${line}${SECOND}${THIRD}</article>`, null);
  expect(page?.text).toContain('The treaty says “all ‘towns’ pay”, for 12 km2 of silt.');
});

test.each([
  ['its footer', `<blockquote><p>The quay is ours.</p><footer>— <cite>Kari Holm</cite></footer></blockquote>`],
  ['a name at its end', `<blockquote>The quay is ours. <cite>— Kari Holm</cite></blockquote>`],
  [
    'the caption of its figure',
    `<figure><blockquote><p>The quay is ours.</p></blockquote><figcaption>— Kari Holm</figcaption></figure>`,
  ],
])('whose words a block quotation has stays with it: %s', (_, quotation) => {
  const [before, after] = [TEXT.slice(0, 2), TEXT.slice(2)].map((some) => some.join(''));
  expect(blocksOf(`<article>${before}${quotation}${after}</article>`)).toEqual([
    MAYOR,
    MINISTER,
    'quote: The quay is ours.',
    'quote: — Kari Holm',
    ENGINEER,
    MASTER,
  ]);
});

test('the title of a work within a block quotation is part of its sentence', () => {
  const quotation = '<blockquote>We read <cite>The Quay</cite> at school.</blockquote>';
  expect(blocksOf(`<article>${TEXT.join('')}${quotation}</article>`)).toContain('quote: We read The Quay at scho');
});

test('a text that a page has in an item of a list is no list, and a heading between picture and credit is its caption', () => {
  const picture = '<div><img src="a.jpg"><h2>The mayor, left, at the new quay on Monday</h2><p>Photo: AFP</p></div>';
  const item = `<ul><li><div>${FIRST}${SECOND}${picture}${THIRD}${FOURTH}</div></li></ul>`;
  expect(blocksOf(`<article>${item}</article>`)).toEqual([
    MAYOR,
    MINISTER,
    'caption: The mayor, left, at the ',
    'caption: Photo: AFP',
    ENGINEER,
    MASTER,
  ]);
  const list = TEXT.map((text) => `<li>${text}</li>`).join('');
  expect(blocksOf(`<article>${FIRST}<ul>${list}</ul></article>`)).toContain(MINISTER.replace('paragraph', 'list-item'));
});

test('a question that is half a link stays where its paragraph is boxed as those of the text are', () => {
  const question = '<p>What does he make of <a href="/a">the report on the new quay that is out</a>, a year on?</p>';
  const boxed = (paragraph: string) =>
    `<div class="sc-a"><div class="sc-b"><div><div>${paragraph}</div></div></div></div>`;
  const teaser = boxed('<p><a href="/b">Is the new quay of the town a year late again?</a></p>');
  const page = [FIRST, question, SECOND, question, THIRD].map(boxed).join('') + teaser + boxed(FOURTH);
  const asked = 'paragraph: What does he make of the';
  expect(blocksOf(`<article>${page}</article>`)).toEqual([MAYOR, asked, MINISTER, asked, ENGINEER, MASTER]);
});

test('a slideshow of other news within a text is left out with its heads', () => {
  const slide = (town: string) =>
    `<figure><img src="a.jpg"><figcaption><h4>The coast in pictures</h4><p>Boats leave ${town} on Monday</p><p>PA</p></figcaption></figure>`;
  const show = (towns: string) =>
    `<div class="gallery"><h2>The coast in pictures</h2><p>Show all 9</p>${[...towns].map(slide).join('')}</div>`;
  const of = (towns: string) => blocksOf(`<article>${FIRST}${SECOND}${show(towns)}${THIRD}${FOURTH}</article>`);
  expect(of('abcdefg')).toEqual(PARAGRAPHS);
  expect(of('abc')).toContain('caption: Boats leave a on Monday');
});

describe('live pages', () => {
  const entry = (time: string, inside: string): string =>
    `<article class="entry">${time}<h2>News</h2>${inside}</article>`;

  test('the stamps of entries stay, with the day that only their element has', () => {
    const body = `<main><h1>Live: the harbour</h1>${[
      entry('<time datetime="2025-03-04T15:40:00Z">15:40</time>', FIRST),
      entry('<a href="#e2"><time datetime="2025-03-04T09:05:00Z">6h ago</time></a>', SECOND),
      entry('<p><time datetime="2025-03-03T10:00:00Z">Mon 3 Mar 2025 10.00 GMT</time></p>', THIRD),
    ].join('')}</main>`;
    expect(blocksOf(body)).toEqual([
      'dateline: 15:40 (2025-03-04)',
      'heading: News',
      MAYOR,
      'dateline: 6h ago (2025-03-04 09:05',
      'heading: News',
      MINISTER,
      'dateline: Mon 3 Mar 2025 10.00 GMT',
      'heading: News',
      ENGINEER,
    ]);
  });

  test('a heading above the first stamp is of its entry, and the posts of a thread are entries', () => {
    const stamp = (minute: number): string =>
      `<p>Ada Vik <time datetime="2024-05-24T08:0${minute}">8:0${minute}</time></p>`;
    const headed = [FIRST, SECOND].map((words, at) => `<h2>News</h2>${stamp(at)}${words}`).join('');
    expect(blocksOf(`<main><h1>Live: the harbour</h1>${headed}</main>`)).toEqual([
      'heading: News',
      'dateline: Ada Vik 8:00 (2024-05-24',
      MAYOR,
      'heading: News',
      'dateline: Ada Vik 8:01 (2024-05-24',
      MINISTER,
    ]);
    const posts = [FIRST, SECOND].map((words, at) => stamp(at) + words.replace('</p>', ` ${at + 1}/2</p>`)).join('');
    expect(blocksOf(`<main><h1>Thread</h1>${posts}</main>`).map((block) => block.split(':')[0])).toEqual([
      'dateline',
      'paragraph',
      'dateline',
      'paragraph',
    ]);
  });

  test('when an article was published and changed are no entries', () => {
    const stamps =
      '<p><time datetime="2025-03-04T15:40:00Z">15:40</time></p><p><time datetime="2025-03-04T16:40:00Z">16:40</time></p>';
    expect(blocksOf(`<article><h1>The harbour</h1>${stamps}${TEXT.join('')}</article>`)).toEqual(PARAGRAPHS);
  });

  test('a short one keeps all its entries', () => {
    const lines = ['Norway would not sign what it was offered, the minister for fisheries said in the harbour of Bergen.', 'Iceland’s minister told the radio this morning that she expected an agreement.', 'Good morning, and welcome to our live coverage.']; // prettier-ignore
    const figure = '<figure><img src="a.jpg"><figcaption>Ministers arrive in Bergen.</figcaption></figure>';
    const entries = lines.map((line, at) => `<div><h3>1${at}:40</h3>${at === 1 ? figure : ''}<p>${line}</p></div>`);
    const page = readPage(
      `<main><h1>Live</h1><ul><li>Norway rejects the offer</li></ul>${entries.join('')}</main>`,
      null,
    );
    for (const line of lines) expect(page?.text).toContain(line);
  });
});

test.each([
  'This article is for subscribers only',
  'Subscribe to continue reading',
  'To continue reading, start your free trial',
  'You have no free articles left',
  'Unlock the rest of this story with a trial',
])('below “%s” a paper offers itself', (head) => {
  const offer = `<div><h3>${head}</h3><p>Read for a crown a week. “The best I ever read,” says a reader.</p></div>`;
  expect(blocksOf(`<article><h1>The harbour</h1>${FIRST}${SECOND}${offer}</article>`)).toEqual([MAYOR, MINISTER]);
});

test('a long line of who wrote a text, and when it came out and was changed, is none of it', () => {
  const times = '<span>Updated 6 May 2024, 18.02 BST</span> <span>First published 4 May 2024, 09.15 BST</span>';
  const meta = `<div><span>Anna Holt</span> <span>Political correspondent</span> ${times}</div>`;
  expect(blocksOf(`<article><h1>The harbour</h1>${meta}${TEXT.join('')}</article>`)).toEqual(PARAGRAPHS);
});
