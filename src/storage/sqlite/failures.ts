import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { OnrecordError } from '../../errors/index.ts';
import { DAMAGED } from '../shared/damaged.ts';

export { damaged } from '../shared/damaged.ts';

/** The error in our words when it comes from SQLite or the file system, otherwise the error itself. */
export function storageError(error: unknown, path: string): unknown {
  if (error instanceof OnrecordError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === null) return error;
  const coded = (code: 'OR3006' | 'OR3008' | 'OR3009'): OnrecordError =>
    new OnrecordError(code, { input: path, fault: error.message }, { cause: error });
  if (code === 'SQLITE_NOTADB') {
    return new OnrecordError('OR3002', { input: path, fault: 'not an SQLite file' }, { cause: error });
  }
  if (isDamage(code, error.message)) return coded('OR3008');
  if (code.startsWith('SQLITE_CONSTRAINT')) return coded('OR3009');
  if (isRefusal(error)) return refusal(error, path) ?? coded('OR3006');
  return coded('OR3006');
}

/**
 * The same for what goes wrong while a ledger is open. Of a damaged page SQLite may give values that no column of ours
 * has, null where none may be, and then it is our code that fails: what it fails of is looked for in the file.
 */
export function failureOf(error: unknown, database: Database, path: string): unknown {
  const known = storageError(error, path);
  if (known !== error || error instanceof OnrecordError || !(error instanceof Error) || !database.open) return known;
  const [fault] = fileFaultsIn(database, 1);
  return fault === undefined ? error : new OnrecordError('OR3008', { input: path, fault }, { cause: error });
}

/** SQLite's own look at pages, rows and indexes, the word index among them; up to so many faults. */
export function fileFaultsIn(database: Database, most: number): string[] {
  try {
    const found = database.prepare(`pragma integrity_check(${most})`).pluck().all() as string[];
    return found.filter((line) => line !== 'ok');
  } catch (error) {
    const known = storageError(error, database.name);
    if (known instanceof OnrecordError && known.code === 'OR3008') return [(error as Error).message];
    throw error;
  }
}

function codeOf(error: Error): string | null {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code === DAMAGED || /^(?:SQLITE_\w+|E[A-Z]+)$/.test(code) ? code : null;
}

/** What SQLite says of tables that are not as the schema has them, and of columns of JSON that are none. */
const NOT_AS_IT_WAS =
  /no such (?:table|column|index|module|view)|has no column named|already exists|duplicate column|malformed|invalid fts5|vtable constructor failed/i;

const isDamage = (code: string, message: string): boolean =>
  code === DAMAGED ||
  /^SQLITE_(?:CORRUPT|FORMAT|IOERR_SHORT_READ)/.test(code) ||
  (/^SQLITE_(?:ERROR|SCHEMA|MISMATCH|INTERNAL)/.test(code) && NOT_AS_IT_WAS.test(message));

/** Whether a file or folder was refused, or SQLite could not make the files that it needs beside the ledger. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  /^(?:SQLITE_(?:READONLY|CANTOPEN|PERM|AUTH)|EACCES$|EPERM$|EROFS$)/.test(codeOf(error) ?? '');

/** Whether it is, in SQLite's words or in ours, that somebody else is writing. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && (codeOf(error)?.startsWith('SQLITE_BUSY') === true || isBusy(error.cause));

/** Who refuses: the file, its folder, or the disk. Null where none of them does. */
function refusal(error: Error, path: string): OnrecordError | null {
  const options = { cause: error };
  const folder = nearest(dirname(path));
  if (!may(folder, constants.X_OK)) {
    return new OnrecordError('OR3013', { input: path, fault: `the folder ${folder} may not be entered` }, options);
  }
  if (existsSync(path) && !may(path, constants.R_OK)) {
    return new OnrecordError('OR3013', { input: path, fault: 'the file may not be read' }, options);
  }
  const fault = !may(folder, constants.W_OK)
    ? `the folder ${folder} may not be written to`
    : existsSync(path) && !may(path, constants.W_OK)
      ? 'the file may not be written to'
      : null;
  return fault === null ? null : new OnrecordError('OR3011', { input: path, fault }, options);
}

/** The folder, or of one that is not there the nearest above it that is. */
const nearest = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));

function may(path: string, what: number): boolean {
  try {
    accessSync(path, what);
    return true;
  } catch (error) {
    // Whatever keeps us from it, a read-only disk (EROFS) too, the answer is no.
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
