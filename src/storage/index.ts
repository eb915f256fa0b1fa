export { addressWithoutPassword, isPostgres, withoutPassword } from './postgres/address.ts';
export { openPostgresLedger } from './postgres/open.ts';
export type { OpenOptions } from './shared/options.ts';
export { openSqliteLedger } from './sqlite/ledger.ts';
export { copySqliteLedger, type LedgerCopy, logBeside } from './sqlite/backup.ts';
