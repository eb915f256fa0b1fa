import type { LedgerStatement } from '../ledger/index.ts';
import { type ExportDetails, urnOf } from './details.ts';
import { type FeedEntry, instantOf, latestEntries } from './feedItems.ts';
import { safeAddress } from './safeAddress.ts';
import { xmlTag, xmlText } from './xml.ts';

/** The latest statements as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export async function* statementsAsRss(
  statements: AsyncIterable<LedgerStatement>,
  { title, link, feedLink, made, most }: ExportDetails,
): AsyncGenerator<string> {
  const entries = await latestEntries(statements, most);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n';
  yield `${element('title', title)}${element('link', safeAddress(link) ?? urnOf('ledger'))}${element('description', title)}`;
  const own = safeAddress(feedLink);
  if (own !== null) {
    yield `${xmlTag('atom:link', { href: own, rel: 'self', type: 'application/rss+xml' })}\n`;
  }
  yield `${element('generator', 'Onrecord')}${element('lastBuildDate', dateOf(made))}`;
  for (const entry of entries) yield itemOf(entry);
  yield '</channel>\n</rss>\n';
}

function itemOf({ id, title, url, text, published, tags }: FeedEntry): string {
  const parts = [
    element('title', title),
    url === null ? '' : element('link', url),
    // The description is HTML by custom: the words are escaped once for that and once for XML.
    element('description', xmlText(text).replaceAll('&#10;', '<br>')),
    `${xmlTag('guid', { isPermaLink: 'false' }, xmlText(id))}\n`,
    element('pubDate', dateOf(published)),
    ...tags.map((tag) => element('category', tag)),
  ];
  return `<item>\n${parts.join('')}</item>\n`;
}

const element = (name: string, text: string): string => `${xmlTag(name, {}, xmlText(text))}\n`;

/** As RFC 822 has it, with the year in four digits. */
const dateOf = (date: string): string => instantOf(date).toUTCString();
