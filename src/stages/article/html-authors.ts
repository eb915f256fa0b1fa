import { genderOf } from '../../lexicon/index.ts';
import { authorsOf, type Outlet, turned } from './author-names.ts';
import type { Piece } from './html-blocks.ts';
import { type PageDocument, plainText } from './html-dom.ts';
import type { IsElsewhere } from './html-elsewhere.ts';
import { headerOf } from './header.ts';
import { headLines } from './html-headlines.ts';
import type { Metas } from './html-metas.ts';
import type { Found } from './html-title.ts';
import type { LinkedArticle } from './linked-data.ts';
import { loneName } from './lone-name.ts';
import { isByline, PUBLISHER } from './names.ts';

/** Names of meta elements for the authors. */
const METAS = [
  'citation_author',
  'citation_authors',
  'dc.creator',
  'dcterms.creator',
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
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

/** So many are not even looked at. */
const FAR_TOO_MANY = 200;

/** What is asked for the authors. */
export interface AuthorSources {
  readonly document: PageDocument;
  readonly metas: Metas;
  readonly linked: LinkedArticle;
  readonly pieces: readonly Piece[];
  readonly isElsewhere: IsElsewhere;
  readonly title: string | null;
  /** The page's own outlet, which is no person. */
  readonly outlet: Outlet;
}

/**
 * Who wrote a page: by its metadata, by elements that are made for authors, by a line "By Anna Holt" at the headline, or
 * by a name alone under it. What only names the outlet, a desk or a function is passed over. Null where nobody is named.
 */
export function pageAuthors(about: AuthorSources): Found<string[]> | null {
  const { document, metas, linked, pieces, isElsewhere, title, outlet } = about;
  const sources: readonly (readonly [basis: string, values: () => readonly string[]])[] = [
    ['json-ld author', () => linked.authors],
    ...METAS.map(
      (name) => [`meta ${name}`, () => namesIn(metas.get(name) ?? [], /^(?:citation|dc)/.test(name))] as const,
    ),
    ...ELEMENTS.map(
      (selector, index) => [KINDS[index] ?? 'byline', () => named(document, selector, isElsewhere)] as const,
    ),
    ['byline', () => bylinesAt(pieces, title)],
    ['name under the headline', () => nameUnder(pieces, title, isElsewhere)],
    ['byline', () => bylineAnywhere(pieces, isElsewhere)],
    ['copyright line', () => ownerOf(pieces)],
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
function named(document: PageDocument, selector: string, isElsewhere: IsElsewhere): string[] {
  const all = [...document.querySelectorAll(selector)];
  const found = all.length > FAR_TOO_MANY ? [] : all.filter((element) => !isElsewhere(element));
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

/** The lines at the headline that name authors: "By Anna Holt", or "Written by" with the name on the next line. */
function bylinesAt(pieces: readonly Piece[], title: string | null): string[] {
  const { behind, before } = headLines(pieces, title);
  const lines = [...behind, ...before].map(({ text }) => text);
  return lines.flatMap((line, index) => {
    if (/^(?:(?:article|story|words|text|written|posted|published|report)\s)?by:?$/i.test(line))
      return lines[index + 1] ?? [];
    const part = /^(?:(?:\w+\s)?by:? )[^|•·\n]{3,100}/i.exec(line)?.[0] ?? '';
    const isSaid = isByline(line) || isByline(part.replace(/\s[–—-]+\s.*|,? (?:on )?\d.*/s, ''));
    return isSaid || headerOf(line, true)?.kind === 'byline' ? line : [];
  });
}

/** A name alone among the lines at the headline, or as the first line of the text; no speaker's label. */
function nameUnder(pieces: readonly Piece[], title: string | null, isElsewhere: IsElsewhere): string[] {
  const { behind } = headLines(pieces, title);
  const labels = loneLabels(pieces.filter(({ holder }) => !isElsewhere(holder)).map(({ text }) => text));
  return behind
    .slice(0, 2)
    .flatMap(({ text, parts }) => [text, ...parts])
    .filter((line) => !labels.has(line))
    .flatMap((line) => loneName(line, '') ?? [])
    .slice(0, 1);
}

/** The names that stand alone again and again where two or more do, as labels above the turns of a talk. */
export function loneLabels(lines: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const line of lines) {
    if (seen.has(line)) again.add(line);
    else if (loneName(line, '') !== null) seen.add(line);
  }
  return again.size > 1 ? again : new Set();
}

const SIGNED =
  /^[\s–—-]{0,3}(?:(?:article |story |text |words |report |written |posted |published |reported |submitted )?by:? |(?:author|words|text|writer|reporter|correspondent): ?)/iu;

/** Whether a line says by whom a text is, with a name behind, and not what a “Correspondent:” asks. */
const isSigned = (line: string): boolean => NAMED.test(line.slice(SIGNED.exec(line)?.[0].length ?? line.length));
const NAMED = /^\p{Lu}\S*(?:$|\s(?:\P{Ll}|(?:and|de|der|van|von|bin|al|el|la|da|di)\s))/u;

/** A short line that says by whom the page is, wherever it stands, where it is the only one of its kind. */
function bylineAnywhere(pieces: readonly Piece[], isElsewhere: IsElsewhere): string[] {
  const lines = pieces.filter(
    ({ text, kind }) => text.length <= 80 && kind !== 'caption' && kind !== 'credit' && isSigned(text),
  );
  const found = lines.length > FAR_TOO_MANY ? [] : lines.filter(({ holder }) => !isElsewhere(holder));
  // “Posted by Anna Holt.”
  const texts = [...new Set(found.map(({ text }) => text.replace(/(?<=\p{Ll}{3})\.$/u, '')))];
  return texts.length === 1 ? texts : [];
}

/** The person who owns a page by its copyright line: "© 2012–2020 Anna Holt. All rights reserved." */
function ownerOf(pieces: readonly Piece[]): string[] {
  for (const { text } of pieces.slice(-40)) {
    const name = OWNER.exec(text.slice(0, 200))?.[1];
    if (name !== undefined && genderOf(name) !== null && !PUBLISHER.test(name)) return [name];
  }
  return [];
}

const OWNER =
  /(?:[Cc]opyright|COPYRIGHT|©|\([Cc]\))(?: ?(?:[Cc]opyright|COPYRIGHT|©|\([Cc]\)|[Bb]y|\d{4}|[–—-]|,)){0,6} (\p{Lu}[\p{L}'’-]{1,20}(?: \p{Lu}\.?){0,2} \p{Lu}[\p{L}'’-]{1,25})(?=$|[.,|]| [Aa]ll [Rr]ights| ALL RIGHTS)/u;

/** One to three names of two or three words each. */
const NAMES_ALONE =
  /^\p{Lu}\p{Ll}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’.-]*){1,2}(?:(?:, | and | & | ?\/ ?)\p{Lu}\p{Ll}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’.-]*){1,2}){0,2}$/u;

/** The authors in the first line of a text that has nothing but names, as where one account posts for everybody. */
export function namesAhead(line: string): string[] {
  if (line.length > 70 || !NAMES_ALONE.test(line) || PUBLISHER.test(line)) return [];
  return authorsOf([line], { names: [], host: null });
}
