import { openReader, type Reader } from '../../library/index.ts';
import type { PoolOptions } from '../../pipeline/index.ts';
import { READER_IDLE } from './limits.ts';

/** A reader for all that comes in: loaded when it is needed, let go when nobody has needed it for a while. */
export interface SharedReader {
  /** @throws OR2001 where the model cannot be loaded; what the work throws */
  use<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** `idle`: milliseconds for which it is kept when nobody needs it. */
export function sharedReader(
  options: PoolOptions,
  { idle = READER_IDLE, open = openReader }: { idle?: number; open?: typeof openReader } = {},
): SharedReader {
  let opening: Promise<Reader> | null = null;
  let users = 0;
  let leaving: NodeJS.Timeout | undefined;

  async function letGo(): Promise<void> {
    clearTimeout(leaving);
    const open = opening;
    opening = null;
    // What could not be opened was told to those who wanted it.
    const reader = await open?.catch(() => null);
    await reader?.close();
  }
  return {
    async use(work) {
      clearTimeout(leaving);
      users += 1;
      try {
        opening ??= open(options);
        const mine = opening;
        const reader = await mine.catch((error: unknown) => {
          if (opening === mine) opening = null;
          throw error;
        });
        return await work(reader);
      } finally {
        users -= 1;
        if (users === 0) leaving = setTimeout(() => void letGo(), idle).unref();
      }
    },
    close: letGo,
  };
}
