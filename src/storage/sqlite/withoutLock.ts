import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Database } from 'better-sqlite3';
import { OnrecordError } from '../../errors/index.ts';
import { isRefusal } from './failures.ts';
import { KNOWN_SCHEMA, schemaOf } from './migrations.ts';

// SQLite reads addresses (file:…?immutable=1) only where this is set before it is first used.
process.env['SQLITE_USE_URI'] ??= '1';

/** An open ledger. */
export interface Opened {
  readonly database: Database;
  /** Throws OR3014 where what was read may not fit together, since somebody has written meanwhile. */
  readonly confirm: () => void;
  /** Takes away what was made for reading; after the database has been closed. */
  readonly dispose: () => void;
}

interface Ways {
  readonly asItIs: (path: string) => Database;
  /** Brings an older schema up to date first. */
  readonly upToDate: (path: string) => Promise<Database>;
}

/**
 * Opens a ledger where nothing may be written. In the mode of the write-ahead log even a reader writes: SQLite keeps
 * the index of the log in a file beside the ledger. Where the log is empty, as after every orderly end, the file alone
 * is the ledger, and SQLite is told that nobody changes it (immutable). Otherwise, and where the schema is an older
 * one, a copy with its log is read in the folder for temporary files: without the log, documents would be missing.
 */
export async function openWithoutLock(path: string, open: Ways): Promise<Opened> {
  const before = stateOf(path);
  const confirm = (): void => {
    if (stateOf(path) !== before) throw new OnrecordError('OR3014', { input: path });
  };
  if (sizeOf(`${path}-wal`) === 0) {
    const database = asNeverChanging(path, open);
    if (database) return { database, confirm, dispose: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-ledger-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const dispose = (): void => {
    process.off('exit', remove);
    remove();
  };
  try {
    const copy = join(folder, 'ledger.sqlite');
    copyFileSync(path, copy);
    if (sizeOf(`${path}-wal`) > 0) copyFileSync(`${path}-wal`, `${copy}-wal`);
    confirm();
    return { database: await open.upToDate(copy), confirm: () => undefined, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** Null where the schema is an older one, or another program in this process had SQLite first and without addresses. */
function asNeverChanging(path: string, { asItIs }: Ways): Database | null {
  try {
    const database = asItIs(`${pathToFileURL(path).href}?immutable=1`);
    if (schemaOf(database) === KNOWN_SCHEMA) return database;
    database.close();
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return null;
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Another one after every change to the ledger. */
function stateOf(path: string): string {
  const { ino, size, mtimeMs } = statSync(path);
  return JSON.stringify([ino, size, mtimeMs, sizeOf(`${path}-wal`)]);
}
