import type { DateValue } from '../../document/index.ts';
import type { Piece } from './html-blocks.ts';
import type { PageDocument, PageElement } from './html-dom.ts';
import { isText, isUpdateTime, plainText } from './html-dom.ts';
import type { IsElsewhere } from './html-elsewhere.ts';
import { type HeadLine, headLines } from './html-headlines.ts';
import { metaOf, type Metas } from './html-metas.ts';
import { collapse } from './lines.ts';
import type { LinkedArticle } from './linked-data.ts';
import { datelineOf } from './dateline.ts';
import { dateValue, type Moment, oneDay } from './moment.ts';
import { dayIn, givenMoment, type Order, orderOf } from './page-day.ts';

/** Names of meta elements for the day of publication, the surest first: article:, Dublin Core, citation_, analytics. */
const PUBLISHED_METAS = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'article.published',
  'datepublished',
  'date_published',
  'date-published',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_date',
  'publication_date',
  'publicationdate',
  'article-publication-date',
  'article_date_original',
  'article:post_date',
  'pubdate',
  'pub_date',
  'published_time',
  'published-date',
  'og:published_time',
  'og:pubdate',
  'parsely-pub-date',
  'sailthru.date',
  'shareaholic:article_published_time',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'prism.publicationdate',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date.published',
  'dcsext.articlefirstpublished',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'bt:pubdate',
  'originalpublicationdate',
  'rnews:datepublished',
  'rbpubdate',
  'iso-8601-publish-date',
] as const;

/** Names for a date of which they do not say what it is of. What the page shows at its headline goes before them. */
const DATE_METAS = [
  'dcterms.created',
  'dc.date.created',
  'dc.created',
  'dcterms.date',
  'dc.date',
  'date',
  'article_date',
  'articledate',
  'pdate',
  'ptime',
  'created',
  'creation_date',
  'release_date',
  'timestamp',
] as const;

/** The same for the last change, which a text was out before. */
const MODIFIED_METAS = [
  'article:modified_time',
  'og:updated_time',
  'article:modified',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'lastmod',
  'last-modified',
  'modified',
  'lastupdated',
  'article:updated_time',
] as const;

/** What is asked for the day of publication. */
export interface PublishedSources {
  readonly document: PageDocument;
  readonly metas: Metas;
  readonly linked: LinkedArticle;
  /** All pieces of the page. */
  readonly pieces: readonly Piece[];
  readonly isElsewhere: IsElsewhere;
  readonly title: string | null;
  /** The page's addresses, its own first. */
  readonly addresses: readonly string[];
}

/**
 * When a page was published, by the surest of its sources: what it has for machines; the lines at its headline; elements
 * that are made for dates; a line that says "published"; its address; its scripts. Last comes when it was created or
 * changed, from which only an `implied` date is concluded.
 */
export function pagePublished(sources: PublishedSources): DateValue | null {
  const { document, metas, linked, isElsewhere, title, addresses } = sources;
  const pieces = sources.pieces.filter(({ holder }) => !isElsewhere(holder));
  const language = document.documentElement.getAttribute('lang') ?? metaOf(metas, 'og:locale');
  const order = orderOf(addresses[0] ?? null, language);
  const known = (why: string, moment: Moment | null): DateValue | null => moment && dateValue(moment, why);
  const implied = (why: string, moment: Moment | null): DateValue | null =>
    moment && { ...dateValue(moment, why), basis: 'implied' };
  const given = (value: string | null | undefined): Moment | null => (value ? givenMoment(value, order) : null);
  const firstOf = <Item>(items: Iterable<Item>, read: (item: Item) => DateValue | null): DateValue | null => {
    for (const item of items) {
      const value = read(item);
      if (value !== null) return value;
    }
    return null;
  };
  const { behind, before } = headLines(pieces, title);
  // As one looks for it: below the headline, then from there upwards.
  const lines = [...behind, ...before.toReversed()];
  const metaDates = (names: readonly string[], make: typeof known): DateValue | null =>
    firstOf(names, (name) => firstOf(metas.get(name) ?? [], (value) => make(`meta ${name}`, given(value))));
  const isOfPage = (element: PageElement): boolean => !isElsewhere(element) && !isInSentence(element);
  const elements = (why: string, selector: string, isMeant?: (element: PageElement) => boolean): DateValue | null =>
    firstOf(document.querySelectorAll(selector), (element) => {
      if (isMeant?.(element) === false) return null;
      const value = element.getAttribute('datetime') ?? element.getAttribute('content');
      return known(why, given(value) ?? given(element.getAttribute('title')) ?? dayIn(plainText(element), order));
    });
  return (
    known('json-ld datePublished', given(linked.published)) ??
    metaDates(PUBLISHED_METAS, known) ??
    elements('itemprop datePublished', '[itemprop~=datePublished]') ??
    dayOfLines(lines, 'published', order) ??
    dayOfLines(lines, null, order) ??
    metaDates(DATE_METAS, known) ??
    elements('time', TIMES, (element) => !isUpdateTime(element) && isOfPage(element)) ??
    elements('time', TIMES, isOfPage) ??
    elements('visible date', DATE_ELEMENTS, isOfPage) ??
    known('line “published”', labelledDay(pieces, LABELLED_PUBLISHED, order)) ??
    firstOf(addresses, (address) => implied('path of the address', pathDay(address))) ??
    implied('json-ld uploadDate', given(linked.uploaded)) ??
    implied('json-ld dateCreated', given(linked.created)) ??
    asImplied(dayOfLines(lines, 'updated', order)) ??
    implied('line “updated”', labelledDay(pieces, LABELLED_UPDATED, order)) ??
    implied('script', scriptDay(document, order)) ??
    implied('json-ld dateModified', given(linked.modified)) ??
    asImplied(elements('itemprop dateModified', '[itemprop~=dateModified], [itemprop~=dateCreated]')) ??
    metaDates(MODIFIED_METAS, implied)
  );
}

/** So many letters beside a date, with a sentence's end, are a sentence that tells of it. */
const RUNNING = 20;

/** Whether an element stands among the words of a sentence: “The treaty of <time>1 March 1994</time> stays in force.” */
function isInSentence({ parentNode }: PageElement): boolean {
  const beside = [...(parentNode?.childNodes ?? [])].filter(isText).map(plainText).join(' ').trim();
  return beside.length >= RUNNING && isEnded(beside) && !LABELLED_PUBLISHED.test(beside);
}

const TIMES = 'time[pubdate], article time, main time, time';

const asImplied = (value: DateValue | null): DateValue | null => value && { ...value, basis: 'implied' };

/** Names of classes for dates that many makers of pages share. */
const DATE_ELEMENTS =
  '.dateline, .published, .pubdate, .pub-date, .publish-date, .publication-date, .published-date, .post-date, .posted-on, .entry-date, .article-date, .article-posted-date, .story-date, .date-published, .datetime, .post-meta, .entry-meta, .date-header, .submitted, .date, .timestamp';

const UPDATED = /\b(?:updated?|modified|revised|last (?:edit|change)\w*)\b/i;
const PUBLISHED = /\b(?:published|posted|first published|publication|issued|released|created|date)\b/i;
/** A line of so many letters at most is no sentence of the report. */
const LONGEST = 160;

/**
 * The first day in the lines at a headline. With the label "published" only one behind such a word counts, with
 * "updated" only one behind such a word; without a label one behind neither.
 */
function dayOfLines(lines: readonly HeadLine[], label: 'published' | 'updated' | null, order: Order): DateValue | null {
  for (const { text, time } of lines) {
    if (text.length > LONGEST || isSentence(text)) continue;
    // "Published 3 May | Updated 5 May", in either order: the part up to the second word is the first one's.
    const cut = Math.max(text.search(UPDATED), text.search(PUBLISHED));
    const parts = cut > 0 && UPDATED.test(text) ? [text.slice(0, cut), text.slice(cut)] : [text];
    for (const part of parts) {
      const found = UPDATED.test(part) ? 'updated' : PUBLISHED.test(part) ? 'published' : null;
      if (found !== label) continue;
      const given = time === null || parts.length > 1 ? null : givenMoment(time, order);
      if (given !== null) return dateValue(given, 'time');
      const written = dayIn(part, order);
      if (written !== null) return dateValue(written, label === null ? 'line at the headline' : `line “${label}”`);
    }
  }
  return null;
}

/** A sentence of the report, which may have a dateline or tell of any other day. */
const isSentence = (text: string): boolean =>
  (isEnded(text) && (text.length > 80 || isTold(text))) || datelineOf(text)?.alone === false;

/** Whether a line has the words of a sentence, and does not say of itself when or by whom it is. */
const isTold = (text: string): boolean =>
  (text.match(/(?<!\p{L})\p{Ll}{2,}/gu) ?? []).length >= LEAST_WORDS && !ON_ITSELF.test(text);

const LEAST_WORDS = 5;
const ON_ITSELF = /^\W{0,4}by\b|\b(?:published|posted|updated?|modified|revised|reviewed)\b/i;

const isEnded = (text: string): boolean => /[.!?…]["”’')\]]*$/.test(text);

const LABELLED_PUBLISHED = /^\W{0,4}(?:first |originally )?(?:published|posted|date)\b/i;
const LABELLED_UPDATED = /^\W{0,4}(?:last |page |article )?(?:updated?|modified|revised|reviewed)\b/i;

/** The day in a short line that begins with such a word, wherever it stands. */
function labelledDay(pieces: readonly Piece[], label: RegExp, order: Order): Moment | null {
  for (const { text, linked } of pieces) {
    if (text.length > LONGEST || linked > text.length / 2 || !label.test(text)) continue;
    const day = dayIn(text, order);
    if (day !== null) return day;
  }
  return null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const PATHS = [
  /[/_-]((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?:[/_.-]|$)/,
  /\/((?:19|20)\d{2})\/([a-z]{3})[a-z]{0,6}\/(\d{1,2})(?:\/|$)/i,
  /[/_-]((?:19|20)\d{2})(\d{2})(\d{2})(?:[/_.-]|$)/,
];

/** Many papers have the day in the path: /2022/05/04/, /2022/may/04/, /harbour-talks-20220504/. */
function pathDay(address: string): Moment | null {
  const path = URL.parse(address)?.pathname ?? '';
  for (const expression of PATHS) {
    const [, year, month = '', day = ''] = expression.exec(path) ?? [];
    if (year === undefined) continue;
    const number = /^\d/.test(month) ? month : String(MONTHS.indexOf(month.toLowerCase()) + 1);
    const moment = givenMoment(`${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`, null);
    if (moment !== null) return oneDay(moment.from);
  }
  return null;
}

/** A date under such a name in a script, where a site keeps what its page is made from. */
const SCRIPT_DAY =
  /["']?\b(?:date_?published|published_?(?:at|date|time|on)?|publish_?(?:date|time)|publication_?date|pub_?date|(?:net_)?article_?(?:publish(?:ed)?_?)?date|first_?published(?:_?(?:at|date))?|display_?date|post_?date)["']?\s{0,4}[:=]\s{0,4}["']?((?:19|20)\d{2}-\d{2}-\d{2}|\d{10,13}\b|[A-Za-z]{3,9}\.? \d{1,2},? (?:19|20)\d{2})/i;

function scriptDay(document: PageDocument, order: Order): Moment | null {
  for (const script of document.querySelectorAll('script')) {
    const found = SCRIPT_DAY.exec(script.textContent)?.[1];
    const moment = found === undefined ? null : givenMoment(collapse(found), order);
    if (moment !== null) return moment;
  }
  return null;
}
