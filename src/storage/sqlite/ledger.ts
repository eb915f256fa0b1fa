import type { Ledger } from '../../ledger/index.ts';
import { ledgerOver } from '../shared/ledger.ts';
import type { OpenOptions } from '../shared/options.ts';
import { openDatabase, refuseMissing } from './open.ts';
import { registerFunctions } from './functions.ts';
import { sqliteStore } from './store.ts';

/**
 * The ledger in the SQLite file at `path`. Several processes may have it open at once; one that adds waits up to half
 * a minute for another's document to be done.
 *
 * @throws OnrecordError OR3001 written by a newer Onrecord, OR3002 not a ledger, OR3005 none there to read, OR3006,
 *   OR3008 damaged, OR3010 no name of a file, OR3011 may not be written to, OR3013 may not be read.
 */
export async function openSqliteLedger(
  path: string,
  { mode = 'write', create = true, ...options }: OpenOptions = {},
): Promise<Ledger> {
  if (mode === 'write' && !create) refuseMissing(path);
  const writing = mode === 'write' ? await openDatabase(path, 'write') : null;
  const reading = await openDatabase(path, 'read');
  for (const opened of [writing, reading]) if (opened) registerFunctions(opened.database);
  return ledgerOver(sqliteStore(path, reading, writing), options);
}
