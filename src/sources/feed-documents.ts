import type { FailedInput, RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { excerptOf } from './excerpt.ts';
import { failed } from './failed.ts';
import type { FeedItem } from './feed-items.ts';
import { type FeedSource, readFeed, readOpml } from './feeds.ts';
import { MOST_FAILED_DOCUMENTS, untilFailing } from './limits.ts';
import type { Links } from './links.ts';

/**
 * The documents of a feed, in its order: transcripts, and the linked page. A feed in a file is there to be read as it
 * is, so that an item with its whole content is taken from the feed, without the web. Throws OR1005, OR1017, OR1020, and OR1109
 * where too many items of a feed from the web fail one after another.
 */
export async function* documentsInFeed(source: FeedSource, links: Links): AsyncGenerator<RawDocument | FailedInput> {
  const { items, leftOut } = readFeed(source);
  if (items.length === 0) throw new OnrecordError('OR1020', { input: source.input, what: 'feed' });
  async function* documents(): AsyncGenerator<RawDocument | FailedInput> {
    for (const [index, item] of items.entries()) {
      yield* documentsOfItem(item, `${source.input}, item ${index + 1}`, links);
    }
  }
  if (source.url === null) yield* documents();
  else yield* untilFailing(documents(), MOST_FAILED_DOCUMENTS, 'items', source.input);
  if (leftOut) yield failed(source.input, leftOut);
}

/** The documents of one item. In a feed of the user's own its content goes before its link. */
export async function* documentsOfItem(
  item: FeedItem,
  input: string,
  links: Links,
): AsyncGenerator<RawDocument | FailedInput> {
  const { link, relative, content, transcripts, listing } = item;
  const giver = listing.givenBy ?? null;
  for (const transcript of transcripts) yield* links.documentAt(transcript, listing);
  if (content !== null && (giver === null || link === null)) yield contained(item, content, input);
  else if (link !== null) yield* links.documentAt(link, listing);
  else if (transcripts.length === 0) {
    const fault =
      relative === null
        ? 'the item has neither an address nor its content'
        : `the link of the item, “${excerptOf(relative)}”, is relative: give the address of the feed in place of the file`;
    yield failed(input, new OnrecordError('OR1017', { input, fault }));
  }
}

function contained(
  { id, link, listing }: FeedItem,
  { form, body }: NonNullable<FeedItem['content']>,
  input: string,
): RawDocument {
  const text = form === 'html' ? `<!doctype html><html><body><article>${body}</article></body></html>` : body;
  return {
    form,
    input,
    id: link ?? id,
    bytes: Buffer.from(text),
    charset: 'utf-8',
    url: link,
    givenBy: listing.givenBy ?? null,
    listing,
  };
}

/** The documents of all feeds of a list. Throws OR1005 and OR1018; a feed that fails is an item, and the rest goes on. */
export async function* documentsInOpml(source: FeedSource, links: Links): AsyncGenerator<RawDocument | FailedInput> {
  const { feeds, leftOut } = readOpml(source);
  async function* documents(): AsyncGenerator<RawDocument | FailedInput> {
    for (const address of feeds) yield* links.feedAt(address);
  }
  if (source.url === null) yield* documents();
  else yield* untilFailing(documents(), MOST_FAILED_DOCUMENTS, 'feeds and items', source.input);
  if (leftOut) yield failed(source.input, leftOut);
}
