import { OnrecordError } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { eachAnswer, ledgerThread, type LedgerThread } from './ledgerThread.ts';
import { type Asking, type Call, CALLS, type Each, EACH } from './threadQuestions.ts';

export interface ReadersOptions {
  /** How many threads read, each with a connection of its own. */
  readonly threads: number;
  /** Milliseconds after which a question is given up: whoever asked gets OR8155; the thread goes on until it has done. */
  readonly within: number;
}

/** Questions that may wait for one thread: more would be answered after everybody has left. */
const MOST_WAITING = 64;

const namesIn = <Name extends string>(table: Readonly<Record<Name, boolean>>): Name[] =>
  (Object.keys(table) as Name[]).filter((name) => table[name]);

/**
 * The ledger in a file with what only reads it done in threads, so that one long question of one person does not keep
 * everybody else waiting, and none takes for ever. What changes the ledger stays where it is.
 *
 * @throws OnrecordError from each call: OR8155 where it takes too long, OR8156 where too many wait
 */
export function withReaders(ledger: Ledger, path: string, { threads, within }: ReadersOptions): Ledger {
  const readers = Array.from({ length: threads }, () => ledgerThread('read'));
  const freest = (): LedgerThread => {
    const [first, ...others] = readers;
    if (first === undefined) throw new Error('withReaders needs a thread');
    const reader = others.reduce((best, one) => (one.waiting < best.waiting ? one : best), first);
    if (reader.waiting >= MOST_WAITING)
      throw new OnrecordError('OR8156', { input: 'the ledger', count: reader.waiting });
    return reader;
  };
  const put = (reader: LedgerThread, what: string, asking: Asking): Promise<unknown> =>
    inTime(reader.ask({ ...asking, ledger: 1, path }), what, within);
  const call =
    (what: Call) =>
    async (...given: readonly unknown[]) =>
      put(freest(), what, { ask: 'call', what, given });
  const each = (what: Each) =>
    async function* (...given: readonly unknown[]) {
      // All portions come from the thread that has begun it.
      const reader = freest();
      yield* eachAnswer((asking) => put(reader, what, asking), { ask: 'begin', what, given });
    };
  return {
    ...ledger,
    ...(Object.fromEntries([
      ...namesIn(CALLS).map((what) => [what, call(what)]),
      ...namesIn(EACH).map((what) => [what, each(what)]),
    ]) as Partial<Ledger>),
    async close() {
      try {
        await Promise.all(
          readers.map(async (reader) => {
            await reader.ask({ ask: 'close', ledger: 1, path });
            await reader.end();
          }),
        );
      } finally {
        await ledger.close();
      }
    },
  };
}

async function inTime<Answer>(answer: Promise<Answer>, input: string, within: number): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new OnrecordError('OR8155', { input, limit: `${Math.round(within / 1000)} s` })),
    within,
  );
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
    // It may still fail when nobody waits for it any more.
    answer.catch(() => undefined);
  }
}
