// Broken pages, made from pages in our own words by a seeded generator: the same page for the same seed.
import { randomFrom } from './scale.ts';

/** A page with all that newspapers put into theirs. */
const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Harbour talks end without a deal | Fjord News</title>
<link rel="canonical" href="https://fjord.example/world/harbour-talks">
<meta property="og:title" content="Harbour talks end without a deal"><meta property="og:site_name" content="Fjord News">
<meta name="author" content="Anna Holt &amp; Ben Ruiz"><meta property="article:published_time" content="2022-05-04T18:20:00+02:00">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "Organization", "@id": "#us", "name": "Fjord News"},
{"@type": "NewsArticle", "headline": "Harbour talks end without a deal", "publisher": {"@id": "#us"},
"author": [{"@type": "Person", "name": "Anna Holt"}], "datePublished": "2022-05-04T18:20:00+02:00"}]}</script>
<style>p { margin: 0 }</style></head>
<body class="story single"><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article id="main"><h1>Harbour talks end without a deal</h1>
<div class="byline">By <a rel="author" href="/holt">Anna Holt</a></div>
<time datetime="2022-05-04" itemprop="datePublished">4 May 2022</time>
<figure><img src="a.jpg" alt="Ships"><figcaption>Ships wait outside the harbour. <span class="credit">Carla Moss</span></figcaption></figure>
<p>The ministers of both countries left the harbour talks on Wednesday without a deal, and neither of them would say when they might meet again.</p>
<p>“We were close,” said the commissioner, Marta Holm, who had come from Geneva, “and then, all of a sudden, we were not.”</p>
<!-- advertisement --><div class="newsletter-signup"><p>Sign up to our briefing for all that matters in the north.</p></div>
<h2>What comes next</h2><blockquote><p>Nobody should be surprised that it takes a while to agree on something that was argued over for forty years.</p></blockquote>
<ul><li>The tolls stay as they are until autumn, both of the ministries said.</li><li>The ships of third countries go on paying in full.</li></ul>
<table><caption>Tolls</caption><tr><th>Year</th><td>2021</td></tr><tr><th>Tolls</th><td>forty</td></tr></table>
<svg viewBox="0 0 1 1"><title>Map</title><path d="M0 0"/></svg><math><mi>x</mi></math>
<p>A spokesman for the ministry, who was not at the talks himself, called upon both sides to come back before the summer.</p>
</article><aside><p>Most read: the ten best harbours of the north.</p></aside>
<footer><p>© 2022 Fjord News. All rights reserved.</p></footer><script>window.track = function () { return "</p>"; };</script></body></html>`;

/** An interview without any of the tags that one may leave out. */
const INTERVIEW = `<title>An interview with the commissioner</title><h1>An interview with the commissioner</h1>
<p>We met the commissioner in Geneva, where she has lived for the last four years.
<p><b>Q:</b> Was it as hard as everybody says that it was?<p><b>A:</b> It was, and it will be again, I am afraid.
<p><b>Q:</b> Then why do it at all, if I may ask?<br><br><p><b>A:</b> Because somebody has to, and today it is me.`;

const SEEDS = [PAGE, INTERVIEW];

/** Pieces that parsers trip over. */
const PIECES: readonly string[] = [
  '<html ',
  '</html>',
  '<body>',
  '</body>',
  '<head>',
  '</head>',
  '<html><html>',
  '<i><div >x',
  '<p/>',
  '</p></p>',
  '</br>',
  '<br/>',
  '<',
  '</',
  '<!',
  '<!-',
  '<!--',
  '-->',
  '--!>',
  '<!-->',
  '<!doctype',
  '<!DOCTYPE html SYSTEM "about:legacy-compat" [<!ENTITY x "y">]>',
  '<?xml version="1.0"?>',
  '<?php echo 1 ?>',
  '<![CDATA[ <p>words</p> ]]>',
  ']]>',
  '\u0000',
  '\uD800',
  '\uDFFF',
  '\uFEFF',
  '\u202E',
  '\u0008\u001B[31m',
  '&',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&#99999999999;',
  '&constructor;',
  '&__proto__;',
  '&amp',
  '&notit;',
  '<constructor>x</constructor>',
  '<__proto__ __proto__="x">',
  '<p constructor="x" hasOwnProperty=y toString>',
  '<p class="constructor __proto__" id="toString">',
  '<p ="" "" \' =x <">',
  '<p a="',
  "<p a='>",
  '<p a=1 a=2 A=3>',
  '<p \u0000=\u0000>',
  '<frameset><frame src="a"><noframes>x</noframes></frameset>',
  '<iframe srcdoc="<p>x</p>"></iframe>',
  '<iframe>',
  '<template><p>hidden</p></template>',
  '<template>',
  '<svg><foreignObject><div><svg><p>x',
  '<svg>',
  '</svg>',
  '<math><annotation-xml encoding="text/html"><p>x',
  '<title></title>',
  '<title>',
  '<textarea>',
  '<noscript><p>x',
  '<plaintext>',
  '<xmp>',
  '<script>"</script" + "<script>"</script>',
  '<script>',
  '<script><!--<script></script>-->',
  '<style>',
  '<select><option><select>',
  '<table><p><td><tr><table>',
  '<a><a><a>',
  '<form><form>',
  '<button><p><button>',
  '<img src="data:image/png;base64,' + 'iVBORw0KGgo'.repeat(300) + '">',
  '<p>' + 'QUJD'.repeat(2000) + '</p>',
  '<base href="::::">',
  '<link rel="canonical" href="http://[">',
  '<meta charset="utf-7">',
  '<meta http-equiv="content-type" content="text/html; charset=constructor">',
  '<meta name="__proto__" content="x"><meta property="constructor" content="Anna Holt">',
  '<meta name="date" content="99999-99-99"><time datetime="P1Y">x</time>',
  '<script type="application/ld+json">{"@type":</script>',
  '<script type="application/ld+json">{"@type":["NewsArticle",{"a":[[[]]]}],"author":{"name":{"name":7}},"headline":[]}</script>',
  '<script type="application/ld+json">{"__proto__":{"@type":"NewsArticle"},"@type":"constructor","@id":"toString"}</script>',
  '<script type="application/ld+json">[[[[null,1,"x",{"@graph":{"@graph":[{"@type":"Report","author":{"@id":"#a"},"@id":"#a"}]}}]]]]</script>',
  '<script type="application/ld+json"><!-- {"@type":"NewsArticle","headline":"\\ud800"} --></script>',
  '<x-element is="constructor"></x-element>',
  '<p hidden style="display:none">',
  '<a href="javascript:alert(1)" onclick="x">',
];

const ENTITIES = ['&lt;', '&quot;', '&nbsp;', '&hellip;', '&#8217;', '&#x1F600;', '&bogus;', '&toString;'];

/** A large or deep stretch; `size` says how often. */
const LARGE: readonly ((size: number) => string)[] = [
  (size) => '<div>'.repeat(size),
  (size) => '<b>'.repeat(size) + 'x',
  (size) => '</div>'.repeat(size),
  (size) => `<p ${Array.from({ length: size }, (_, index) => `a${index}="x"`).join(' ')}>`,
  (size) => `<p>${'Words of the minister, on and on. '.repeat(size)}</p>`,
  (size) => `<p>${'x'.repeat(size * 20)}</p>`,
  (size) => ENTITIES.join('').repeat(size),
  (size) => '<!--x-->'.repeat(size),
  (size) => '<li>'.repeat(size),
  (size) => '<td>'.repeat(size),
  (size) => `<script type="application/ld+json">${'['.repeat(size)}${']'.repeat(size)}</script>`,
  (size) => `<script type="application/ld+json">${'{"@graph":'.repeat(size)}1${'}'.repeat(size)}</script>`,
  (size) => '\u0301'.repeat(size),
  (size) => `<span class="${'pull quote '.repeat(size)}">`,
];

type Random = () => number;
const under = (random: Random, limit: number): number => Math.floor(random() * limit);
const oneOf = <Item>(random: Random, items: readonly Item[]): Item => items[under(random, items.length)] as Item;

/** Something that is wrong with a page, put into it. */
const FAULTS: readonly ((page: string, random: Random) => string)[] = [
  (page, random) => page.slice(0, under(random, page.length)),
  (page, random) => page.slice(under(random, page.length)),
  (page, random) => inserted(page, random, oneOf(random, PIECES)),
  (page, random) => inserted(page, random, oneOf(random, PIECES)),
  (page, random) => inserted(page, random, oneOf(random, PIECES) + oneOf(random, PIECES)),
  (page, random) => inserted(page, random, oneOf(random, ENTITIES)),
  // A stretch is left out, comes twice, or elsewhere.
  (page, random) => moved(page, random, (stretch, rest) => [rest, '']),
  (page, random) => moved(page, random, (stretch, rest) => [rest, stretch + stretch]),
  (page, random) => moved(page, random, (stretch, rest) => [rest, stretch]),
  // One tag is left out, comes twice, or is another.
  (page, random) => tagged(page, random, () => ''),
  (page, random) => tagged(page, random, (tag) => tag + tag),
  (page, random) => tagged(page, random, (tag) => tag.replace('<', '</')),
  (page, random) => tagged(page, random, (tag) => tag.replace('>', '')),
  (page, random) => tagged(page, random, () => oneOf(random, PIECES)),
  (page, random) => {
    const at = under(random, page.length);
    return page.slice(0, at) + String.fromCharCode(under(random, 0x10000)) + page.slice(at + 1);
  },
];

function inserted(page: string, random: Random, piece: string): string {
  const at = under(random, page.length + 1);
  return page.slice(0, at) + piece + page.slice(at);
}

function moved(
  page: string,
  random: Random,
  by: (stretch: string, rest: string) => [rest: string, piece: string],
): string {
  const from = under(random, page.length);
  const stretch = page.slice(from, from + 1 + under(random, 400));
  const [rest, piece] = by(stretch, page.slice(0, from) + page.slice(from + stretch.length));
  return inserted(rest, random, piece);
}

function tagged(page: string, random: Random, by: (tag: string) => string): string {
  const tags = [...page.matchAll(/<[^<>]*>/g)];
  if (tags.length === 0) return page;
  const tag = oneOf(random, tags);
  return page.slice(0, tag.index) + by(tag[0]) + page.slice(tag.index + tag[0].length);
}

/** One page in so many has a stretch that is very large. */
const LARGE_IN = 12;

/** A broken page of up to eight faults. */
export function brokenPage(seed: number): string {
  const random = randomFrom(seed);
  let page = random() < 0.1 ? '' : oneOf(random, SEEDS);
  for (let faults = 1 + under(random, 8); faults > 0; faults -= 1) page = oneOf(random, FAULTS)(page, random);
  if (under(random, LARGE_IN) === 0)
    page = inserted(page, random, oneOf(random, LARGE)(oneOf(random, [30, 600, 20_000])));
  return page;
}

const CHARSETS = [
  'utf-8',
  'utf-16',
  'utf-16le',
  'windows-1252',
  'shift_jis',
  'x-user-defined',
  'constructor',
  '',
  'utf-7',
];

/** The bytes of a broken page, with a character set that may be another one than theirs. */
export function brokenPageBytes(seed: number): { bytes: Uint8Array; charset: string | null } {
  const random = randomFrom(seed + 0x5eed);
  const page = brokenPage(seed);
  const encoding = oneOf(random, ['utf8', 'utf8', 'utf8', 'utf16le', 'latin1'] as const);
  const mark = encoding === 'utf16le' && random() < 0.5 ? '\uFEFF' : '';
  return { bytes: Buffer.from(mark + page, encoding), charset: random() < 0.7 ? null : oneOf(random, CHARSETS) };
}
