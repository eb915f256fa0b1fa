import { chmodSync, closeSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { STEPS } from './steps.ts';

/** Marks the file as a ledger of ours in SQLite's header: "OnRc" in ASCII. */
export const APPLICATION_ID = 0x4f6e5263;

/** From this step on what is derived from documents is as it is now, so that ledgers with it need not be derived anew. */
const DERIVED_SINCE = 21;

/** Whether what is derived from documents has to be derived anew, and with it what people have decided filed, after the steps of an older schema. */
const isToBeDerived = (schema: number): boolean => schema > 0 && schema < DERIVED_SINCE;

export const KNOWN_SCHEMA = STEPS.length;

export const schemaOf = (database: Database): number => Number(database.pragma('user_version', { simple: true }));

/**
 * Does the steps that are missing; to be called within a transaction, so that of two processes at once the second finds
 * nothing left to do. A ledger of an older schema is copied first, to `<path>.schema-<number>`.
 * @returns whether what is derived from documents is to be derived anew in the same transaction
 */
export function doSteps(database: Database): boolean {
  const done = schemaOf(database);
  if (done >= KNOWN_SCHEMA) return false;
  if (done > 0) backUp(database, done);
  for (const step of STEPS.slice(done)) database.exec(step);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma(`user_version = ${KNOWN_SCHEMA}`);
  return isToBeDerived(done);
}

/** Makes the schema of a new ledger, or does what is missing where nothing else is left to do. */
export function migrate(database: Database): void {
  database.transaction(() => doSteps(database)).immediate();
}

/** Whether the steps are not all that is to be done. */
export const isMoreThanSteps = (database: Database): boolean => isToBeDerived(schemaOf(database));

/**
 * Copies what is on the disk, through a connection of its own: the one that migrates is within its transaction. Nobody may
 * read the copy who may not read the ledger, nor while it is made.
 */
function backUp(database: Database, schema: number): void {
  const copy = `${database.name}.schema-${schema}`;
  const partial = `${copy}.${process.pid}.part`;
  const reader = new Sqlite(database.name, { readonly: true });
  try {
    rmSync(partial, { force: true });
    closeSync(openSync(partial, 'wx', 0o600));
    reader.prepare('vacuum into ?').run(partial);
    chmodSync(partial, statSync(database.name).mode & 0o777);
    renameSync(partial, copy);
  } finally {
    reader.close();
    rmSync(partial, { force: true });
  }
}
