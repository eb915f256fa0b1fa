import { setImmediate } from 'node:timers/promises';
import { Kysely, SqliteDialect } from 'kysely';
import type { Ledger } from '../../ledger/index.ts';
import { prepare, write } from './add.ts';
import { openDatabase, storageError } from './open.ts';
import { counts, everyDocument, show } from './read.ts';
import { remove } from './remove.ts';
import { everyStatement, search } from './search.ts';
import { withPrepared } from './prepared.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

export interface OpenOptions {
  /** `read` never makes a file and cannot add; `write`, the default, makes the folder and the file as needed. */
  readonly mode?: 'read' | 'write' | undefined;
}

/**
 * The ledger in the SQLite file at `path`. Several processes may have it open at once; one that adds waits up to half
 * a minute for another's document to be done.
 *
 * @throws OnrecordError OR3001 written by a newer Onrecord, OR3002 not a ledger, OR3005 none there to read, OR3006.
 */
export function openSqliteLedger(path: string, { mode = 'write' }: OpenOptions = {}): Ledger {
  const database = openDatabase(path, mode);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withPrepared(database) }) });
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      // better-sqlite3 never waits, so without this a long row of calls would keep signals and finalizers from their turn.
      await setImmediate();
      return result;
    } catch (error) {
      throw storageError(error, path);
    }
  };
  async function* toldOfEach<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* rows;
    } catch (error) {
      throw storageError(error, path);
    }
  }
  return {
    add: (recorded, arrival) =>
      told(async () => {
        const incoming = prepare(recorded, arrival);
        return inTransaction(db, database, (connection) => write(connection, incoming));
      }),
    search: (query) => told(() => search(db, query)),
    statements: (filter = {}) => toldOfEach(everyStatement(db, filter)),
    show: (id) => told(() => show(db, id)),
    documents: () => toldOfEach(everyDocument(db)),
    remove: (id) => told(() => inTransaction(db, database, (connection) => remove(connection, id))),
    counts: () => told(() => counts(db)),
    close: () => told(() => db.destroy()),
  };
}
