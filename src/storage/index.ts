export { type OpenOptions, openSqliteLedger } from './sqlite/ledger.ts';
