import type { Database } from 'better-sqlite3';
import type { LedgerFault } from '../../../ledger/index.ts';
import { fileFaultsIn } from '../failures.ts';

/** After so many faults of the file itself its pages are no longer worth counting. */
const MOST = 100;

/** Faults of pages, rows and indexes, the word index among them, as SQLite sees them. */
export function fileFaults(database: Database): LedgerFault[] {
  return fileFaultsIn(database, MOST).map((fault) => ({ kind: 'file', id: null, place: 'file', fault }));
}
