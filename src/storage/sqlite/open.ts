import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { OnrecordError } from '../../errors/index.ts';
import { APPLICATION_ID, KNOWN_SCHEMA, migrate, schemaOf } from './migrations.ts';

/** How long one process waits for another that is writing, in milliseconds; a document takes some ten of them. */
const BUSY_TIMEOUT = 30_000;

/** So much of the file is read through the system's own cache, and so much is kept in ours. */
const MAPPED_BYTES = 2 * 1024 ** 3;
const CACHE_KILOBYTES = 32 * 1024;

/**
 * Opens the file at `path` and brings its schema up to date. `write` makes the folder and the file where there are
 * none; `read` writes nothing, except that it brings a ledger of an older Onrecord up to date.
 *
 * @throws OnrecordError OR3001 a newer schema, OR3002 not a ledger, OR3005 none there to read, OR3006 cannot be used.
 */
export function openDatabase(path: string, mode: 'read' | 'write'): Database {
  if (mode === 'read') {
    if (!existsSync(path)) throw new OnrecordError('OR3005', { input: path });
    const database = opened(path, true, (opened) => {
      if (check(opened, path) === 'empty') throw new OnrecordError('OR3005', { input: path });
    });
    if (schemaOf(database) === KNOWN_SCHEMA) return database;
    database.close();
    openDatabase(path, 'write').close();
    return openDatabase(path, 'read');
  }
  return opened(path, false, (database) => {
    check(database, path);
    useLog(database);
    // What was acknowledged has to outlive a power cut: every commit waits for the disk.
    database.pragma('synchronous = FULL');
    database.pragma('fullfsync = ON');
    database.pragma('foreign_keys = ON');
    migrate(database);
  });
}

function opened(path: string, readonly: boolean, prepare: (database: Database) => void): Database {
  let database: Database | null = null;
  try {
    if (!readonly) mkdirSync(dirname(path), { recursive: true });
    database = new Sqlite(path, { readonly, fileMustExist: readonly, timeout: BUSY_TIMEOUT });
    // A ledger of a million statements has two gigabytes, of which a search touches many pages once.
    database.pragma(`mmap_size = ${MAPPED_BYTES}`);
    database.pragma(`cache_size = -${CACHE_KILOBYTES}`);
    prepare(database);
    return database;
  } catch (error) {
    database?.close();
    throw storageError(error, path);
  }
}

/** Looks before anything is written: a file of somebody else stays as it is. */
function check(database: Database, path: string): 'empty' | 'ledger' {
  // One look at one moment: another process may be making the ledger just now.
  const look = database.transaction(() => ({
    application: Number(database.pragma('application_id', { simple: true })),
    schema: schemaOf(database),
    tables: Number(database.prepare('select count(*) from sqlite_schema').pluck().get()),
  }));
  const { application, schema, tables } = look();
  if (application === 0 && schema === 0 && tables === 0) return 'empty';
  if (application !== APPLICATION_ID) {
    throw new OnrecordError('OR3002', { input: path, fault: 'a database of another program' });
  }
  if (schema > KNOWN_SCHEMA) {
    throw new OnrecordError('OR3001', { input: path, found: schema, known: KNOWN_SCHEMA });
  }
  return 'ledger';
}

/** The write-ahead log. The busy timeout does not cover the change to it, so two that create the file at once retry. */
function useLog(database: Database): void {
  const deadline = Date.now() + BUSY_TIMEOUT;
  for (;;) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      const busy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!busy || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** The error in our words when it comes from SQLite or the file system, otherwise the error itself. */
export function storageError(error: unknown, path: string): unknown {
  if (error instanceof OnrecordError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === 'SQLITE_NOTADB') {
    return new OnrecordError('OR3002', { input: path, fault: 'not an SQLite file' }, { cause: error });
  }
  if (code === null || !/^(?:SQLITE_\w+|E[A-Z]+)$/.test(code)) return error;
  return new OnrecordError('OR3006', { input: path, fault: error.message }, { cause: error });
}
