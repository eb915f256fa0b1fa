import type { FailedInput, RawDocument } from '../document/index.ts';
import type { OnrecordError } from '../errors/index.ts';
import { type Refused, watchFeeds } from '../sources/index.ts';
import { storable } from './database.ts';
import { addFault } from './faults.ts';
import { feedToPoll, follow } from './feeds.ts';
import { feedStore, setFeedFault } from './feedStore.ts';
import { insertFailed, insertJobs } from './queue.ts';
import { LedgerUnavailable, type Means, takeIn, TryAgain } from './reading.ts';

/**
 * Polls a feed that is followed and takes in what is new, as `watch` does: with what it remembers in the database. A list
 * of feeds has its feeds followed, each by itself. A document that fails for good becomes a job that has failed, so that
 * it can be seen and tried again.
 *
 * @throws TryAgain where the ledger takes nothing now
 */
export async function pollFeed(id: string, means: Means): Promise<void> {
  const { database, sources, ending, log, telemetry } = means;
  const feed = await feedToPoll(database, id);
  if (!feed) return;
  const { address, every, tags } = feed;
  let fault: OnrecordError | null = null;

  async function take(item: RawDocument | FailedInput): Promise<OnrecordError | null> {
    // Its host wants longer pauses than a poll can wait for: as a job of its own it comes when its time has come.
    if (item.form === 'failed' && item.error.code === 'OR8027' && isAddress(item.id) && !ending.aborted) {
      const source = { kind: 'address', address: item.id, form: 'auto' } as const;
      await database.transaction((query) => insertJobs(query, [{ source, bytes: null, tags }]));
      return null;
    }
    return takeIn(item, tags, means);
  }
  async function keepFailed({ id: document, input, error }: Refused): Promise<void> {
    const source = { kind: 'address', address: isAddress(document) ? document : address, form: 'auto' } as const;
    await database.transaction(async (query) => {
      const job = await insertFailed(query, { source, bytes: null, tags });
      await addFault(query, job, input, error, false);
    });
  }

  try {
    await watchFeeds([address], {
      ...sources,
      state: feedStore(database),
      every,
      once: true,
      signal: ending,
      take,
      givenUp: keepFailed,
      report(error) {
        fault = error;
        telemetry.fault(error.code);
        log.warn({ input: address, code: error.code, remedy: error.remedy }, error.message);
      },
      handOver: async (feeds, list) => {
        await follow(database, feeds, { every, tags, list });
        log.info({ input: list, feeds: feeds.length }, 'list of feeds read');
      },
    });
  } catch (error) {
    if (error instanceof LedgerUnavailable) throw new TryAgain(error.message, { cause: error });
    throw error;
  }
  await setFeedFault(database, address, fault);
}

/** An item may call itself anything: what is no address as a job keeps it came with its feed. */
const isAddress = (id: string): boolean => /^https?:\/\//i.test(id) && storable(id) === id;
