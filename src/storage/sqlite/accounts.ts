import type { AccountStore } from '../../accounts/index.ts';
import { accountStoreOver } from '../shared/accounts.ts';
import { openDatabase, refuseMissing } from './open.ts';
import { sqliteStore } from './store.ts';

/**
 * Milliseconds for which a write of an account waits for another that writes. SQLite waits in the calling thread, which is
 * that of a server: nobody else is answered meanwhile.
 */
const BUSY_TIMEOUT = 5_000;

/**
 * The users of the ledger in the SQLite file at `path`, through connections of their own.
 * @throws OnrecordError as openSqliteLedger
 */
export async function openSqliteAccounts(path: string, mode: 'read' | 'write', create = true): Promise<AccountStore> {
  if (mode === 'write' && !create) refuseMissing(path);
  const writing = mode === 'write' ? await openDatabase(path, 'write') : null;
  // What is taken out is written over: the file may be handed on.
  writing?.database.pragma('secure_delete = ON');
  writing?.database.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  return accountStoreOver(sqliteStore(path, await openDatabase(path, 'read'), writing));
}
