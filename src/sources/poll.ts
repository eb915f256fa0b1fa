import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { collect } from './bytes.ts';
import { type Answer, type Client } from './client.ts';
import { deadlineOf } from './deadline.ts';
import { type Feed, type FeedList, readFeed, readOpml } from './feeds.ts';
import { formOfContentType } from './forms.ts';
import { feedSizeOf } from './limits.ts';
import type { Settings } from './options.ts';
import { waitOf } from './retry-after.ts';
import type { Permit } from './robots.ts';
import { formOf } from './sniff.ts';
import { webAddress } from './web-address.ts';

/** What a server gave with a feed, to be shown to it the next time (RFC 9110, 13); null where it gave none. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What came of asking for a feed. */
export type Poll =
  | { readonly kind: 'unchanged' }
  | ({ readonly kind: 'feed'; readonly validators: Validators } & Pick<Feed, 'items' | 'leftOut'>)
  | ({ readonly kind: 'list' } & FeedList)
  /** `retryAfter`: the milliseconds for which the server asks to be left alone. */
  | { readonly kind: 'failed'; readonly error: OnrecordError; readonly retryAfter: number | null };

interface Means {
  readonly settings: Settings;
  readonly client: Client;
  readonly permit: Permit;
}

/** Asks for a feed, or a list of feeds, if it has changed. Nothing is thrown. */
export async function pollFeed(input: string, known: Validators, means: Means): Promise<Poll> {
  const { settings, client, permit } = means;
  const deadline = deadlineOf(settings.timeout, input);
  try {
    const url = webAddress(input, input);
    const headers = {
      ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
      ...(known.lastModified === null ? {} : { 'if-modified-since': known.lastModified }),
    };
    const permitted = (next: URL): Promise<void> => permit(next, input);
    const answer = await client.get(url, { input, deadline, permit: permitted, headers });
    try {
      return await pollOf(answer, input, settings);
    } finally {
      answer.close();
    }
  } catch (error) {
    return { kind: 'failed', error: asOnrecordError(error, input), retryAfter: null };
  } finally {
    deadline.stop();
  }
}

async function pollOf(answer: Answer, input: string, settings: Settings): Promise<Poll> {
  if (answer.status === 304) return { kind: 'unchanged' };
  if (answer.status < 200 || answer.status >= 300) {
    const error = new OnrecordError('OR1103', { input, found: `${answer.status} ${answer.statusText}`.trim() });
    return { kind: 'failed', error, retryAfter: waitOf(answer.header('retry-after'), Date.now()) };
  }
  const bytes = await collect(answer.body, feedSizeOf(settings.maxSize), input);
  if (bytes.length === 0) throw new OnrecordError('OR1002', { input });
  const named = formOfContentType(answer.contentType, answer.url.pathname);
  const announced = { input, form: named === 'other' ? null : named, charset: answer.charset };
  const form = formOf(bytes.subarray(0, HEAD), announced, 'auto');
  const source = { bytes, input, charset: answer.charset, url: answer.url.href };
  if (form === 'opml') return { kind: 'list', ...readOpml(source) };
  if (form !== 'feed')
    throw new OnrecordError('OR1017', { input, fault: 'a feed was looked for; found something else' });
  const validators = { etag: answer.header('etag'), lastModified: answer.header('last-modified') };
  const { items, leftOut } = readFeed(source);
  return { kind: 'feed', items, leftOut, validators };
}

const HEAD = 4096;
