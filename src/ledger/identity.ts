import { hash } from 'node:crypto';
import { type Article, type Attribution, type PloverEvent, speaksOf, withoutWww } from '../document/index.ts';
import { offsetsOf } from '../text/index.ts';

/** Parameters that say how a reader came to a page and not which page it is. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid)$/i;

/** SHA-256 of the text in UTF-8, in hexadecimal: the same as `sha256sum` gives for the text's file. */
export const sha256 = (text: string): string => hash('sha256', text);

/**
 * The address as far as it names the document: host in lower case, http taken as https, no fragment, no default
 * port, no tracking parameters. Null for what is not an http address. For comparing only: the address as given is
 * what is stored and shown.
 */
export function canonicalUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const address = new URL(url);
  if (address.protocol === 'http:') address.protocol = 'https:';
  if (address.protocol !== 'https:') return null;
  address.hash = '';
  const tracking = [...address.searchParams.keys()].filter((name) => TRACKING.test(name));
  for (const name of tracking) address.searchParams.delete(name);
  return address.href;
}

/**
 * What makes a document the same one when it is met again: its address, or, where it has none, its text together
 * with the outlet, for an agency's report word for word in two outlets is two reports. What a host gives as another
 * host's is a document of its own, so that it takes the place of nobody's (docs/decisions/0020). What a person has set
 * makes no other document of it (docs/decisions/0024).
 */
export function identityOf(
  article: Pick<Article, 'url' | 'outlet' | 'text' | 'givenBy' | 'claimedUrl' | 'edited'>,
): string {
  const { text } = article;
  const { url, outlet, givenBy = null, claimedUrl = null } = article.edited?.source ?? article;
  const named = url ?? claimedUrl;
  const address = named === null ? null : canonicalUrl(named);
  const giver = givenBy === null ? [] : [withoutWww(givenBy)];
  if (address === null) return JSON.stringify(['text', sha256(text), outlet, ...giver]);
  return speaksOf(givenBy, address) ? address : JSON.stringify(['given', ...giver, address]);
}

/** `doc_` and 16 characters, from the document's identity alone. */
export const documentId = (identity: string): string => `doc_${shortHash(identity)}`;

/**
 * One value for a text with its metadata: two versions of a document differ in it, and what is known already has it.
 * Of the date only its value counts, not from what it was concluded. Every edit makes a version of its own, also one that
 * sets what was there before.
 */
export function fingerprintOf(
  article: Pick<Article, 'text' | 'title' | 'outlet' | 'byline' | 'language' | 'published' | 'edited'>,
): string {
  const { title, outlet, byline, language, published, edited } = article;
  const date = published && [published.from, published.to];
  const known = [sha256(article.text), title, outlet, byline, language, date];
  return sha256(JSON.stringify(edited ? [...known, edited.at] : known));
}

/**
 * `st_` and 16 characters for each attribution of one text, in order: from the document, its text, the content's
 * spans (code points) and the words of the source. The same reading gives the same ids however often it is added,
 * and a better reading of the same words keeps them. Attributions alike in all that are told apart by their number.
 */
export function statementIds(
  document: string,
  text: string,
  attributions: readonly Pick<Attribution, 'source' | 'content'>[],
): string[] {
  const textHash = sha256(text);
  const { toUtf16 } = offsetsOf(text);
  const seen = new Map<string, number>();
  return attributions.map(({ content, source }) => {
    const words = source.map((span) => text.slice(...toUtf16(span)));
    const key = JSON.stringify([document, textHash, content, words]);
    const repeat = seen.get(key) ?? 0;
    seen.set(key, repeat + 1);
    return `st_${shortHash(repeat === 0 ? key : `${key}#${repeat}`)}`;
  });
}

/**
 * `ev_` and 16 characters for each event of one text, in order: from the document, its text, the trigger's spans (code
 * points) and the type, so that a better reading of who did it and when keeps the id.
 */
export function eventIds(
  document: string,
  text: string,
  events: readonly Pick<PloverEvent, 'type' | 'trigger'>[],
): string[] {
  const textHash = sha256(text);
  const seen = new Map<string, number>();
  return events.map(({ type, trigger }) => {
    const key = JSON.stringify(['event', document, textHash, type, trigger]);
    const repeat = seen.get(key) ?? 0;
    seen.set(key, repeat + 1);
    return `ev_${shortHash(repeat === 0 ? key : `${key}#${repeat}`)}`;
  });
}

/** `rv_` and 16 characters, from all that a review says and when: taken in twice it is one. */
export const reviewId = (review: readonly (string | null)[]): string =>
  `rv_${shortHash(JSON.stringify(['review', ...review]))}`;

/** The first 80 bits of a SHA-256 in the base 32 of RFC 4648, lower case: a clash is unlikely up to 10^11 entries. */
function shortHash(value: string): string {
  const digits = sha256(value);
  return [0, 5, 10, 15]
    .map((at) => Number.parseInt(digits.slice(at, at + 5), 16))
    .map(inBase32)
    .join('');
}

/** 20 bits. */
const inBase32 = (bits: number): string =>
  [15, 10, 5, 0].map((shift) => 'abcdefghijklmnopqrstuvwxyz234567'.charAt((bits >> shift) & 31)).join('');
