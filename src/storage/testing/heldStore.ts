import type { KyselyPlugin } from 'kysely';
import type { InSession, Store } from '../shared/session.ts';

/** A place in a row of questions where a transaction stands still until it is told to go on. */
export interface Hold {
  /** Fulfilled when the transaction stands there, or has come to its end without. */
  readonly reached: Promise<boolean>;
  readonly release: () => void;
}

/** The store, in which the next transaction that reads, or writes, stands still after so many questions, held open. */
export function heldStore(
  store: Store,
  what: 'read' | 'write',
  after: number,
): { readonly store: Store; readonly hold: Hold } {
  const reached = Promise.withResolvers<boolean>();
  const released = Promise.withResolvers<void>();
  let asked = 0;
  const holding: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      asked += 1;
      if (asked === after) {
        reached.resolve(true);
        await released.promise;
      }
      return result;
    },
  };
  const held: InSession = async (work) => {
    try {
      return await store[what]((session) => work({ ...session, db: session.db.withPlugin(holding) }));
    } finally {
      reached.resolve(false);
    }
  };
  return { store: { ...store, [what]: held }, hold: { reached: reached.promise, release: () => released.resolve() } };
}
