import type { FailedInput, Listing, RawDocument } from '../document/index.ts';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { type Client, createClient } from './client.ts';
import { documentsIn } from './contents.ts';
import { deadlineOf } from './deadline.ts';
import { failed } from './failed.ts';
import { formOfContentType } from './forms.ts';
import { lastedTooLong, lastingOf } from './limits.ts';
import type { Expected, Links } from './links.ts';
import type { Settings } from './options.ts';
import { type Poll, pollFeed, type Validators } from './poll.ts';
import { excerptOf } from './excerpt.ts';
import { createRobots, type Permit } from './robots.ts';
import { webAddress } from './web-address.ts';

/** Pages of the web for one run: connections and what the sites' robots.txt say are kept between them. */
export interface Web extends Links {
  /** The document, the records, or what a feed or a list of feeds leads to, at an address. Nothing is thrown. */
  documentsAt(address: string): AsyncGenerator<RawDocument | FailedInput>;
  /** What a feed has that was not there before. Nothing is thrown. */
  poll(address: string, known: Validators): Promise<Poll>;
  close(): Promise<void>;
}

/** What one visit is for. */
interface Visit {
  readonly expected: Expected;
  readonly listing?: Listing;
}

export function openWeb(settings: Settings, client: Client = createClient(settings)): Web {
  const permit = settings.ignoreRobots ? async () => {} : createRobots(client, settings);
  const followed = new Set<string>();
  async function* visit(address: string, why: Visit): AsyncGenerator<RawDocument | FailedInput> {
    try {
      // A form given by hand is that of the inputs, not of what they lead to.
      const asked: Settings = why.expected === 'anything' ? settings : { ...settings, input: 'auto' };
      yield* documentsAtAddress(address, why, { settings: asked, client, permit, links: web });
    } catch (error) {
      yield failed(address, asOnrecordError(error, address));
    }
  }
  const web: Web = {
    documentsAt: (address) => visit(address, { expected: 'anything' }),
    feedAt: (address) => visit(address, { expected: 'feed' }),
    async *documentAt(address, listing) {
      if (followed.has(address)) return;
      followed.add(address);
      yield* visit(address, { expected: 'document', listing });
    },
    poll: (address, known) => pollFeed(address, known, { settings, client, permit }),
    close: () => client.close(),
  };
  return web;
}

/** What a visit needs. */
interface Means {
  readonly settings: Settings;
  readonly client: Client;
  readonly permit: Permit;
  readonly links: Links;
}

async function* documentsAtAddress(
  input: string,
  { expected, listing }: Visit,
  { settings, client, permit, links }: Means,
): AsyncGenerator<RawDocument | FailedInput> {
  const url = webAddress(input, input);
  // The robots.txt is a request of its own with its own time; the answer is kept for the request that follows.
  await permit(url, input);
  const deadline = deadlineOf(settings.timeout, input);
  try {
    const answer = await client.get(url, { input, deadline, permit: (next) => permit(next, input) });
    try {
      if (answer.status < 200 || answer.status >= 300) {
        throw new OnrecordError('OR1103', { input, found: `${answer.status} ${answer.statusText}`.trim() });
      }
      const form = formOfContentType(answer.contentType, answer.url.pathname);
      if (form === 'other' && settings.input === 'auto') {
        throw new OnrecordError('OR1003', { input, found: `content type ${excerptOf(answer.contentType ?? '')}` });
      }
      const content = {
        stream: answer.body,
        input,
        form: form === 'other' ? null : form,
        charset: answer.charset,
        url: answer.url.href,
        size: answer.size,
        expected,
        listing,
        // Records may come for longer than a document, but neither for ever nor with pauses without end.
        onRecords: () =>
          deadline.extend(lastingOf(settings.timeout), lastedTooLong(input, lastingOf(settings.timeout))),
        // What a feed leads to may lie on its own host, whose turn has to be given back before.
        onCollected: () => answer.close(),
      };
      yield* documentsIn(content, settings, links);
    } finally {
      answer.close();
    }
  } finally {
    deadline.stop();
  }
}
