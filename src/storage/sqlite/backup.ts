import { existsSync } from 'node:fs';
import { chmod, open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Sqlite, { type Database } from 'better-sqlite3';
import { OnrecordError } from '../../errors/index.ts';
import { fileFaultsIn, isRefusal, storageError } from './failures.ts';
import { APPLICATION_ID, KNOWN_SCHEMA, schemaOf } from './migrations.ts';
import { pathOf } from './open.ts';
import { type Opened, openWithoutLock } from './withoutLock.ts';

/** Pages (of 4 KB) that are copied before others in this process have their turn. */
const PAGES_A_STEP = 256;
/** How long SQLite waits where the ledger is just being made, in milliseconds. */
const BUSY_TIMEOUT = 30_000;
/** Of a damaged copy the first fault will do. */
const FAULTS_TOLD = 1;

export interface LedgerCopy {
  readonly bytes: number;
  /** The number of the ledger's schema. */
  readonly schema: number;
}

export interface CopyOptions {
  /** What the copy is called in messages; its path if left out. */
  readonly name?: string | undefined;
  /** Told of the bytes that are copied, and of all. What it throws ends the copying. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Copies the ledger at `path` to a file that is not there yet, as it is when this begins, while others read and write it;
 * then looks through the copy as SQLite's integrity_check does, which keeps the calling thread for some seconds a
 * gigabyte. Nothing is brought up to date: of an older schema the copy has that schema. The copy is one file, has the
 * ledger's rights, and is on the disk. Where this throws, a part of it may be there.
 *
 * @throws OnrecordError OR3001 written by a newer Onrecord, OR3002 not a ledger, OR3005 none there, OR3006, OR3008
 *   damaged, OR3010 no name of a file, OR3011 and OR3013 where rights are missing, OR3014, OR3033 the copy cannot be written, OR3034 it is not whole
 */
export async function copySqliteLedger(
  path: string,
  to: string,
  { name = to, onProgress }: CopyOptions = {},
): Promise<LedgerCopy> {
  const [source, place] = [await ofLedger(path, () => openAsItIs(path)), resolve(to)];
  try {
    const { database } = source;
    const { mode } = await ofLedger(path, () => stat(path));
    await ofCopy(name, async () => (await open(place, 'wx', 0o600)).close());
    const schema = await ofLedger(path, () => transfer(database, place, name, onProgress));
    source.confirm();
    await setImmediate();
    return await ofCopy(name, async () => {
      confirmWhole(place, schema, name);
      const file = await open(place, 'r');
      await file.sync().finally(() => file.close());
      await chmod(place, mode & 0o777);
      return { bytes: (await stat(place)).size, schema };
    });
  } finally {
    source.database.close();
    source.dispose();
  }
}

/**
 * What another connection writes makes SQLite's backup begin anew, so that beside somebody who adds it would never end.
 * Within a transaction that has begun to read, it copies what there was when that began. Gives the schema of that.
 */
async function transfer(
  database: Database,
  to: string,
  name: string,
  onProgress: CopyOptions['onProgress'],
): Promise<number> {
  const pageSize = Number(database.pragma('page_size', { simple: true }));
  database.exec('begin');
  try {
    const schema = schemaOf(database);
    await database.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.((totalPages - remainingPages) * pageSize, totalPages * pageSize);
        return PAGES_A_STEP;
      },
    });
    return schema;
  } catch (error) {
    throw isOfSource(error) ? error : unwritten(error, name);
  } finally {
    if (database.inTransaction) database.exec('rollback');
  }
}

/** Opened to be written, since a reader leaves SQLite's log and its index beside the file. */
function confirmWhole(to: string, schema: number, name: string): void {
  const copy = new Sqlite(to, { fileMustExist: true });
  try {
    const [fault] = fileFaultsIn(copy, FAULTS_TOLD);
    if (fault !== undefined) throw new OnrecordError('OR3034', { input: name, fault });
    if (schemaOf(copy) !== schema || applicationOf(copy) !== APPLICATION_ID) {
      throw new OnrecordError('OR3034', { input: name, fault: 'it is not what was copied' });
    }
  } finally {
    copy.close();
  }
}

/** Not by `openDatabase`, which would bring an older schema up to date: the copy before an upgrade is of that schema. */
async function openAsItIs(name: string): Promise<Opened> {
  const path = pathOf(name);
  const asItIs = (way: string): Database => openToCopy(way, name);
  try {
    await stat(path);
    return { database: asItIs(path), confirm: () => undefined, dispose: () => undefined };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new OnrecordError('OR3005', { input: name });
    if (!isRefusal(error)) throw error;
  }
  return openWithoutLock(path, { asItIs, upToDate: async (way) => asItIs(way) });
}

function openToCopy(path: string, name: string): Database {
  const database = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT });
  try {
    const schema = schemaOf(database);
    if (applicationOf(database) !== APPLICATION_ID) {
      const isEmpty = database.prepare('select count(*) from sqlite_schema').pluck().get() === 0;
      if (isEmpty) throw new OnrecordError('OR3005', { input: name });
      throw new OnrecordError('OR3002', { input: name, fault: 'a database of another program' });
    }
    if (schema > KNOWN_SCHEMA) {
      throw new OnrecordError('OR3001', { input: name, found: schema, known: KNOWN_SCHEMA });
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const applicationOf = (database: Database): number => Number(database.pragma('application_id', { simple: true }));

/**
 * The log that SQLite has beside a database, or would take for one of a file of this name: another program has it open, or
 * has ended before it was done. Where it only reads, SQLite leaves an empty log, which is taken away here.
 */
export function logBeside(path: string): string | undefined {
  const log = (): string | undefined => [`${path}-wal`, `${path}-journal`].find((name) => existsSync(name));
  if (log() === undefined || !existsSync(path)) return log();
  try {
    const database = new Sqlite(path, { fileMustExist: true });
    try {
      database.pragma('wal_checkpoint(truncate)');
    } finally {
      // Who closes it last removes the log.
      database.close();
    }
  } catch (error) {
    // What cannot be opened, or is in use, keeps its log, which is told below.
    if (!(error instanceof Sqlite.SqliteError)) throw error;
  }
  return log();
}

/** What SQLite says while it copies is of the ledger where that cannot be read, else of the copy. */
const isOfSource = (error: unknown): boolean =>
  !(error instanceof Sqlite.SqliteError) ||
  /^SQLITE_(?:CORRUPT|NOTADB|BUSY|LOCKED|IOERR_READ|IOERR_SHORT_READ|IOERR_CORRUPTFS)/.test(error.code);

const unwritten = (error: unknown, path: string): OnrecordError =>
  new OnrecordError(
    'OR3033',
    { input: path, fault: error instanceof Error ? error.message : String(error) },
    { cause: error },
  );

async function ofLedger<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error, path);
  }
}

async function ofCopy<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof OnrecordError ? error : unwritten(error, path);
  }
}
