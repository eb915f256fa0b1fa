import { speechIn } from './speech.ts';

/**
 * What others call what a record says of its document, in the order in which they are looked at: schema.org's names
 * (datePublished, headline), JSON Feed's (date_published, authors), those of widespread scrapers and collections of
 * articles (trafilatura: date, sitename, author; newspaper: publish_date, authors; news-please: date_publish, maintext),
 * and those of services that give out news (publishedAt, webUrl).
 */
const OTHER_NAMES: Readonly<
  Record<'url' | 'title' | 'published' | 'outlet' | 'byline' | 'language', readonly string[]>
> = {
  url: ['link', 'address', 'canonical_url', 'webUrl', 'web_url'],
  title: ['headline', 'webTitle'],
  published: [
    'date',
    'datePublished',
    'date_published',
    'published_at',
    'publishedAt',
    'publish_date',
    'date_publish',
    'publication_date',
    'pubDate',
    'pub_date',
    'webPublicationDate',
  ],
  outlet: ['publisher', 'source', 'sitename', 'site_name', 'publication', 'newspaper'],
  byline: ['author', 'authors', 'creator'],
  language: ['lang', 'inLanguage'],
};

/** What others call the text, and a text with tags. What stands under a name of the former and has tags is the latter. */
const OTHER_BODIES: Readonly<Record<'text' | 'html', readonly string[]>> = {
  text: [
    'content',
    'body',
    'maintext',
    'articleBody',
    'article_body',
    'article_text',
    'full_text',
    'fulltext',
    'fullText',
    'content_text',
    'body_text',
    'bodyText',
    'article',
  ],
  html: ['content_html', 'body_html', 'bodyHtml'],
};

/** The names under which a text may stand, and those of everything else, each with our own name for it: for columns of tables. */
export const NAMES_OF_FIELDS: readonly (readonly [name: string, own: string])[] = Object.entries({
  id: [],
  ...OTHER_NAMES,
  text: OTHER_BODIES.text,
  html: OTHER_BODIES.html,
}).flatMap(([own, others]) => [own, ...others].map((name) => [name, own] as const));

const BEGINS_WITH_TAG =
  /^\s*<(?:!doctype|html|body|main|div|article|section|p|h[1-6]|figure|blockquote|ul|ol|table|span|strong|em|b|i|a|br|img)\b[^<>]*>/i;

/**
 * The record with our own names for what it has under others: where it has nothing under ours, the first other name under
 * which something is. A body that is an object counts by its `name`, and several authors are a list. An address is no
 * outlet's name. What a program that writes down speech has heard is `turns`. What is of another form under another's name is no more than something else of that name, and is left
 * where it is, but for dates: a number is one as `dateOfNumber` has it, and what cannot be one is given on, to be told.
 */
export function withOwnNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // Some services put what was asked for beyond the title into an object of its own.
  const fields = 'fields' in value && isObject(value.fields) ? value.fields : {};
  const given = new Map(Object.entries({ ...fields, ...value }));
  for (const [own, others] of Object.entries(OTHER_NAMES)) {
    if (isGiven(given.get(own))) continue;
    const fits = (words: string): boolean => own !== 'outlet' || !URL.canParse(words);
    const found = others.map((name) => wordsOf(given.get(name)).filter(fits)).find((words) => words.length > 0);
    if (found) given.set(own, own === 'byline' ? found : found[0]);
  }
  const published = ['published', ...OTHER_NAMES.published].map((name) => given.get(name)).find(isGiven);
  if (published !== undefined) given.set('published', dateWords(published));
  // Programs that write down speech give the whole of it as a text too, without its speakers.
  const turns = isGiven(given.get('turns')) ? null : speechIn(value);
  if (turns !== null) {
    given.set('turns', turns);
    given.delete('text');
  }
  if (!['text', 'html', 'turns'].some((name) => isGiven(given.get(name)))) {
    for (const [name, body] of bodiesIn(given)) given.set(name, body);
  }
  return Object.fromEntries(given);
}

/** The first text that stands under another's name, under ours; none where there is none. */
function bodiesIn(given: ReadonlyMap<string, unknown>): [name: 'text' | 'html', body: string][] {
  const first = (names: readonly string[]): string | undefined =>
    names
      .map((name) => given.get(name))
      .find((words): words is string => typeof words === 'string' && words.trim() !== '');
  const text = first(OTHER_BODIES.text);
  const html = first(OTHER_BODIES.html);
  if (text !== undefined && !(BEGINS_WITH_TAG.test(text) && text.includes('</'))) return [['text', text]];
  const tagged = text ?? html;
  return tagged === undefined ? [] : [['html', tagged]];
}

/** Whether a record has a text, under whatever name. */
export function hasBody(value: unknown): boolean {
  const named = withOwnNames(value);
  if (!isObject(named)) return false;
  const { text, html, turns } = named as { text?: unknown; html?: unknown; turns?: unknown };
  return [text, html].some((body) => typeof body === 'string' && body.trim() !== '') || Array.isArray(turns);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** So deep a list of names may lie in others. */
const DEEPEST = 4;

/** The words of a text, of what has a name, or of a list of those. */
function wordsOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (depth === DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(one, depth + 1));
  if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string')
    return wordsOf(value.name, depth + 1);
  return [];
}

/** Of what is no date so much is told. */
const EXCERPT = 60;

/** A date in words: what was given, or what a number says. */
function dateWords(value: unknown): string {
  if (typeof value === 'number') return dateOfNumber(value);
  if (typeof value === 'string') return DIGITS.test(value.trim()) ? dateOfNumber(Number(value)) : value;
  // What databases print for a date: {"$date": "2024-05-03T09:30:00Z"}.
  if (isObject(value) && '$date' in value && (typeof value.$date === 'string' || typeof value.$date === 'number'))
    return dateWords(value.$date);
  return JSON.stringify(value)?.slice(0, EXCERPT) ?? '';
}

/** Ten or more digits are no date of ISO 8601. */
const DIGITS = /^\d{9,13}$/;

/** Seconds since 1970 of the days that such a number is used for: 1973-03-03 to 2286-11-20, nine or ten digits. */
const SECONDS = [1e8, 1e10] as const;

/**
 * A number as a date. Seconds and milliseconds since 1970 lie so far apart that no number is both (the ones have nine or
 * ten digits, the others twelve or thirteen); a shorter whole number is read as its digits would be (20240503, 2024), and
 * what is none of these comes out as it is, so that it is told (OR1037).
 */
export function dateOfNumber(value: number): string {
  const [from, to] = SECONDS;
  if (value >= from && value < to) return new Date(value * 1000).toISOString();
  if (value >= from * 1000 && value < to * 1000) return new Date(value).toISOString();
  return String(value);
}
