import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { OnrecordError } from '../../errors/index.ts';
import { addressWithoutPassword } from '../postgres/address.ts';
import { damaged, isBusy, isRefusal, storageError } from './failures.ts';
import { APPLICATION_ID, doSteps, isMoreThanSteps, KNOWN_SCHEMA, migrate, schemaOf } from './migrations.ts';
import { deriveAll } from '../shared/derive.ts';
import { sessions } from './store.ts';
import { type Opened, openWithoutLock } from './withoutLock.ts';

/** How long one process waits for another that is writing, in milliseconds; a document takes some ten of them. */
const BUSY_TIMEOUT = 30_000;

/** So much of the file is read through the system's own cache, and so much is kept in ours. */
const MAPPED_BYTES = 2 * 1024 ** 3;
const CACHE_KILOBYTES = 32 * 1024;
/** The write-ahead log may have so many pages before they are taken over into the file: 128 MB, some hundred documents. */
const LOG_PAGES = 32_768;

/**
 * Opens the file at `path` and brings its schema up to date. `write` makes the folder and the file where there are
 * none; `read` writes nothing, except that it brings a ledger of an older Onrecord up to date. Where nothing may be
 * written, a read-only disk for instance, `read` does without SQLite's lock.
 *
 * @throws OnrecordError OR3001 a newer schema, OR3002 not a ledger, OR3005 none there to read, OR3006 cannot be used,
 *   OR3008 damaged, OR3010 no name of a file, OR3011 may not be written to, OR3013 may not be read.
 */
export async function openDatabase(given: string, mode: 'read' | 'write'): Promise<Opened> {
  const path = pathOf(given);
  if (mode === 'read') {
    try {
      return { ...NOTHING, database: await openUpToDate(path, given) };
    } catch (error) {
      if (!isRefusal(error)) throw storageError(error, given);
    }
    try {
      return await openWithoutLock(path, {
        asItIs: (way) => openToRead(way, given),
        upToDate: (way) => openUpToDate(way, given),
      });
    } catch (error) {
      throw storageError(error, given);
    }
  }
  try {
    return { ...NOTHING, database: await openToWrite(path, given) };
  } catch (error) {
    throw storageError(error, given);
  }
}

export function pathOf(given: string): string {
  try {
    return fileNamed(given);
  } catch (error) {
    throw storageError(error, given);
  }
}

/** @throws OnrecordError OR3005 where there is no file, which opening it to write would make */
export function refuseMissing(given: string): void {
  const path = pathOf(given);
  try {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) throw new OnrecordError('OR3005', { input: given });
  } catch (error) {
    throw storageError(error, given);
  }
}

const NOTHING = { confirm: () => undefined, dispose: () => undefined };

/** SQLite takes some names for something else than a file, and would keep the ledger in memory and lose it. */
function fileNamed(given: string): string {
  const shown = given === '' ? '""' : given.includes('://') ? addressWithoutPassword(given) : given;
  const refused = (fault: string): OnrecordError => new OnrecordError('OR3010', { input: shown, fault });
  if (given.trim() === '') throw refused('it is empty');
  if (given === ':memory:') throw refused('a ledger that is only in memory would be lost');
  if (given.includes('\0')) throw refused('no name of a file has a NUL in it');
  if (given.trim() !== given) throw refused('it begins or ends with a space');
  if (/^(?:file:|[a-z][a-z0-9+.-]*:\/\/)/i.test(given)) {
    throw refused('a ledger is the path of a file, or an address that begins with postgres:// or postgresql://');
  }
  const path = resolve(given);
  // A pipe would be waited for without end, and /dev/null would take a ledger and keep nothing.
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw refused('it is a folder');
  if (found && !found.isFile()) throw refused('it is a device or a pipe');
  return path;
}

/** @param path as SQLite is to open it; `name` is for messages */
function openToRead(path: string, name: string): Database {
  return opened(path, true, (database) => {
    if (check(database, name) === 'empty') throw new OnrecordError('OR3005', { input: name });
  });
}

async function openUpToDate(path: string, name: string): Promise<Database> {
  // Not existsSync: where the folder may not be entered, that is to be said.
  if (statSync(path, { throwIfNoEntry: false }) === undefined) throw new OnrecordError('OR3005', { input: name });
  const database = openToRead(path, name);
  if (schemaOf(database) === KNOWN_SCHEMA) return database;
  database.close();
  (await openToWrite(path, name)).close();
  return openToRead(path, name);
}

async function openToWrite(path: string, name: string): Promise<Database> {
  const database = opened(path, false, (fresh) => {
    check(fresh, name);
    useLog(fresh);
    // What was acknowledged has to outlive a power cut: every commit waits for the disk.
    fresh.pragma('synchronous = FULL');
    fresh.pragma('fullfsync = ON');
    fresh.pragma('foreign_keys = ON');
    // Pages that are written to often go into the file once for many documents. In pages of 4 KB.
    fresh.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
    if (isMoreThanSteps(fresh)) return;
    migrate(fresh);
    // What a statement has changed so far, should it fail: a document's few pages need no file of their own.
    fresh.pragma('temp_store = MEMORY');
  });
  if (!isMoreThanSteps(database)) return database;
  try {
    const { run } = sessions(name, { ...NOTHING, database }, 'begin immediate');
    await run(async (session) => {
      if (doSteps(database)) await deriveAll(session);
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function opened(path: string, readonly: boolean, prepare: (database: Database) => void): Database {
  if (!readonly) mkdirSync(dirname(path), { recursive: true });
  const database = new Sqlite(path, { readonly, fileMustExist: readonly, timeout: BUSY_TIMEOUT });
  try {
    // A ledger of a million statements has two gigabytes, of which a search touches many pages once.
    database.pragma(`mmap_size = ${MAPPED_BYTES}`);
    database.pragma(`cache_size = -${CACHE_KILOBYTES}`);
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Looks before anything is written: a file of somebody else stays as it is. */
function check(database: Database, name: string): 'empty' | 'ledger' {
  // One look at one moment: another process may be making the ledger just now.
  const look = database.transaction(() => ({
    application: Number(database.pragma('application_id', { simple: true })),
    schema: schemaOf(database),
    tables: Number(database.prepare('select count(*) from sqlite_schema').pluck().get()),
  }));
  const { application, schema, tables } = look();
  if (application === 0 && schema === 0 && tables === 0) return 'empty';
  if (application !== APPLICATION_ID) {
    throw new OnrecordError('OR3002', { input: name, fault: 'a database of another program' });
  }
  if (schema > KNOWN_SCHEMA) {
    throw new OnrecordError('OR3001', { input: name, found: schema, known: KNOWN_SCHEMA });
  }
  if (schema < 1) throw damaged('user_version', `there is no schema ${schema}`);
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
      if (!isBusy(error) || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
