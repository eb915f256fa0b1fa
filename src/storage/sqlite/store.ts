import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import type { InSession, Store } from '../shared/session.ts';
import type { Tables } from '../shared/tables.ts';
import { sqliteDialect } from './dialect.ts';
import { everyFault } from './check/index.ts';
import { failureOf } from './failures.ts';
import { KNOWN_SCHEMA } from './migrations.ts';
import type { Opened } from './withoutLock.ts';
import { withPrepared } from './prepared.ts';

/**
 * The file of a ledger through two connections: what is read never sees what is being written. `path` is for messages.
 * @param writing absent where the ledger is only read
 */
export function sqliteStore(path: string, reading: Opened, writing: Opened | null): Store {
  const read = sessions(path, reading, 'begin');
  // Asks for the write lock at once: a transaction that reads first and writes later fails when another process has
  // written in between, and no waiting helps it.
  const write = writing ? sessions(path, writing, 'begin immediate') : null;
  const refused: InSession = async () => {
    throw new OnrecordError('OR3011', { input: path, fault: 'it was opened to be read' });
  };
  return {
    path,
    read: read.run,
    write: write?.run ?? refused,
    about: async () => ({ ...filesOf(path), schema: KNOWN_SCHEMA }),
    faults: () => everyFault(read.run, reading.database),
    async close() {
      // The last one that closes takes the log over into the file, for which it has to be able to write.
      try {
        await read.close();
      } finally {
        await write?.close();
      }
    },
  };
}

export function sessions(path: string, { database, confirm, dispose }: Opened, begin: 'begin' | 'begin immediate') {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: withPrepared(database) }) });
  const run: InSession = async (work) => {
    try {
      // One after the other: kysely gives its one connection to the next when this one is done.
      return await db.connection().execute(async (connection) => {
        await sql`${sql.raw(begin)}`.execute(connection);
        try {
          const result = await work({ db: connection, dialect: sqliteDialect });
          await sql`commit`.execute(connection);
          confirm();
          return result;
        } catch (error) {
          // SQLite has rolled back by itself after some failures, a full disk for instance.
          if (database.inTransaction) await sql`rollback`.execute(connection);
          throw error;
        }
      });
    } catch (error) {
      confirm();
      throw failureOf(error, database, path);
    } finally {
      // better-sqlite3 never waits, so without this a long row of calls would keep signals and finalizers from their turn.
      await setImmediate();
    }
  };
  const close = async (): Promise<void> => {
    try {
      await db.destroy();
    } finally {
      // Kysely closes only what it has asked something.
      if (database.open) database.close();
      dispose();
    }
  };
  return { run, close };
}

/** The file and SQLite's log beside it, which is part of it until the last who has it open closes it. */
function filesOf(path: string): { readonly size: number; readonly changed: string } {
  const files = [path, `${path}-wal`].flatMap((file) => statSync(file, { throwIfNoEntry: false }) ?? []);
  const written = files.filter((file, at) => at === 0 || file.size > 0);
  return {
    size: files.reduce((sum, file) => sum + file.size, 0),
    changed: new Date(Math.max(0, ...written.map(({ mtimeMs }) => mtimeMs))).toISOString(),
  };
}
