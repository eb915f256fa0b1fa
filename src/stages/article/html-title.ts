import { wordKey } from './dirt.ts';
import { withoutEntities } from './entities.ts';
import { type PageDocument, plainText } from './html-dom.ts';
import { metaOf, type Metas } from './html-metas.ts';
import type { LinkedArticle } from './linked-data.ts';

/** A finding with what it rests on. */
export interface Found<Value> {
  readonly value: Value;
  readonly basis: string;
}

/** So many words that a heading and a title share show that they are of one text. */
const SHARED_WORDS = 3;
/** The same as a share of the shorter one's. */
const SHARED = 0.7;

/**
 * The headline: the heading of the page that its metadata confirm, since it is what readers see; else what the metadata
 * give, without the outlet's name.
 */
export function titleOf(
  document: PageDocument,
  metas: Metas,
  linked: LinkedArticle,
  outlets: readonly string[],
): Found<string> | null {
  const pageTitle = pageTitleOf(document);
  const told = (
    [
      ['json-ld headline', linked.headline],
      ['og:title', metaOf(metas, 'og:title')],
      ['citation_title', metaOf(metas, 'citation_title')],
      ['dc.title', metaOf(metas, 'dc.title')],
      ['parsely-title', metaOf(metas, 'parsely-title')],
      ['sailthru.title', metaOf(metas, 'sailthru.title')],
      ['twitter:title', metaOf(metas, 'twitter:title')],
      ['title', pageTitle],
    ] as const
  ).flatMap(([basis, value]) => (value ? [{ basis, value }] : []));
  const headings = headingsOf(document, 'h1');
  const isOutlet = (text: string): boolean => outlets.some((outlet) => isMadeOf(wordKey(text), wordKey(outlet)));
  const titles = told.map(({ value }) => withoutOutlet(value, outlets));
  // Where the JSON-LD and another agree and a heading has more words, it has a label: "Fish: Ministers meet on fish".
  const agreed =
    linked.headline !== null &&
    told.some(({ value, basis }) => basis !== 'json-ld headline' && wordKey(value) === wordKey(linked.headline ?? ''))
      ? linked.headline
      : null;
  const confirmed = headings.find((heading) => !isOutlet(heading) && titles.some((title) => confirms(title, heading)));
  if (confirmed !== undefined && !(agreed !== null && hasMore(confirmed, agreed)))
    return { value: confirmed, basis: 'h1' };
  const first = told.find(({ basis }) => basis !== 'title');
  if (first !== undefined) return { ...first, value: withoutOutlet(first.value, outlets, agreed !== null) };
  const [only, another] = headings.filter((text) => text.length > 10 && !isOutlet(text));
  if (only !== undefined && another === undefined) return { value: only, basis: 'h1' };
  if (pageTitle === '') return only === undefined ? null : { value: only, basis: 'first h1' };
  // "The Harbour Blog | Ministers meet on fish": the part that is a heading too.
  const parts = pageTitle.split(PARTING).map(wordKey);
  const part = [...headings, ...headingsOf(document, 'h2, h3')].find(
    (heading) => parts.length > 1 && !isOutlet(heading) && parts.includes(wordKey(heading)),
  );
  return { value: part ?? withoutOutlet(pageTitle, outlets), basis: 'title' };
}

function pageTitleOf(document: PageDocument): string {
  const element = document.querySelector('title');
  return element === null ? '' : withoutEntities(plainText(element));
}

/** What stands behind the last mark of the page's title; null where it has one part. */
export function lastPartOf(document: PageDocument): string | null {
  const parts = pageTitleOf(document).split(PARTING);
  return parts.length > 1 ? (parts.at(-1) ?? null) : null;
}

/** Whether a heading has an outlet's name, once or twice, and hardly anything else: a masthead. */
const isMadeOf = (key: string, outlet: string): boolean =>
  outlet !== '' && key.includes(outlet) && key.replaceAll(outlet, '').trim().length < SHORTEST_TITLE;

const headingsOf = (document: PageDocument, selector: string): string[] =>
  [...document.querySelectorAll(selector)].map(plainText).filter((text) => wordKey(text) !== '');

/** Whether a title is that of a text with this heading, in the same words or nearly. */
function confirms(title: string, heading: string): boolean {
  const mine = wordKey(heading);
  if (wordKey(title) === mine) return true;
  const [ours, theirs] = [new Set(mine.split(' ')), new Set(wordKey(title).split(' '))];
  const shared = ours.intersection(theirs).size;
  return shared >= SHARED_WORDS && shared >= Math.min(ours.size, theirs.size) * SHARED;
}

/** Whether a heading is a title with further words before or behind it. */
function hasMore(heading: string, title: string): boolean {
  const [long, short] = [wordKey(heading), wordKey(title)];
  return long !== short && (long.startsWith(`${short} `) || long.endsWith(` ${short}`));
}

const PARTING = /(?<!\s)\s+(?:[|–—»·-]|::)\s+/;
/** What is left of a title without a part that is not known has at least so many characters. */
const SHORTEST_TITLE = 15;

const SEPARATORS = [' | ', ' – ', ' — ', ' » ', ' · ', ' - '];
const LONGEST_NAME = 40;
const LONGEST_SITE = 80;

/** "Ministers meet on fish | World | Fjord News", "Fjord News: Ministers meet on fish" without the name of the paper. */
function withoutOutlet(title: string, outlets: readonly string[], isAgreed = false): string {
  const names = outlets.map(letterKey).filter((name) => name !== '');
  const whole = withoutMasthead(title, names);
  const parts = lastPart(whole);
  if (parts === null) return whole;
  const { before, last } = parts;
  const tail = letterKey(last);
  const isDay = tail !== '' && !/\p{L}/u.test(tail);
  if (isDay && lastPart(before) !== null) return withoutOutlet(before, outlets, isAgreed);
  const isKnown =
    names.some((name) => tail.length > 2 && (name.includes(tail) || tail.includes(name))) ||
    outlets.some((outlet) => tail !== '' && outlet.toLowerCase().startsWith(`${tail}.`));
  if (isKnown) return before;
  // Bars part a title from its site, which may have a dash in its own name.
  const bar = Math.max(whole.lastIndexOf(' | '), whole.lastIndexOf(' » '));
  const isParted = !isAgreed && bar >= SHORTEST_TITLE && whole.length - bar <= LONGEST_SITE;
  return isParted ? withoutOutlet(whole.slice(0, bar).trimEnd(), outlets, isAgreed) : whole;
}

const letterKey = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A title without the outlet's name and a colon ahead of it. */
function withoutMasthead(title: string, names: readonly string[]): string {
  const at = title.indexOf(': ');
  const isMasthead = at > 2 && names.includes(letterKey(title.slice(0, at)));
  return isMasthead ? title.slice(at + 2).trim() : title;
}

/** What stands behind the last mark between parts of a title, where it is short enough for a name, and what before. */
function lastPart(title: string) {
  const [at, mark] = SEPARATORS.map((separator) => [title.lastIndexOf(separator), separator] as const).reduce((a, b) =>
    b[0] > a[0] ? b : a,
  );
  const last = title.slice(at + mark.length).trim();
  if (at <= 0 || last.length < 2 || last.length > LONGEST_NAME) return null;
  return { before: title.slice(0, at).trimEnd(), last };
}
