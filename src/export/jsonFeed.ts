import type { LedgerStatement } from '../ledger/index.ts';
import type { ExportDetails } from './details.ts';
import { instantOf, latestEntries } from './feedItems.ts';
import { safeAddress } from './safeAddress.ts';

/** The latest statements as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export async function* statementsAsJsonFeed(
  statements: AsyncIterable<LedgerStatement>,
  { title, link, feedLink, most }: ExportDetails,
): AsyncGenerator<string> {
  const entries = await latestEntries(statements, most);
  const [home, own] = [safeAddress(link), safeAddress(feedLink)];
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    ...(home === null ? {} : { home_page_url: home }),
    ...(own === null ? {} : { feed_url: own }),
    items: entries.map((entry) => ({
      id: entry.id,
      ...(entry.url === null ? {} : { url: entry.url }),
      title: entry.title,
      content_text: entry.text,
      date_published: instantOf(entry.published).toISOString(),
      ...(entry.tags.length === 0 ? {} : { tags: entry.tags }),
    })),
  };
  yield `${JSON.stringify(feed, null, 1)}\n`;
}
