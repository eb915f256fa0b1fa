import { createHash } from 'node:crypto';
import type { parseFeed } from 'feedsmith';
import { hostOf, type Listing } from '../document/index.ts';
import { MOST_TRANSCRIPTS } from './limits.ts';
import { webLink } from './web-address.ts';

/** One item of a feed, whatever the feed's form. */
export interface FeedItem {
  /** What the feed tells it by: its guid or id, else its link, else its title. */
  readonly id: string;
  /** A full http or https address, null where the item has none. */
  readonly link: string | null;
  /** The link as it stands where it is relative, and nothing says to what. */
  readonly relative: string | null;
  /** Addresses of transcripts with times (WebVTT, SRT) of what the item lets hear. */
  readonly transcripts: readonly string[];
  /** The whole article as the feed has it, null where it has an extract or nothing. */
  readonly content: { readonly form: 'html' | 'text'; readonly body: string } | null;
  readonly listing: Listing;
}

type Parsed = ReturnType<typeof parseFeed<string>>;

/** What the forms have in common, under one name each. */
interface Common {
  readonly id: string | undefined;
  readonly link: string | undefined;
  readonly base?: string | undefined;
  readonly title: string | undefined;
  readonly html: string | undefined;
  readonly text?: string | undefined;
  readonly published: string | undefined;
  readonly authors: readonly (string | undefined)[];
  readonly outlet: string | undefined;
  readonly transcripts?: readonly (string | undefined)[];
}

/** The feed's own name; for a feed of one outlet, that of the outlet. */
export const nameOfFeed = ({ format, feed }: Parsed): string | null =>
  plain(format === 'atom' ? feed.title?.value : feed.title);

/** The first items, `most` of them, in the feed's order. Links are made full by the item's, the feed's or the given base. */
export function itemsOf(parsed: Parsed, url: string | null, most = Infinity): FeedItem[] {
  const outlet = nameOfFeed(parsed);
  return commonOf(parsed, most).map((item) => {
    const base = [item.base, baseOf(parsed), url].find((address) => address && URL.canParse(address)) ?? undefined;
    // An id is an address only by itself: made full, one that is none would lead somewhere too.
    const link = webLink(item.link, base) ?? (item.link === undefined ? webLink(item.id, undefined) : null);
    const title = plain(item.title);
    const body = item.html?.trim() || null;
    const text = item.text?.trim() || null;
    const content =
      body !== null
        ? ({ form: 'html', body } as const)
        : text !== null
          ? ({ form: 'text', body: text } as const)
          : null;
    return {
      id: shortened(item.id ?? link ?? title ?? ''),
      link,
      relative: link === null && item.link && !base && !URL.canParse(item.link) ? item.link.trim() : null,
      transcripts: (item.transcripts ?? [])
        .slice(0, MOST_TRANSCRIPTS)
        .map((address) => webLink(address, base))
        .filter((found) => found !== null),
      content: content !== null && !isCutOff(content.body) ? content : null,
      listing: {
        title,
        outlet: plain(item.outlet) ?? outlet,
        byline: item.authors.map((author) => plain(author)).filter((author) => author !== null),
        published: item.published ?? null,
        dateBasis: 'known',
        why: 'feed item',
        givenBy: hostOf(url),
      },
    };
  });
}

/** An id is kept for a month, so that one without measure is kept as its SHA-256. */
const shortened = (id: string): string =>
  id.length <= LONGEST_ID ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`;

const LONGEST_ID = 1000;

function commonOf(parsed: Parsed, most: number): Common[] {
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).slice(0, most).map((item) => ({
        id: item.guid?.value,
        link: item.link,
        base: item.xml?.base,
        title: item.title,
        html: item.content?.encoded,
        published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0],
        authors: item.dc?.creators ?? (item.authors ?? []).map(({ name }) => name),
        outlet: item.source?.title,
        transcripts: bestTranscripts(item.podcast?.transcripts ?? []),
      }));
    case 'atom':
      return (parsed.feed.entries ?? []).slice(0, most).map((entry) => ({
        id: entry.id,
        link: (entry.links ?? []).find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
        base: entry.xml?.base,
        title: entry.title?.value,
        html: entry.content?.type === 'text' || entry.content?.src ? undefined : entry.content?.value,
        text: entry.content?.type === 'text' ? entry.content.value : undefined,
        published: entry.published ?? entry.updated,
        authors: (entry.authors ?? []).map(({ name }) => name),
        outlet: entry.source?.title?.value,
      }));
    case 'rdf':
      return (parsed.feed.items ?? []).slice(0, most).map((item) => ({
        id: item.rdf?.about,
        link: item.link,
        title: item.title,
        html: item.content?.encoded,
        published: item.dc?.dates?.[0],
        authors: item.dc?.creators ?? [],
        outlet: item.dc?.publishers?.[0],
      }));
    case 'json':
      return (parsed.feed.items ?? []).slice(0, most).map((item) => ({
        id: item.id,
        link: item.url,
        title: item.title,
        html: item.content_html,
        text: item.content_text,
        published: item.date_published,
        authors: (item.authors ?? []).map(({ name }) => name),
        outlet: undefined,
      }));
  }
}

/** The types of transcripts that are read, those first that say best who speaks. */
const TRANSCRIPTS = [/json/i, /vtt/i, /srt|subrip/i, /html/i, /text\/plain/i];

/** One transcript in each language of those that a podcast offers: a feed names the same one in several formats. */
function bestTranscripts(
  offered: readonly { readonly url?: string; readonly type?: string; readonly language?: string }[],
): string[] {
  const rated = offered.flatMap(({ url, type, language }) => {
    const rank = TRANSCRIPTS.findIndex((known) => known.test(type ?? ''));
    return url === undefined || rank < 0 ? [] : [{ url, rank, language: language?.toLowerCase() ?? '' }];
  });
  const byLanguage = Map.groupBy(rated, ({ language }) => language);
  return [...byLanguage.values()].flatMap((same) => {
    const [best] = same.toSorted((a, b) => a.rank - b.rank);
    return best ? [best.url] : [];
  });
}

/** Where the feed says it lies: xml:base, or the page that it belongs to. */
function baseOf(parsed: Parsed): string | undefined {
  if (parsed.format === 'json') return parsed.feed.feed_url ?? parsed.feed.home_page_url;
  if (parsed.format !== 'atom') return parsed.feed.xml?.base ?? parsed.feed.link;
  const { xml, links = [] } = parsed.feed;
  return xml?.base ?? links.find(({ rel }) => rel === 'self')?.href ?? links[0]?.href;
}

/** A title or name without markup and double spaces; null where nothing is left. */
const plain = (text: string | undefined): string | null =>
  (text ?? '')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\s+/g, ' ')
    .trim() || null;

/** What blogs put below whole texts and extracts alike: “The post Ferries wait appeared first on Fjord News.” */
const ORIGIN = /\bthe post .{0,200} appeared first on .{0,160}$/i;

/** Feeds that give an extract in the place of the article end it with an ellipsis or an invitation. */
function isCutOff(body: string): boolean {
  const words = body
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&hellip;|&#8230;/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(ORIGIN, '')
    .trimEnd();
  return /(?:…|\.\.\.)[\])]?$|\b(?:continue reading|read more|read the (?:full|whole|rest))\b.{0,160}$/i.test(words);
}
