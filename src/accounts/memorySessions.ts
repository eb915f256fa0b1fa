import type { AccountStore, Hashed, Session } from './port.ts';

/**
 * The store, with sessions kept in memory alone: for a server that may not write to the ledger, and whose users have to
 * log in all the same. They are over when the server ends. That a token was used is not put down.
 */
export function withSessionsInMemory(store: AccountStore): AccountStore {
  const sessions = new Map<string, Hashed<Session>>();
  const removeAll = (over: (session: Hashed<Session>) => boolean): void => {
    for (const [hash, session] of sessions) if (over(session)) sessions.delete(hash);
  };
  return {
    ...store,
    async tokenUsed() {},
    async addSession(session) {
      sessions.set(session.hash, session);
    },
    async session(hash) {
      const kept = sessions.get(hash);
      const user = kept && (await store.user(kept.user));
      return kept && user ? { session: kept, user } : null;
    },
    async sessionUsed(hash, used) {
      const kept = sessions.get(hash);
      if (kept) sessions.set(hash, { ...kept, used });
    },
    async removeSession(hash) {
      sessions.delete(hash);
    },
    async removeSessionsOf(user, except) {
      removeAll((session) => session.user === user && session.hash !== except);
    },
    async removeOldSessions(expiredBefore, usedBefore) {
      removeAll(({ expires, used }) => expires < expiredBefore || used < usedBefore);
    },
  };
}
