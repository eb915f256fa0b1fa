import type { Ledger, ReadAgain, StatementJudge } from '../../ledger/index.ts';
import { ledgerOver } from '../shared/ledger.ts';
import { openDatabase } from './open.ts';
import { registerFunctions } from './documents.ts';
import { everyFault } from './check/index.ts';
import { failureOf } from './failures.ts';
import { sqliteStore } from './store.ts';

export interface OpenOptions {
  /** `read` never makes a file and cannot add; `write`, the default, makes the folder and the file as needed. */
  readonly mode?: 'read' | 'write' | undefined;
  /** By which quoted statements are compared with the transcripts when either is added; without it they are not. */
  readonly judgeWith?: StatementJudge | undefined;
  /** By which a document is read again when it is edited; without it none can be. */
  readonly readWith?: ReadAgain | undefined;
  /** Called when the ledger is closed. */
  readonly closeWith?: (() => Promise<void>) | undefined;
}

/**
 * The ledger in the SQLite file at `path`. Several processes may have it open at once; one that adds waits up to half
 * a minute for another's document to be done.
 *
 * @throws OnrecordError OR3001 written by a newer Onrecord, OR3002 not a ledger, OR3005 none there to read, OR3006,
 *   OR3008 damaged, OR3010 no name of a file, OR3011 may not be written to, OR3013 may not be read.
 */
export async function openSqliteLedger(
  path: string,
  { mode = 'write', ...options }: OpenOptions = {},
): Promise<Ledger> {
  const writing = mode === 'write' ? openDatabase(path, 'write') : null;
  const reading = openDatabase(path, 'read');
  for (const opened of [writing, reading]) if (opened) registerFunctions(opened.database);
  return ledgerOver(sqliteStore(path, reading, writing), options);
}
