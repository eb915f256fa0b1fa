import { authorsOf, type Outlet, turned } from './author-names.ts';
import type { Piece } from './html-blocks.ts';
import { nameWords, type PageDocument, type PageElement, plainText } from './html-dom.ts';
import { headLines } from './html-headlines.ts';
import type { Metas } from './html-metas.ts';
import { isCommentsName, isJunkName } from './html-names.ts';
import type { Found } from './html-title.ts';
import type { LinkedArticle } from './linked-data.ts';
import { loneName } from './lone-name.ts';
import { isByline } from './names.ts';

/** Names of meta elements for the authors. */
const METAS = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'citation_author',
  'citation_authors',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor.author',
  'dc.author',
  'byl',
  'byline',
  'authors',
  'article:author_name',
  'article.author',
  'author_name',
  'og:article:author',
  'og:author',
  'shareaholic:article_author_name',
  'cxenseparse:author',
  'rbauthors',
  'creator',
] as const;

/** Names of classes that many makers of pages share, the narrower ones first. */
const ELEMENTS = [
  '[itemprop~=author] [itemprop=name]',
  '[itemprop~=author]',
  '[rel~=author]',
  '.author-name, .byline-name, .byline__name, .author__name, .post-author-name, .article-author-name, .byline-author, .author.vcard .fn, .author .fn',
  '.byline, .by-line, .article-author, .article__author, .article-byline, .post-author, .post-byline, .entry-author, .story-author, .blog-author, .posted-by, .byline__author, .c-byline__item',
  '.author, .authors, .writer, .submitted',
] as const;

const LONGEST = 200;
/** So many elements of a kind are those of one text; more are a list of texts. */
const MOST = 8;

/** What is asked for the authors. */
export interface AuthorSources {
  readonly document: PageDocument;
  readonly metas: Metas;
  readonly linked: LinkedArticle;
  readonly pieces: readonly Piece[];
  readonly title: string | null;
  /** The page's own outlet, which is no person. */
  readonly outlet: Outlet;
}

/**
 * Who wrote a page: by its metadata, by elements that are made for authors, by a line "By Anna Holt" at the headline, or
 * by a name alone under it. What only names the outlet, a desk or a function is passed over. Null where nobody is named.
 */
export function pageAuthors({ document, metas, linked, pieces, title, outlet }: AuthorSources): Found<string[]> | null {
  const sources: readonly (readonly [basis: string, values: () => readonly string[]])[] = [
    ['json-ld author', () => linked.authors],
    ...METAS.map(
      (name) => [`meta ${name}`, () => namesIn(metas.get(name) ?? [], /^(?:citation|dc)/.test(name))] as const,
    ),
    ...ELEMENTS.map((selector, index) => [KINDS[index] ?? 'byline', () => named(document, selector)] as const),
    ['byline', () => bylinesAt(pieces, title)],
    ['name under the headline', () => nameUnder(pieces, title)],
  ];
  for (const [basis, values] of sources) {
    const value = authorsOf(values(), outlet);
    if (value.length > 0) return { value, basis };
  }
  // Where no person is named, a body answers for the text, be it the outlet; an account of that name does not.
  for (const [basis, values] of [
    ['json-ld author', () => linked.bodies] as const,
    ...sources.slice(1 + METAS.length),
  ]) {
    const value = authorsOf(values(), { names: [], host: null });
    if (value.length > 0) return { value, basis };
  }
  return null;
}

const namesIn = (values: readonly string[], isCatalogue: boolean): string[] =>
  values.filter((value) => !/^https?:/.test(value)).map((value) => (isCatalogue ? turned(value) : value));

const KINDS = ['itemprop author', 'itemprop author', 'rel author'];

/** The texts of elements, without those of comments, other texts and boxes around the article. */
function named(document: PageDocument, selector: string): string[] {
  const found = [...document.querySelectorAll(selector)].filter((element) => !isElsewhere(element));
  if (found.length > MOST) return [];
  return found.flatMap((element) => {
    const content = element.getAttribute('content');
    if (content !== null) return /^https?:/.test(content) ? [] : content;
    const links = [...element.querySelectorAll('a')].map(plainText).filter((text) => text !== '');
    const text = plainText(element);
    if (text.length > LONGEST) return [];
    return links.length > 1 && links.every((link) => /\p{Lu}\p{Ll}+ .*\p{Lu}/u.test(link)) ? links : text;
  });
}

function isElsewhere(element: PageElement): boolean {
  for (let at: PageElement | null = element; at !== null; at = at.parentNode) {
    if (at.localName === 'body') return false;
    if (at.localName === 'nav' || at.localName === 'footer' || at.localName === 'aside') return true;
    const words = typeof at.getAttribute === 'function' ? nameWords(at) : [];
    if (isCommentsName(words) || words.includes('comment') || (at !== element && isJunkName(words))) return true;
  }
  return false;
}

/** The lines at the headline that name authors: "By Anna Holt", or "Written by" with the name on the next line. */
function bylinesAt(pieces: readonly Piece[], title: string | null): string[] {
  const { behind, before } = headLines(pieces, title);
  const lines = [...behind, ...before].map(({ text }) => text);
  return lines.flatMap((line, index) => {
    if (/^(?:(?:article|story|words|text|written|posted|published|report)\s)?by:?$/i.test(line))
      return lines[index + 1] ?? [];
    const part = /^(?:(?:\w+\s)?by:? )[^|•·\n]{3,100}/i.exec(line)?.[0] ?? '';
    return isByline(line) || isByline(part.replace(/\s[–—-]+\s.*|,? (?:on )?\d.*/s, '')) ? line : [];
  });
}

/** A name alone among the lines at the headline, or as the first line of the text. */
function nameUnder(pieces: readonly Piece[], title: string | null): string[] {
  const { behind } = headLines(pieces, title);
  return behind
    .slice(0, 6)
    .flatMap(({ text }) => loneName(text, '') ?? [])
    .slice(0, 1);
}
