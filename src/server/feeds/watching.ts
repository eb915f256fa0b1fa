import { asOnrecordError, OnrecordError } from '../../errors/index.ts';
import { askForFeed, dueAfter, feedsInStateFile, robotsMemory, type SourceOptions } from '../../sources/index.ts';
import { faultOf, INTAKE_LIMITS } from '../additions/index.ts';
import { newPause } from '../pause.ts';
import { type Feed, idOfFeed, loadFeeds, saveFeeds } from './feed.ts';
import { type PollMeans, pollOnce } from './poll.ts';

export interface FeedsOptions extends Pick<PollMeans, 'ledger' | 'reader'> {
  /** The file with the feeds that are watched, made if there is none. */
  readonly path: string;
  /** The file in which is remembered what was seen of feeds, that of `onrecord watch`. */
  readonly state: string;
  /** How they are asked; private addresses only where it says so. */
  readonly sources?: SourceOptions | undefined;
  /** How many may be watched. */
  readonly most?: number | undefined;
}

/** A feed as it stands now. */
export interface FeedNow extends Feed {
  /** When it is asked the next time (ISO 8601 instant); null while it is paused. */
  readonly next: string | null;
  /** How often in a row it has failed. */
  readonly failures: number;
  readonly polling: boolean;
}

export interface FeedSettings {
  /** Minutes between two polls of a feed that answers. */
  readonly every: number;
  readonly tags: readonly string[];
  readonly paused: boolean;
}

/** The feeds that a server watches while it runs. */
export interface Feeds {
  /** @throws OR1108 where what is remembered of feeds cannot be read any more */
  list(): Promise<readonly FeedNow[]>;
  /** @throws OR8138 */
  get(id: string): Promise<FeedNow>;
  /**
   * Watches a feed from now on, once it has been asked and has answered with a feed.
   * @throws OR8139, OR8140, OR8142, OR8134, and why it could not be had: OR1002, OR1017, OR1101 to OR1107
   */
  add(feed: Omit<FeedSettings, 'paused'> & { readonly address: string; readonly by: string }): Promise<FeedNow>;
  /** @throws OR8138, OR8134 */
  change(
    id: string,
    settings: { readonly [Name in keyof FeedSettings]?: FeedSettings[Name] | undefined },
  ): Promise<FeedNow>;
  /** Watches it no more; what it brought stays. @throws OR8138, OR8134 */
  remove(id: string): Promise<void>;
  /** Ends after the request in hand. */
  close(): Promise<void>;
}

/** At the longest the server sleeps for so long, since a clock may be set and `onrecord watch` may poll a feed meanwhile. */
const LONGEST_SLEEP = 60_000;
const MINUTE = 60_000;

/**
 * Opens the list and goes on watching. One feed is asked at a time, whichever has been due for longest.
 * @throws OR8144 for a list that cannot be read, OR1108 for such a state
 */
export async function openFeeds({ path, state, ledger, reader, ...options }: FeedsOptions): Promise<Feeds> {
  const most = options.most ?? INTAKE_LIMITS.feeds;
  const sources = { robots: robotsMemory({ forgetting: true }), ...options.sources };
  const store = await feedsInStateFile(state);
  const feeds = new Map((await loadFeeds(path)).map((feed) => [feed.id, feed]));
  const ending = new AbortController();
  let polling: { readonly id: string; readonly ending: AbortController } | null = null;
  const pause = newPause();
  /** Why the feeds cannot be watched at all. */
  let trouble: OnrecordError | null = null;

  function found(id: string): Feed {
    const feed = feeds.get(id);
    if (!feed) throw new OnrecordError('OR8138', { input: id });
    return feed;
  }
  /** When a feed is to be asked; its interval may be another one than when it was asked the last time. */
  async function dueOf({ address, every, last }: Feed): Promise<{ due: number; failures: number }> {
    const { due, failures } = await store.load(address);
    if (last === null || failures > 0) return { due, failures };
    const latest = dueAfter(Date.parse(last.at), every * MINUTE, { failures, retryAfter: null }, 1);
    return { due: Math.min(due, latest), failures };
  }
  async function now(feed: Feed): Promise<FeedNow> {
    const { due, failures } = await dueOf(feed);
    const next = feed.paused ? null : new Date(Math.max(due, Date.now())).toISOString();
    return { ...feed, next, failures, polling: polling?.id === feed.id };
  }
  /** Sets or (null) takes out a feed, on the disk first. */
  async function put(id: string, feed: Feed | null): Promise<void> {
    const before = feeds.get(id);
    if (feed === null) feeds.delete(id);
    else feeds.set(id, feed);
    try {
      await saving(() => saveFeeds(path, feeds.values()));
    } catch (error) {
      if (before) feeds.set(id, before);
      else feeds.delete(id);
      throw error;
    }
  }
  // One after another, since each writes the same file.
  let last: Promise<unknown> = Promise.resolve();
  function saving(work: () => Promise<void>): Promise<void> {
    const saved = last.then(work);
    last = saved.catch(() => undefined);
    return saved;
  }
  const giveUp = (id: string): void => {
    if (polling?.id === id) polling.ending.abort();
    pause.cut();
  };

  async function watch(): Promise<void> {
    while (!ending.signal.aborted) {
      const next = await nextDue().catch((error: unknown) => {
        // What is remembered cannot be read now. Whoever asks for the list is told the same.
        trouble = asOnrecordError(error, state);
        return null;
      });
      const wait = next === null ? LONGEST_SLEEP : next.due - Date.now();
      if (next !== null && wait <= 0) {
        const isWell = await poll(next.feed);
        // What cannot be put down is not tried without a pause.
        if (!isWell) await pause.wait(LONGEST_SLEEP, ending.signal);
      } else await pause.wait(Math.min(wait, LONGEST_SLEEP), ending.signal);
    }
  }
  async function nextDue(): Promise<{ feed: Feed; due: number } | null> {
    let next: { feed: Feed; due: number } | null = null;
    for (const feed of feeds.values()) {
      if (feed.paused) continue;
      const { due } = await dueOf(feed);
      if (next === null || due < next.due) next = { feed, due };
    }
    trouble = null;
    return next;
  }
  /** Whether what came of it could be put down. */
  async function poll(feed: Feed): Promise<boolean> {
    const { id, address } = feed;
    const stopping = new AbortController();
    polling = { id, ending: stopping };
    let answer: Feed['last'];
    try {
      answer = await pollOnce(feed, { ledger, reader, sources, store }, stopping.signal);
    } catch (error) {
      if (stopping.signal.aborted) return true;
      const fault = faultOf(asOnrecordError(error, address));
      answer = { at: new Date().toISOString(), status: null, error: fault, ...NOTHING, faults: [] };
    } finally {
      polling = null;
    }
    const current = feeds.get(id);
    // It may have been taken out meanwhile.
    if (!current) return true;
    const brought = current.brought + answer.added + answer.newVersion;
    const isPutDown = await put(id, { ...current, brought, last: answer }).then(
      () => true,
      (error: unknown) => {
        // In memory at least, so that it is seen.
        feeds.set(id, { ...current, brought, last: { ...answer, error: faultOf(asOnrecordError(error, path)) } });
        return false;
      },
    );
    // What is remembered may not be read any more: whoever asks next is told.
    const due = await store.load(address).then(
      (known) => known.due,
      () => 0,
    );
    return isPutDown && due > Date.now();
  }
  const watching = watch();

  return {
    async list() {
      if (trouble !== null) throw trouble;
      return Promise.all([...feeds.values()].map(now));
    },
    get: async (id) => now(found(id)),
    async add({ address: given, every, tags, by }) {
      const address = addressOf(given);
      const id = idOfFeed(address);
      const refuse = (): void => {
        if (feeds.has(id)) throw new OnrecordError('OR8139', { input: address });
        if (feeds.size >= most) throw new OnrecordError('OR8142', { input: address, limit: most });
      };
      refuse();
      const { kind, entries } = await askForFeed(address, sources);
      if (kind === 'list') throw new OnrecordError('OR8140', { input: address, count: entries });
      refuse();
      const since = new Date().toISOString();
      const feed = { id, address, every, tags: [...tags], by, since, paused: false, brought: 0, last: null };
      await put(id, feed);
      pause.cut();
      return now(feed);
    },
    async change(id, { every, tags, paused }) {
      const feed = found(id);
      const changed = {
        ...feed,
        every: every ?? feed.every,
        tags: tags ? [...tags] : feed.tags,
        paused: paused ?? feed.paused,
      };
      await put(id, changed);
      if (changed.paused) giveUp(id);
      pause.cut();
      return now(changed);
    },
    async remove(id) {
      found(id);
      await put(id, null);
      giveUp(id);
    },
    async close() {
      ending.abort();
      polling?.ending.abort();
      pause.cut();
      await watching;
    },
  };
}

const NOTHING = { added: 0, newVersion: 0, unchanged: 0, failed: 0 } as const;

/** The address as it is asked, so that a feed is not watched twice. @throws OR1107 */
function addressOf(given: string): string {
  const url = URL.parse(given.trim());
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new OnrecordError('OR1107', { input: given });
  url.hash = '';
  return url.href;
}
