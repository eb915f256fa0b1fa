import type { AccountStore, Hashed, Session } from './port.ts';

/** A session with the hash of the password that its user had when it began. */
type Remembered = Hashed<Session> & { readonly password: string };

/**
 * The store, with sessions kept in memory alone: for a server that may not write to the ledger, and whose users have to
 * log in all the same. They are over when the server ends, and when another process gives their user a new password. That
 * a token was used is not put down.
 */
export function withSessionsInMemory(store: AccountStore): AccountStore {
  const sessions = new Map<string, Remembered>();
  const remember = async (session: Hashed<Session>): Promise<void> => {
    const user = await store.user(session.user);
    if (user) sessions.set(session.hash, { ...session, password: user.password });
  };
  const removeAll = (over: (session: Hashed<Session>) => boolean): void => {
    for (const [hash, session] of sessions) if (over(session)) sessions.delete(hash);
  };
  return {
    ...store,
    async tokenUsed() {},
    addSession: remember,
    async session(hash) {
      const kept = sessions.get(hash);
      const user = kept && (await store.user(kept.user));
      return kept && user?.password === kept.password ? { session: kept, user } : null;
    },
    async sessionUsed(hash, used) {
      const kept = sessions.get(hash);
      if (kept) sessions.set(hash, { ...kept, used });
    },
    async removeSession(hash) {
      sessions.delete(hash);
    },
    async removeSessionsOf(user, except) {
      const kept = except === undefined ? undefined : sessions.get(except);
      removeAll((session) => session.user === user);
      // The one that is kept goes on with the new password.
      if (kept?.user === user) await remember(kept);
    },
    async removeOldSessions(expiredBefore, usedBefore) {
      removeAll(({ expires, used }) => expires < expiredBefore || used < usedBefore);
    },
  };
}
