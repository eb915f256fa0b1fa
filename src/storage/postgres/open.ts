import type { AccountStore } from '../../accounts/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { accountStoreOver } from '../shared/accounts.ts';
import { ledgerOver } from '../shared/ledger.ts';
import type { OpenOptions } from '../shared/options.ts';
import { addressWithoutPassword } from './address.ts';
import { postgresError } from './failures.ts';
import { prepareSchema } from './schema.ts';
import { connectionsTo, postgresStore } from './store.ts';

/**
 * The ledger in the PostgreSQL database at an address (`postgres://user:password@host:5432/database`; whatever else libpq
 * takes may follow, `?options=-c search_path=…` for instance). Its tables are made in the first schema of the search path
 * where they are not there. Any number of programs may have it open at once, on any number of machines.
 *
 * @throws OnrecordError OR3001 written by a newer Onrecord, OR3005 none there to read, OR3006, OR3008 damaged, OR3011 no
 *   right to write, OR3040 the server cannot be reached, OR3041 it refuses the user, OR3042 it has no such database,
 *   OR3043 no such schema, OR3046 no address.
 */
export async function openPostgresLedger(
  address: string,
  { mode = 'write', create = true, questionLimit, ...options }: OpenOptions = {},
): Promise<Ledger> {
  const { path, connections } = await connected(address, mode === 'write' && create);
  return ledgerOver(postgresStore(path, connections, mode, { questionLimit }), options);
}

/**
 * The users of the ledger in the database at an address, through connections of their own.
 * @throws OnrecordError as openPostgresLedger
 */
export async function openPostgresAccounts(
  address: string,
  mode: 'read' | 'write',
  create = true,
): Promise<AccountStore> {
  const { path, connections } = await connected(address, mode === 'write' && create);
  return accountStoreOver(postgresStore(path, connections, mode, { entries: false }));
}

/** Connections to a ledger whose schema is up to date, and its address without the password. */
async function connected(
  address: string,
  create: boolean,
): Promise<{ readonly path: string; readonly connections: ReturnType<typeof connectionsTo> }> {
  const path = addressWithoutPassword(address);
  if (!URL.canParse(address) || address.trim() !== address || address.includes('\0')) {
    throw new OnrecordError('OR3046', { input: path, fault: 'it is not written as an address is' });
  }
  let connections: ReturnType<typeof connectionsTo>;
  try {
    connections = connectionsTo(address);
  } catch (error) {
    // A file that the address names, a certificate for instance, is not there.
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR3046', { input: path, fault }, { cause: error });
  }
  try {
    await prepareSchema(connections.db, path, create);
  } catch (error) {
    await connections.db.destroy();
    throw postgresError(error, path);
  }
  return { path, connections };
}
