import { open, readFile, rename, stat } from 'node:fs/promises';
import { z } from 'zod';
import { OnrecordError } from '../errors/index.ts';
import { messageOf } from './bytes.ts';

/** What watch remembers of one feed. Instants are in milliseconds since 1970. */
export interface FeedState {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When it is to be asked again. */
  readonly due: number;
  /** How often in a row it has failed. */
  readonly failures: number;
  /** The items that were dealt with, and when the feed last had them. */
  readonly seen: ReadonlyMap<string, number>;
  /** The items that could not be had for now, and how often they were tried. */
  readonly tries: ReadonlyMap<string, number>;
}

export type WatchState = ReadonlyMap<string, FeedState>;

/** Where it is remembered, by the feeds' addresses. */
export interface FeedStore {
  /** UNKNOWN_FEED for one that was never asked. */
  load(address: string): Promise<FeedState>;
  /** When the promise is fulfilled, it is remembered whatever happens to the process. */
  save(address: string, state: FeedState): Promise<void>;
  forget(address: string): Promise<void>;
}

export const UNKNOWN_FEED: FeedState = {
  etag: null,
  lastModified: null,
  due: 0,
  failures: 0,
  seen: new Map(),
  tries: new Map(),
};

// Pairs and not objects, since an item may call itself anything.
const NUMBERS = z.array(z.tuple([z.string(), z.number()]));
const FILE = z.object({
  version: z.literal(1),
  feeds: z.array(
    z.object({
      address: z.string(),
      etag: z.string().nullable(),
      lastModified: z.string().nullable(),
      due: z.number(),
      failures: z.number().int().min(0),
      seen: NUMBERS,
      tries: NUMBERS,
    }),
  ),
});

/**
 * The store that a file is; made if there is none. Others may keep their feeds in it at the same time (`onrecord watch`
 * beside a server): what they have written is read before anything is told or written. Two that write in the same
 * moment lose one feed's state, so that at worst its documents are taken in again. Throws OR1108 when it cannot be
 * read, and OR1013 in saving.
 */
export async function feedsInStateFile(path: string): Promise<FeedStore> {
  let read = await writtenAt(path);
  let feeds = new Map(await loadWatchState(path));
  const forgotten = new Set<string>();
  async function refresh(): Promise<void> {
    // The time first: what is written in between is then read again the next time.
    const written = await writtenAt(path);
    if (written === read) return;
    feeds = new Map(await loadWatchState(path));
    read = written;
    for (const address of forgotten) feeds.delete(address);
  }
  // One after another, or what is saved while another reads the file anew would be lost with what it had read before.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }
  return {
    load: (address) =>
      inTurn(async () => {
        await refresh();
        return feeds.get(address) ?? UNKNOWN_FEED;
      }),
    save: (address, state) =>
      inTurn(async () => {
        await refresh();
        forgotten.delete(address);
        feeds.set(address, state);
        await saveWatchState(path, feeds);
        read = await writtenAt(path);
      }),
    // The feeds are written with the next one that is saved.
    forget: (address) =>
      inTurn(async () => {
        forgotten.add(address);
        feeds.delete(address);
      }),
  };
}

/** What tells one state of the file from the next: each is a new file, written at its time. */
async function writtenAt(path: string): Promise<string> {
  try {
    const { ino, mtimeNs, size } = await stat(path, { bigint: true });
    return `${ino} ${mtimeNs} ${size}`;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new OnrecordError('OR1108', { input: path, fault: messageOf(error) }, { cause: error });
  }
}

/** Reads the state; empty where there is no file yet. Throws OR1108 for a file that is not one of ours. */
export async function loadWatchState(path: string): Promise<WatchState> {
  try {
    const { feeds } = FILE.parse(JSON.parse(await readFile(path, 'utf8')));
    return new Map(
      feeds.map(({ address, seen, tries, ...rest }) => [
        address,
        { ...rest, seen: new Map(seen), tries: new Map(tries) },
      ]),
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    const fault = error instanceof z.ZodError ? z.prettifyError(error).replace(/\s+/g, ' ') : messageOf(error);
    throw new OnrecordError('OR1108', { input: path, fault }, { cause: error });
  }
}

/** Writes the state whole or not at all: a reader, or a run after a crash, finds the old one or the new one. */
export async function saveWatchState(path: string, state: WatchState): Promise<void> {
  const feeds = [...state].map(([address, { seen, tries, ...rest }]) => ({
    address,
    ...rest,
    seen: [...seen],
    tries: [...tries],
  }));
  const beside = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(beside, 'w');
    try {
      await file.writeFile(JSON.stringify({ version: 1, feeds } satisfies z.input<typeof FILE>));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    throw new OnrecordError('OR1013', { input: path, fault: messageOf(error) }, { cause: error });
  }
}
