import { parseFeed, parseOpml } from 'feedsmith';
import { OnrecordError } from '../errors/index.ts';
import { messageOf } from './bytes.ts';
import { type FeedItem, itemsOf, nameOfFeed } from './feed-items.ts';
import { hasUtf8Mark } from './bytes.ts';
import { MOST_FEEDS, MOST_ITEMS } from './limits.ts';
import { wideEncodingOf } from './sniff.ts';
import { decodeUtf8 } from './utf8.ts';

/** A feed, RSS, Atom, RDF or JSON Feed alike. */
export interface Feed {
  readonly title: string | null;
  readonly items: readonly FeedItem[];
  /** OR1022 where a feed from the web has more items than are read. */
  readonly leftOut: OnrecordError | null;
}

/** The feeds of a list. */
export interface FeedList {
  /** Addresses in order, each once. */
  readonly feeds: readonly string[];
  /** OR1022 where a list from the web has more than are read. */
  readonly leftOut: OnrecordError | null;
}

/** The bytes of a feed or a list of feeds, with what is known of them. */
export interface FeedSource {
  readonly bytes: Uint8Array;
  readonly input: string;
  readonly charset: string | null;
  /** Where it was found, for links that are not full addresses; null for a file. */
  readonly url: string | null;
}

/** Reads a feed. Throws OR1005 when its characters cannot be read and OR1017 when it is broken or cut short. */
export function readFeed(source: FeedSource): Feed {
  const text = textOf(source);
  try {
    const parsed = parseFeed(text);
    if (parsed.format !== 'json') refuseCut(text, ROOTS[parsed.format]);
    const most = source.url === null ? Infinity : MOST_ITEMS;
    const items = itemsOf(parsed, source.url, most + 1);
    const leftOut = items.length > most ? tooMany(source.input, most, 'items') : null;
    return { title: nameOfFeed(parsed), items: items.slice(0, most), leftOut };
  } catch (error) {
    throw new OnrecordError('OR1017', { input: source.input, fault: messageOf(error) }, { cause: error });
  }
}

/** The elements that feeds are, with whatever prefix. */
const ROOTS = {
  rss: /<\/rss\s*>/i,
  atom: /<\/(?:[\w.-]{1,40}:)?feed\s*>/i,
  rdf: /<\/(?:[\w.-]{1,40}:)?RDF\s*>/i,
} as const;

/** The parser takes elements that are still open at the end for closed. */
function refuseCut(text: string, end: RegExp): void {
  if (!end.test(text)) throw new Error('it is cut short: its first element is not closed');
}

const tooMany = (input: string, limit: number, what: string): OnrecordError =>
  new OnrecordError('OR1022', { input, limit, what });

/** The feeds in a list. Throws OR1005 and OR1018. */
export function readOpml(source: FeedSource): FeedList {
  const text = textOf(source);
  const most = source.url === null ? Infinity : MOST_FEEDS;
  const addresses = new Set<string>();
  try {
    refuseCut(text, /<\/opml\s*>/i);
    let outlines = parseOpml(text).body?.outlines ?? [];
    while (outlines.length > 0) {
      for (const { xmlUrl } of outlines) {
        const address = xmlUrl === undefined ? null : URL.parse(xmlUrl.trim(), source.url ?? undefined);
        if (address && addresses.size <= most) addresses.add(address.href);
      }
      outlines = outlines.flatMap((outline) => outline.outlines ?? []);
    }
  } catch (error) {
    throw new OnrecordError('OR1018', { input: source.input, fault: messageOf(error) }, { cause: error });
  }
  if (addresses.size === 0) {
    throw new OnrecordError('OR1018', { input: source.input, fault: 'no outline has the address of a feed' });
  }
  const leftOut = addresses.size > most ? tooMany(source.input, most, 'feeds') : null;
  return { feeds: [...addresses].slice(0, most), leftOut };
}

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/;

/** RFC 7303: a byte order mark goes before the transport, the transport before the XML declaration. */
function textOf({ bytes, input, charset }: FeedSource): string {
  const declared = DECLARED.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1];
  const named = wideEncodingOf(bytes) ?? (hasUtf8Mark(bytes) ? null : (charset ?? declared)) ?? 'utf-8';
  if (/^utf-?8$/i.test(named)) return decodeUtf8(bytes, input);
  try {
    return new TextDecoder(named, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new OnrecordError('OR1005', { input, charset: named, offset: 0 }, { cause: error });
  }
}
