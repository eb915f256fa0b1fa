import type { OnrecordError } from '../errors/index.ts';
import { type FeedState, type FeedStore, UNKNOWN_FEED } from '../sources/index.ts';
import { type Database, storable } from './database.ts';

interface Row {
  readonly id: string;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly due: number;
  readonly failures: number;
}

/** An item may call itself anything; as JSON, it is text that every database takes. */
const written = (item: string): string => JSON.stringify(item);

/**
 * What is remembered of feeds, in the database: for each feed a row, and one for each of its items, of which only those
 * are written that have changed. Feeds that are not followed (any more) are unknown, and saving them does nothing.
 */
export function feedStore(database: Database): FeedStore {
  const { query, transaction } = database;
  /** As it stands in the database, to tell what has changed. */
  const held = new Map<string, FeedState>();

  async function load(address: string): Promise<FeedState> {
    const known = held.get(address);
    if (known) return known;
    const [row] = await query<Row>(
      'select id, etag, last_modified, due, failures from onrecord_jobs.feeds where address = $1',
      [address],
    );
    if (!row) return UNKNOWN_FEED;
    const items = await query<{ item: string; seen: number | null; tries: number }>(
      'select item, seen, tries from onrecord_jobs.feed_items where feed = $1',
      [row.id],
    );
    const named = items.map(({ item, ...rest }) => ({ name: JSON.parse(item) as string, ...rest }));
    const state: FeedState = {
      etag: row.etag,
      lastModified: row.last_modified,
      due: row.due,
      failures: row.failures,
      seen: new Map(named.flatMap(({ name, seen }) => (seen === null ? [] : [[name, seen] as const]))),
      tries: new Map(named.flatMap(({ name, seen, tries }) => (seen === null ? [[name, tries] as const] : []))),
    };
    held.set(address, state);
    return state;
  }

  async function save(address: string, state: FeedState): Promise<void> {
    const before = await load(address);
    const names = new Set([...before.seen.keys(), ...before.tries.keys(), ...state.seen.keys(), ...state.tries.keys()]);
    const gone: string[] = [];
    const changed: { item: string; seen: number | null; tries: number }[] = [];
    for (const name of names) {
      const [seen, tries] = [state.seen.get(name), state.tries.get(name)];
      if (seen === undefined && tries === undefined) gone.push(written(name));
      else if (seen !== before.seen.get(name) || tries !== before.tries.get(name))
        changed.push({ item: written(name), seen: seen ?? null, tries: tries ?? 0 });
    }
    await transaction(async (ask) => {
      const [row] = await ask<{ id: string }>(
        `update onrecord_jobs.feeds set etag = $2, last_modified = $3, due = $4, failures = $5 where address = $1
         returning id`,
        [address, stored(state.etag), stored(state.lastModified), state.due, state.failures],
      );
      if (!row) return;
      if (gone.length > 0)
        await ask('delete from onrecord_jobs.feed_items where feed = $1 and item = any($2::text[])', [row.id, gone]);
      if (changed.length > 0)
        await ask(
          `insert into onrecord_jobs.feed_items (feed, item, seen, tries)
           select $1, item, seen, tries from unnest($2::text[], $3::double precision[], $4::integer[])
             as given (item, seen, tries)
           on conflict (feed, item) do update set seen = excluded.seen, tries = excluded.tries`,
          [row.id, changed.map(({ item }) => item), changed.map(({ seen }) => seen), changed.map(({ tries }) => tries)],
        );
    });
    // A copy, since the caller goes on with its maps.
    held.set(address, { ...state, seen: new Map(state.seen), tries: new Map(state.tries) });
  }

  return {
    load,
    save,
    async forget(address) {
      held.delete(address);
      await query('delete from onrecord_jobs.feeds where address = $1', [address]);
    },
  };
}

const stored = (text: string | null): string | null => (text === null ? null : storable(text));

/** Puts down why a feed could not be had; null where it could. */
export async function setFeedFault(
  { query }: Database,
  address: string,
  error: Pick<OnrecordError, 'code' | 'message' | 'remedy'> | null,
): Promise<void> {
  await query('update onrecord_jobs.feeds set code = $2, message = $3, remedy = $4 where address = $1', [
    address,
    error?.code ?? null,
    error === null ? null : storable(error.message),
    error?.remedy ?? null,
  ]);
}
