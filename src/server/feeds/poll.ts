import type { FailedInput, RawDocument } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { addDocuments, type AddOutcome } from '../../library/index.ts';
import { type FeedStore, type SourceOptions, watchFeeds } from '../../sources/index.ts';
import { faultOf, type SharedReader } from '../additions/index.ts';
import type { Feed, LastAnswer } from './feed.ts';

export interface PollMeans {
  readonly ledger: Pick<Ledger, 'add'>;
  readonly reader: SharedReader;
  readonly sources: SourceOptions;
  /** What is remembered of feeds; `onrecord watch` uses the same. */
  readonly store: FeedStore;
}

/** Faults of documents that are told of one answer. */
const MOST_FAULTS = 20;

type Counted = 'added' | 'newVersion' | 'unchanged' | 'failed';

/**
 * Asks a feed once, takes in what is new, and tells what came of it. Of what cannot be put down (ledger, model, state)
 * the error is told too, and the rest is left for the next poll.
 *
 * @throws the reason of `signal`
 */
export async function pollOnce(
  { address, every, tags }: Feed,
  { ledger, reader, sources, store }: PollMeans,
  signal: AbortSignal,
): Promise<LastAnswer> {
  const counts = { added: 0, newVersion: 0, unchanged: 0, failed: 0 };
  const faults: OnrecordError[] = [];
  let status: number | null = null;
  let error: OnrecordError | null = null;

  function count(what: Counted, fault: OnrecordError | null): OnrecordError | null {
    counts[what] += 1;
    if (fault) faults.push(fault);
    return fault;
  }
  async function take(item: RawDocument | FailedInput): Promise<OnrecordError | null> {
    if (item.form === 'failed') return count('failed', item.error);
    const [outcome] = await reader.use((open) =>
      Array.fromAsync(addDocuments(ledger, only(item), { reader: open, tags, signal })),
    );
    return outcome?.error ? count('failed', outcome.error) : count(statusOf(outcome), null);
  }
  try {
    await watchFeeds([address], {
      ...sources,
      state: store,
      every: every * 60_000,
      once: true,
      signal,
      take,
      answered: (_, kind) => (status = kind === 'unchanged' ? 304 : 200),
      report: (fault) => (error = fault),
      // It was a feed when it was added.
      handOver: async (feeds) => void (error = new OnrecordError('OR8140', { input: address, count: feeds.length })),
    });
  } catch (fault) {
    if (signal.aborted || !(fault instanceof OnrecordError)) throw fault;
    error = fault;
  }
  signal.throwIfAborted();
  return {
    at: new Date().toISOString(),
    status: status ?? statusIn(error),
    error: error === null ? null : faultOf(error),
    ...counts,
    faults: faults.slice(0, MOST_FAULTS).map(faultOf),
  };
}

const statusOf = (outcome: AddOutcome | undefined): Counted => {
  const status = outcome?.added?.status;
  return status === 'new-version' ? 'newVersion' : status === 'added' ? 'added' : 'unchanged';
};

async function* only(item: RawDocument): AsyncGenerator<RawDocument> {
  yield item;
}

/** What a server answered instead of a feed: “404 Not Found”. */
function statusIn(error: OnrecordError | null): number | null {
  if (error?.code !== 'OR1103') return null;
  const status = Number.parseInt(String(error.details['found']), 10);
  return Number.isNaN(status) ? null : status;
}
