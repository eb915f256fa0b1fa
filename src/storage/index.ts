export { type OpenOptions, openSqliteLedger } from './sqlite/ledger.ts';
export { copySqliteLedger, type LedgerCopy, logBeside } from './sqlite/backup.ts';
