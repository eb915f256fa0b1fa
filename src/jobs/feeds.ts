import { OnrecordError } from '../errors/index.ts';
import type { Database, Query } from './database.ts';
import { keyOfFeed, queueOf, TASKS } from './job.ts';
import { addEntries } from './queue.ts';

/** A feed that the workers poll. */
export interface FollowedFeed {
  readonly address: string;
  /** Minutes between two polls. */
  readonly every: number;
  readonly tags: readonly string[];
  /** The list of feeds that has it; null where it was named itself. */
  readonly list: string | null;
  /** When it is to be asked again (ISO 8601 instant); null where it was not asked yet. */
  readonly due: string | null;
  /** How often in a row it has failed, and why it did the last time. */
  readonly failures: number;
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string } | null;
}

export interface FollowOptions {
  /** Milliseconds between two polls of a feed that answers. */
  readonly every: number;
  readonly tags?: readonly string[];
  readonly list?: string | null;
}

const MINUTE = 60_000;
/** A poll that fails is put off by the feed's own state; a worker may die three times in it. */
const POLL_ATTEMPTS = 3;

/**
 * Follows feeds, or lists of feeds, from now on; one that is followed already gets the new interval and tags, and with a
 * shorter interval is asked again within it. Those that a list does not have any more are followed no more; one that was
 * named itself, before the list had it or since, stays as it is.
 */
export async function follow(
  database: Database,
  addresses: readonly string[],
  { every, tags = [], list = null }: FollowOptions,
): Promise<void> {
  await database.transaction(async (query) => {
    await query(
      `insert into onrecord_jobs.feeds (address, every, tags, list)
       select distinct address, $2::double precision, array(select jsonb_array_elements_text($3::jsonb)), $4
       from unnest($1::text[]) as given (address)
       on conflict (address) do update set every = excluded.every, tags = excluded.tags, list = excluded.list,
         due = case when excluded.every < feeds.every and feeds.failures = 0
           then least(feeds.due, extract(epoch from now()) * 1000 + excluded.every) else feeds.due end
       where excluded.list is null or feeds.list = excluded.list`,
      [addresses, every, JSON.stringify(tags), list],
    );
    if (list !== null)
      await query('delete from onrecord_jobs.feeds where list = $1 and address <> all ($2::text[])', [list, addresses]);
    await putDue(query);
  });
}

/** Follows feeds no more; what came from them stays. Gives how many. @throws OR8029 for one that was not followed */
export async function unfollow(database: Database, addresses: readonly string[]): Promise<number> {
  return database.transaction(async (query) => {
    const gone = await query<{ address: string }>(
      'delete from onrecord_jobs.feeds where address = any($1::text[]) or list = any($1::text[]) returning address',
      [addresses],
    );
    const known = new Set(gone.map(({ address }) => address));
    const unknown = addresses.find((address) => !known.has(address));
    if (unknown !== undefined) throw new OnrecordError('OR8029', { input: unknown });
    return gone.length;
  });
}

/** The feeds that are followed, in the order in which they came. */
export async function followedFeeds({ query }: Database): Promise<readonly FollowedFeed[]> {
  const rows = await query<{
    address: string;
    every: number;
    tags: string[];
    list: string | null;
    due: number;
    failures: number;
    code: string | null;
    message: string | null;
    remedy: string | null;
  }>('select address, every, tags, list, due, failures, code, message, remedy from onrecord_jobs.feeds order by id');
  return rows.map(({ every, due, code, message, remedy, ...rest }) => ({
    ...rest,
    every: every / MINUTE,
    due: due === 0 ? null : new Date(due).toISOString(),
    error: code === null ? null : { code, message: message ?? '', remedy: remedy ?? '' },
  }));
}

/**
 * Puts the feeds into the queue whose time has come and that do not stand there. Called once a minute by whichever worker
 * is first (graphile-worker sees to it), so that a feed comes back whatever became of the worker that polled it last.
 */
export async function putDue(query: Query): Promise<number> {
  const due = await query<{ id: string; address: string }>(
    `select id, address from onrecord_jobs.feeds feed
     where due <= extract(epoch from now()) * 1000 and not exists (
       select from graphile_worker.jobs where key = 'feed:' || feed.id and attempts < max_attempts)
     for update skip locked`,
  );
  if (due.length === 0) return 0;
  await addEntries(
    query,
    due.map(({ id, address }) => ({
      identifier: TASKS.poll,
      payload: { id },
      queue_name: queueOf(URL.parse(address)?.host ?? null),
      max_attempts: POLL_ATTEMPTS,
      job_key: keyOfFeed(id),
    })),
  );
  return due.length;
}

/** A feed to poll; null where it is not followed any more. */
export async function feedToPoll(
  { query }: Database,
  id: string,
): Promise<{ address: string; every: number; tags: string[] } | null> {
  const [row] = await query<{ address: string; every: number; tags: string[] }>(
    'select address, every, tags from onrecord_jobs.feeds where id = $1',
    [id],
  );
  return row ?? null;
}
