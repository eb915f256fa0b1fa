import type { Ledger } from '../ledger/index.ts';
import { type PoolOptions, VERSION } from '../pipeline/index.ts';
import type { SourceOptions } from '../sources/index.ts';
import { type Additions, type IntakeLimits, openAdditions, sharedReader } from './additions/index.ts';
import { type Feeds, openFeeds } from './feeds/index.ts';

export interface IntakeOptions {
  /** Where what belongs to the ledger is kept. */
  readonly paths: {
    /** The folder of what was handed in. */
    readonly additions: string;
    /** The file with the feeds that are watched. */
    readonly feeds: string;
    /** The file in which is remembered what was seen of feeds, that of `onrecord watch`. */
    readonly watchState: string;
  };
  /** One thread if not given, so that what is added leaves room for those who read. */
  readonly threads?: number | undefined;
  readonly model?: PoolOptions['model'];
  readonly timeLimit?: number | undefined;
  /** How the web is asked. Addresses of the own machine and network only where `allowPrivate` is set. */
  readonly sources?: SourceOptions | undefined;
  readonly limits?: Partial<IntakeLimits> | undefined;
}

/** What comes into the ledger through the server. */
export interface Intake {
  readonly additions: Additions;
  readonly feeds: Feeds;
  /** Ends after the document in hand; what is not done is gone on with by the next server. */
  close(): Promise<void>;
}

/**
 * Goes on with what a former server has left, and watches its feeds.
 * @throws OR8134, OR8135 where another server does so already, OR8144 and OR1108 where what was kept cannot be read
 */
export async function openIntake(ledger: Pick<Ledger, 'add'>, options: IntakeOptions): Promise<Intake> {
  const { paths, threads = 1, model, timeLimit, limits } = options;
  const sources = { userAgent: `onrecord/${VERSION}`, ...options.sources };
  const reader = sharedReader({ threads, model, timeLimit });
  const additions = await openAdditions({ ledger, reader, sources, limits, path: paths.additions });
  try {
    const { feeds: path, watchState: state } = paths;
    const feeds = await openFeeds({ ledger, reader, sources, path, state, most: additions.limits.feeds });
    return {
      additions,
      feeds,
      async close() {
        await Promise.all([additions.close(), feeds.close()]);
        await reader.close();
      },
    };
  } catch (error) {
    await additions.close();
    throw error;
  }
}
