import type { AccountStore } from '../accounts/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { OpenOptions } from './shared/options.ts';

export { addressWithoutPassword, isPostgres, withoutPassword } from './postgres/address.ts';
export type { OpenOptions };
export { openSqliteAccounts } from './sqlite/accounts.ts';
export { openSqliteLedger } from './sqlite/ledger.ts';
export { copySqliteLedger, type LedgerCopy, logBeside } from './sqlite/backup.ts';

/** As in postgres/open.ts, which is loaded with its libraries when the first of these ledgers is opened. */
export const openPostgresLedger = async (address: string, options?: OpenOptions): Promise<Ledger> =>
  (await import('./postgres/open.ts')).openPostgresLedger(address, options);

/** As in postgres/open.ts. */
export const openPostgresAccounts = async (
  address: string,
  mode: 'read' | 'write',
  create?: boolean,
): Promise<AccountStore> => (await import('./postgres/open.ts')).openPostgresAccounts(address, mode, create);
