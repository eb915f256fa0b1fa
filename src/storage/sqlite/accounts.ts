import { setTimeout } from 'node:timers/promises';
import type { AccountStore } from '../../accounts/index.ts';
import { accountStoreOver } from '../shared/accounts.ts';
import type { InSession } from '../shared/session.ts';
import { isBusy } from './failures.ts';
import { openDatabase, refuseMissing } from './open.ts';
import { sqliteStore } from './store.ts';

/** Milliseconds for which a write of an account waits for another that writes, and after which it tries again. */
const LONGEST_WAIT = 5_000;
const PAUSE = 25;

/**
 * The users of the ledger in the SQLite file at `path`, through connections of their own.
 * @throws OnrecordError as openSqliteLedger
 */
export async function openSqliteAccounts(path: string, mode: 'read' | 'write', create = true): Promise<AccountStore> {
  if (mode === 'write' && !create) refuseMissing(path);
  const writing = mode === 'write' ? await openDatabase(path, 'write') : null;
  // What is taken out is written over: the file may be handed on.
  writing?.database.pragma('secure_delete = ON');
  // SQLite itself would wait in the calling thread, which is that of a server: nobody else is answered meanwhile.
  writing?.database.pragma('busy_timeout = 0');
  const store = sqliteStore(path, await openDatabase(path, 'read'), writing);
  const { tokenUsed, sessionUsed } = accountStoreOver(store);
  return {
    ...accountStoreOver({ ...store, write: whenFree(store.write) }),
    tokenUsed: ifFree(tokenUsed),
    sessionUsed: ifFree(sessionUsed),
  };
}

/** Writes as soon as nobody else does. */
const whenFree =
  (write: InSession): InSession =>
  async (work) => {
    for (const deadline = Date.now() + LONGEST_WAIT; ;) {
      try {
        return await write(work);
      } catch (error) {
        if (!isBusy(error) || Date.now() > deadline) throw error;
        await setTimeout(PAUSE);
      }
    }
  };

/** Puts a use down unless somebody else writes: the next use is soon enough. */
const ifFree =
  (putDown: AccountStore['tokenUsed']): AccountStore['tokenUsed'] =>
  async (hash, at) => {
    try {
      await putDown(hash, at);
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  };
