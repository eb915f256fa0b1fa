import { type DateValue, hostOf, speaksOf } from '../../document/index.ts';
import { pageAuthors } from './html-authors.ts';
import { piecesOf } from './html-blocks.ts';
import type { PageDocument } from './html-dom.ts';
import { elsewhereIn } from './html-elsewhere.ts';
import { metaOf, type Metas, metasOf } from './html-metas.ts';
import { pagePublished } from './html-published.ts';
import { lastPartOf, titleOf } from './html-title.ts';
import { linkedData } from './linked-data.ts';
import { isOfEveryState } from './names.ts';

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

/** Reads the metadata of a page, the most reliable source first. Call it before the page is cleaned. */
export function metadataOf(document: PageDocument, address: string | null): Metadata {
  const metas = metasOf(document);
  const linked = linkedData(document);
  const outlet = outletOf(document, metas, linked.publisher);
  const url = urlOf(document, metas, address);
  const addresses = [address, url?.value, canonicalOf(document), metaOf(metas, 'og:url')].filter(
    (given): given is string => typeof given === 'string',
  );
  const names = [outlet?.value, metaOf(metas, 'og:site_name')].filter(
    (given): given is string => typeof given === 'string' && given !== '',
  );
  const host = hostName(addresses[0]);
  const title = titleOf(document, metas, linked, host === null ? names : [...names, host]);
  const pieces = piecesOf(document.body);
  const isElsewhere = elsewhereIn(document);
  const about = { document, metas, linked, pieces, isElsewhere, title: title?.value ?? null };
  const byline = pageAuthors({ ...about, outlet: { names, host } });
  const published = pagePublished({ ...about, addresses });
  const why = { outlet, title, byline, url };
  const basis = Object.fromEntries(
    Object.entries(why).flatMap(([field, found]) => (found === null ? [] : [[field, found.basis] as const])),
  );
  return {
    title: title?.value ?? null,
    outlet: outlet?.value ?? null,
    byline: byline?.value ?? [],
    published,
    url: url?.value ?? null,
    body: linked.body,
    basis: published === null ? basis : { ...basis, published: published.why },
  };
}

/** The names of the publisher, or else a ministry that is given as the author or at the end of the page's title. */
function outletOf(document: PageDocument, metas: Metas, publisher: string | null) {
  const isMinistry = (name: string | null): boolean => name !== null && name.includes(' of ') && isOfEveryState(name);
  const sources = [
    ['json-ld publisher', publisher],
    ...['og:site_name', 'application-name', 'citation_journal_title', 'dc.publisher', 'dcterms.publisher'].map(
      (name) => [name, metaOf(metas, name)] as const,
    ),
    ...(
      [
        ['meta author', metaOf(metas, 'author')],
        ['title', lastPartOf(document)],
      ] as const
    ).filter(([, name]) => isMinistry(name)),
  ] as const;
  const [found] = sources.flatMap(([basis, value]) => (value === null ? [] : [{ basis, value: unaddressed(value) }]));
  return found ?? null;
}

/** “http://www.fjordnews.example” as the name of a site: its host. */
const unaddressed = (name: string): string =>
  /^https?:\/\//iu.test(name) ? (URL.parse(name)?.hostname.replace(/^www\./u, '') ?? name) : name;

/** "fjordnews" of https://www.fjordnews.example/. */
function hostName(address: string | undefined): string | null {
  const host = address === undefined ? undefined : URL.parse(address)?.hostname;
  const labels = host?.replace(/^(?:www|en|m|amp|news|blogs?)\./, '').split('.') ?? [];
  return labels.length > 1 ? (labels[0] ?? null) : null;
}

const canonicalOf = (document: PageDocument): string | null =>
  document.querySelector('link[rel~=canonical]')?.getAttribute('href') ?? null;

function urlOf(document: PageDocument, metas: Metas, address: string | null) {
  const accepted = (value: string | null): string | null => {
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
  const sources = [
    ['canonical', accepted(canonicalOf(document))],
    ['og:url', accepted(metaOf(metas, 'og:url'))],
    ['given', address],
  ] as const;
  const [found] = sources.flatMap(([basis, value]) => (value === null ? [] : [{ basis, value }]));
  return found ?? null;
}
