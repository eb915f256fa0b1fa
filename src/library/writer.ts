import type { Ledger, Verified } from '../ledger/index.ts';
import { eachAnswer, ledgerThread } from './ledgerThread.ts';
import type { Asking, Call, Each } from './threadQuestions.ts';

/** Milliseconds for which the thread is kept when no ledger needs it: starting it takes some hundred. */
const KEPT = 30_000;

/** One thread writes for all ledgers of the process, one question after another. */
const thread = ledgerThread('write');
let leaving: NodeJS.Timeout | undefined;
let opened = 0;
const inUse = new Set<number>();

/** Lets go of a ledger's file in the thread, and of the thread where nobody needs it for a while. */
async function leave(ledger: number, path: string): Promise<void> {
  if (!inUse.has(ledger)) return;
  await thread.ask({ ask: 'close', ledger, path });
  inUse.delete(ledger);
  if (inUse.size > 0) return;
  clearTimeout(leaving);
  leaving = setTimeout(() => void thread.end(), KEPT).unref();
}

/**
 * The ledger with all that changes it done in a thread with a connection of its own, so that the caller's event loop
 * does not stand still while a document is written and the disk waited for. What only reads stays where it is: the
 * write-ahead log lets both go on at once, and what a promise has answered is seen by the next question. The thread is
 * started with the first change, and is the same for all ledgers.
 */
export function withWriter(ledger: Ledger, path: string): Ledger {
  const number = (opened += 1);
  const put = (asking: Asking): Promise<unknown> => {
    clearTimeout(leaving);
    inUse.add(number);
    return thread.ask({ ...asking, ledger: number, path });
  };
  const write = <T>(what: Call, ...given: readonly unknown[]): Promise<T> =>
    put({ ask: 'call', what, given }) as Promise<T>;
  const writeEach = <Item>(what: Each, ...given: readonly unknown[]): AsyncGenerator<Item> =>
    eachAnswer(put, { ask: 'begin', what, given });
  return {
    ...ledger,
    add: (recorded, arrival) => write('add', recorded, arrival),
    restore: (versions) => write('restore', versions),
    verify: (id) => write('verify', id),
    judge: (verdicts) => write('judge', [...verdicts]),
    refresh: (document, recorded) => write('refresh', document, recorded),
    remove: (id) => write('remove', id),
    review: (given) => write('review', given),
    undoReview: (id) => write('undoReview', id),
    tag: (documents, changes) => write('tag', documents, changes),
    verifyAll: (filter) => writeEach<Verified>('verifyAll', filter),
    removeAll: (which) => writeEach<string>('removeAll', which),
    async close() {
      await thread.idle();
      try {
        await leave(number, path);
      } finally {
        await ledger.close();
      }
    },
  };
}
