import { setTimeout as sleep } from 'node:timers/promises';
import type { FailedInput, RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { documentsOfItem } from './feed-documents.ts';
import type { FeedItem } from './feed-items.ts';
import { settingsOf, type SourceOptions } from './options.ts';
import { LONGEST_VISIT } from './limits.ts';
import { openWeb, type Web } from './pages.ts';
import { mayPass } from './passing.ts';
import { type Patience, patienceWith } from './patience.ts';
import type { Poll } from './poll.ts';
import { dueAfter, LIST_PAUSE, remembered } from './watch-schedule.ts';
import { type FeedState, feedsInStateFile, type FeedStore } from './watch-state.ts';
import { webLink } from './web-address.ts';

export interface WatchOptions extends SourceOptions {
  /** What remembers what was seen and when to ask again: the path of a file, made if there is none, or another store. */
  readonly state: string | FeedStore;
  /** Milliseconds between two polls of a feed that answers. */
  readonly every: number;
  /** Whether each feed is asked once, and that is all. A feed that fails or wants time is left alone even so. */
  readonly once?: boolean;
  /** Ends the watch after the document that is being taken in. */
  readonly signal?: AbortSignal;
  /** Takes in one document for good, or says why it could not. What it throws ends the watch. */
  readonly take: (item: RawDocument | FailedInput) => Promise<OnrecordError | null>;
  /** Told of a document that is not taken in any more: what is wrong stays so, or was tried often enough. */
  readonly givenUp?: (document: Refused) => Promise<void>;
  /** Told of a feed that cannot be read. */
  readonly report: (error: OnrecordError) => void;
  /** Told what each poll was answered with that did not fail. */
  readonly answered?: (address: string, kind: 'feed' | 'list' | 'unchanged') => void;
  /** Given the feeds of a list, which are then not polled here; the list's own turn is then remembered with them. */
  readonly handOver?: (feeds: readonly string[], list: string) => Promise<void>;
}

/** A document that could not be taken in, and why. */
export interface Refused extends Pick<FailedInput, 'id' | 'input' | 'error'> {}

/** A feed or list whose turn comes, with the patience with the list that has it. */
interface Queued {
  readonly address: string;
  readonly patience: Patience | null;
}

/** What the items of one feed are taken in with. */
interface Visit {
  readonly web: Web;
  readonly patience: Patience;
}

/** An item that its feed has no more, of which nothing is known but its id; null where that is no address. */
function formerItem(id: string): FeedItem | null {
  const link = webLink(id, undefined);
  const listing = {
    title: null,
    outlet: null,
    byline: [],
    published: null,
    dateBasis: 'implied',
    why: 'feed item',
  } as const;
  return link === null ? null : { id, link, relative: null, transcripts: [], content: null, listing };
}

/** How often an item is tried that fails for a reason that may pass. */
const MOST_TRIES = 5;
/** At the longest the watch sleeps for so long, since a clock may be set. */
const LONGEST_SLEEP = 600_000;
const SHORTEST_SLEEP = 1000;

/**
 * Polls feeds and takes in the documents of their new items. The addresses may be those of lists of feeds (OPML), which
 * are read again once a day. An item counts as seen once its documents have been taken in, and a feed's ETag is
 * remembered once all of its items have, so that nothing is lost wherever the process is killed: at worst a document is
 * taken in again.
 * @throws OR1108 when the state cannot be read, OR1013 when it cannot be written, and what `take` throws
 */
export async function watchFeeds(addresses: readonly string[], options: WatchOptions): Promise<void> {
  const { every, once = false, signal, take, report, givenUp, handOver, answered } = options;
  const settings = settingsOf(options);
  const store = typeof options.state === 'string' ? await feedsInStateFile(options.state) : options.state;
  const lists = new Map<string, { readonly feeds: readonly string[]; readonly due: number }>();

  for (;;) {
    const web = openWeb(settings);
    try {
      await round(web);
    } finally {
      await web.close();
    }
    if (once || signal?.aborted) return;
    await untilDue();
  }

  async function round(web: Web): Promise<void> {
    // Lists add their feeds to the end as they are read. With each feed stands the patience with the list that has it.
    const queue: Queued[] = addresses.map((address) => ({ address, patience: null }));
    const done = new Set<string>();
    for (const { address, patience } of queue) {
      if (signal?.aborted) return;
      if (done.has(address)) continue;
      done.add(address);
      if ((await isDue(address)) && !patience?.over()) {
        const error = await visit(address, web);
        patience?.count(error);
        const over = patience?.over();
        if (over) report(over);
      }
      const list = lists.get(address);
      const ofList = list ? patienceWith(address, 'feeds', Infinity) : null;
      queue.push(...(list?.feeds ?? []).map((feed) => ({ address: feed, patience: ofList })));
    }
  }

  async function isDue(address: string): Promise<boolean> {
    const list = lists.get(address);
    if (list) return list.due <= Date.now();
    const { due, failures } = await store.load(address);
    return due <= Date.now() || (once && failures === 0);
  }

  /** Polls a feed or a list and takes in what is new; why it could not be had, null where it was. */
  async function visit(address: string, web: Web): Promise<OnrecordError | null> {
    const known = await store.load(address);
    const poll = await web.poll(address, known);
    // What fails because we end is no failure of the feed's.
    if (signal?.aborted && poll.kind === 'failed') return null;
    if (poll.kind !== 'failed') answered?.(address, poll.kind);
    if (poll.kind === 'feed') await takeItems(address, poll, web);
    else if (poll.kind === 'list' && addresses.includes(address)) {
      if (poll.leftOut) report(poll.leftOut);
      if (handOver) {
        await handOver(poll.feeds, address);
        await store.save(address, { ...known, failures: 0, due: Date.now() + LIST_PAUSE });
        return null;
      }
      lists.set(address, { feeds: poll.feeds, due: Date.now() + LIST_PAUSE });
      await store.forget(address);
    } else if (poll.kind === 'unchanged') await store.save(address, settled(known));
    else {
      const nested = new OnrecordError('OR1017', {
        input: address,
        fault: 'a feed was looked for; found a list of feeds',
      });
      const error = poll.kind === 'failed' ? poll.error : nested;
      report(error);
      const failures = known.failures + 1;
      const retryAfter = poll.kind === 'failed' ? poll.retryAfter : null;
      const due = dueAfter(Date.now(), every, { failures, retryAfter }, Math.random());
      const list = lists.get(address);
      if (list) lists.set(address, { ...list, due });
      else await store.save(address, { ...known, failures, due });
      return error;
    }
    return null;
  }

  async function takeItems(address: string, poll: Extract<Poll, { kind: 'feed' }>, web: Web): Promise<void> {
    const known = await store.load(address);
    const seen = new Map(known.seen);
    const tries = new Map(known.tries);
    let whole = true;
    const patience = patienceWith(address, 'documents', LONGEST_VISIT);
    if (poll.leftOut) report(poll.leftOut);
    const present = new Set(poll.items.map(({ id }) => id));
    // What was put off and is not in the feed any more is tried on by its address, if that is its id.
    const put = [...tries.keys()].filter((id) => !present.has(id)).flatMap((id) => formerItem(id) ?? []);
    const items = [...poll.items, ...put];
    for (const [index, item] of items.entries()) {
      if (!seen.has(item.id)) {
        if (signal?.aborted) return;
        const over = patience.over();
        if (over) {
          report(over);
          whole = false;
          break;
        }
        const tried = (tries.get(item.id) ?? 0) + 1;
        const refused = await takeItem(item, `${address}, item ${index + 1}`, { web, patience });
        if (tried < MOST_TRIES && refused.some(({ error }) => mayPass(error))) {
          whole = false;
          tries.set(item.id, tried);
        } else {
          for (const document of refused) await givenUp?.(document);
          seen.set(item.id, Date.now());
          tries.delete(item.id);
        }
        await store.save(address, { ...known, seen, tries });
      } else seen.set(item.id, Date.now());
    }
    const validators = whole ? poll.validators : { etag: null, lastModified: null };
    const tried = new Set(items.map(({ id }) => id));
    const left = new Map([...tries].filter(([id]) => tried.has(id)));
    await store.save(address, settled({ ...known, ...validators, seen: remembered(seen, Date.now()), tries: left }));
  }

  /** Takes in an item's documents; those that could not be. */
  async function takeItem(item: FeedItem, place: string, { web, patience }: Visit): Promise<Refused[]> {
    const refused: Refused[] = [];
    for await (const document of documentsOfItem(item, place, web)) {
      const error = await take(document);
      patience.count(error);
      if (error) refused.push({ id: document.id, input: document.input, error });
    }
    return refused;
  }

  function settled(feed: FeedState): FeedState {
    const due = dueAfter(Date.now(), every, { failures: 0, retryAfter: null }, Math.random());
    return { ...feed, failures: 0, due };
  }

  async function untilDue(): Promise<void> {
    const feeds = [...addresses, ...[...lists.values()].flatMap((list) => list.feeds)];
    let next = Infinity;
    for (const address of feeds) next = Math.min(next, lists.get(address)?.due ?? (await store.load(address)).due);
    const pause = Math.min(Math.max(next - Date.now(), SHORTEST_SLEEP), LONGEST_SLEEP);
    try {
      await sleep(pause, undefined, signal ? { signal } : {});
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }
}
