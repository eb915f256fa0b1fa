import { type DateValue, hostOf, speaksOf } from '../../document/index.ts';
import { type PageDocument, type PageElement, plainText } from './html-dom.ts';
import { collapse } from './lines.ts';
import { linkedData, type LinkedArticle } from './linked-data.ts';
import { dateValue, looseMoment, oneDay } from './moment.ts';
import { namesOf } from './names.ts';

/** What a page says of itself, and in `basis` by which of its parts. */
export interface Metadata {
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly outlet: string | null;
  readonly published: DateValue | null;
  readonly url: string | null;
  /** The article's text as the page's JSON-LD has it. */
  readonly body: string | null;
  readonly basis: Readonly<Record<string, string>>;
}

type Source<T> = readonly [basis: string, find: () => T | null];

/** Reads the metadata of a page, the most reliable source first. Call it before the page is cleaned. */
export function metadataOf(document: PageDocument, address: string | null): Metadata {
  const metas = metasOf(document);
  const linked = linkedData(document);
  const basis: Record<string, string> = {};
  const first = <T>(
    field: 'outlet' | 'title' | 'byline' | 'published' | 'url',
    sources: readonly Source<T>[],
  ): T | null => {
    for (const [name, find] of sources) {
      const value = find();
      if (value !== null) {
        basis[field] = name;
        return value;
      }
    }
    return null;
  };
  const outlet = first('outlet', [
    ['json-ld publisher', () => linked.publisher],
    ['og:site_name', () => metas.get('og:site_name') ?? null],
    ['application-name', () => metas.get('application-name') ?? null],
  ]);
  const title = first('title', titleSources(document, metas, linked));
  return {
    title: title === null ? null : withoutOutlet(title, outlet),
    outlet,
    byline: first('byline', bylineSources(document, metas, linked)) ?? [],
    published: first('published', publishedSources(document, metas, linked, address)),
    url: first('url', urlSources(document, metas, address)),
    body: linked.body,
    basis,
  };
}

function titleSources(document: PageDocument, metas: Metas, linked: LinkedArticle): Source<string>[] {
  const headings = [...document.querySelectorAll('h1')].map(plainText).filter((text) => text.length > 10);
  return [
    ['json-ld headline', () => linked.headline],
    ['og:title', () => metas.get('og:title') ?? null],
    ['twitter:title', () => metas.get('twitter:title') ?? null],
    ['h1', () => (headings.length === 1 ? (headings[0] ?? null) : null)],
    ['title', () => nonEmpty(document.querySelector('title'))],
    ['first h1', () => headings[0] ?? null],
  ];
}

function bylineSources(document: PageDocument, metas: Metas, linked: LinkedArticle): Source<string[]>[] {
  const named = (value: string | undefined | null): string[] | null => {
    const names = value ? namesOf(value) : [];
    return names.length > 0 ? names : null;
  };
  const visible = (selector: string) => (): string[] | null => {
    const found = [...document.querySelectorAll(selector)]
      .slice(0, 6)
      .flatMap((element) => namesOf(plainText(element)));
    return found.length > 0 ? [...new Set(found)] : null;
  };
  return [
    ['json-ld author', () => (linked.authors.length > 0 ? [...new Set(linked.authors.flatMap(namesOf))] : null)],
    ...['author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator', 'byl'].map(
      (name): Source<string[]> => [`meta ${name}`, () => named(metas.get(name))],
    ),
    ['rel author', visible('[rel~=author]')],
    ['itemprop author', visible('[itemprop=author] [itemprop=name], [itemprop=author]')],
    ['byline', visible('.byline, .by-line, .author-name, .article-author')],
  ];
}

const DATE_METAS = [
  'article:published_time',
  'datepublished',
  'publishdate',
  'publish-date',
  'pubdate',
  'published_time',
  'og:published_time',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'date',
  'article.published',
  'cxenseparse:recs:publishtime',
  'bt:pubdate',
  'originalpublicationdate',
  'rnews:datepublished',
  'pdate',
];

function publishedSources(
  document: PageDocument,
  metas: Metas,
  linked: LinkedArticle,
  address: string | null,
): Source<DateValue>[] {
  const read = (why: string, value: string | undefined | null): DateValue | null => {
    const moment = value ? looseMoment(collapse(value)) : null;
    return moment === null ? null : dateValue(moment, why);
  };
  const element = (why: string, selector: string): Source<DateValue> => [
    why,
    () => {
      for (const found of document.querySelectorAll(selector)) {
        const given = found.getAttribute('datetime') ?? found.getAttribute('content') ?? plainText(found);
        const value = read(why, given) ?? read(why, plainText(found));
        if (value !== null) return value;
      }
      return null;
    },
  ];
  return [
    ['json-ld datePublished', () => read('json-ld datePublished', linked.published)],
    ...DATE_METAS.map((name): Source<DateValue> => [`meta ${name}`, () => read(`meta ${name}`, metas.get(name))]),
    element('itemprop datePublished', '[itemprop=datePublished]'),
    element('time', 'article time, main time, time[pubdate], time'),
    element(
      'visible date',
      '.dateline, .published, .pubdate, .publish-date, .post-date, .entry-date, .article-date, .date',
    ),
    ['path of the address', () => pathDate(address)],
  ];
}

/** Many papers have the day in the path: /2022/05/04/. */
function pathDate(address: string | null): DateValue | null {
  const match = /\/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?:\/|-)/.exec(address ?? '');
  const moment = match ? looseMoment(`${match[1]}-${match[2]}-${match[3]}`) : null;
  return moment && { ...dateValue(oneDay(moment.from), 'path of the address'), basis: 'implied' };
}

function urlSources(document: PageDocument, metas: Metas, address: string | null): Source<string>[] {
  const accepted = (value: string | null | undefined): string | null => {
    const url = value ? URL.parse(value, address ?? undefined) : null;
    if (url === null || hostOf(url.href) === null) return null;
    // User names only make an address look like another one.
    url.username = '';
    url.password = '';
    const own = address === null ? null : URL.parse(address);
    if (own === null) return url.href;
    // A canonical address elsewhere, or that of the front page, is not this document's.
    const isSame = speaksOf(hostOf(own.href) ?? '', url.href);
    return isSame && !(url.pathname === '/' && own.pathname !== '/') ? url.href : null;
  };
  return [
    ['canonical', () => accepted(document.querySelector('link[rel~=canonical]')?.getAttribute('href'))],
    ['og:url', () => accepted(metas.get('og:url'))],
    ['given', () => address],
  ];
}

type Metas = ReadonlyMap<string, string>;

function metasOf(document: PageDocument): Metas {
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const name = (
      meta.getAttribute('property') ??
      meta.getAttribute('name') ??
      meta.getAttribute('itemprop')
    )?.toLowerCase();
    const content = collapse(meta.getAttribute('content') ?? '');
    if (name !== undefined && content !== '' && !metas.has(name)) metas.set(name, content);
  }
  return metas;
}

function nonEmpty(element: PageElement | null): string | null {
  const text = element === null ? '' : plainText(element);
  return text === '' ? null : text;
}

/** What is left of a title has at least so many characters. */
const SHORTEST_TITLE = 15;

/** "Ministers meet on fish | Fjord News" without the name of the paper. */
function withoutOutlet(title: string, outlet: string | null): string {
  const cut = /(?<!\s)\s+[|–—»·-]\s+([^|–—»·]{2,40})$/.exec(title.slice(SHORTEST_TITLE));
  if (cut === null) return title;
  const key = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const tail = key(cut[1] ?? '');
  const known = outlet !== null && (key(outlet).includes(tail) || tail.includes(key(outlet)));
  return known || / [|»] /.test(title) ? title.slice(0, SHORTEST_TITLE + cut.index) : title;
}
