import { openDatabase } from '../sqlite/open.ts';
import { registerFunctions } from '../sqlite/functions.ts';
import { sqliteStore } from '../sqlite/store.ts';
import { prepareSchema } from '../postgres/schema.ts';
import { connectionsTo, postgresStore } from '../postgres/store.ts';
import type { Store } from '../shared/session.ts';

/** The store of the file at `path`, which is made where it is not there. */
export async function fileStore(path: string): Promise<Store> {
  const writing = await openDatabase(path, 'write');
  const reading = await openDatabase(path, 'read');
  for (const { database } of [writing, reading]) registerFunctions(database);
  return sqliteStore(path, reading, writing);
}

/** The store in the database at an address, whose tables are made where they are not there. */
export async function databaseStore(address: string): Promise<Store> {
  const connections = connectionsTo(address);
  await prepareSchema(connections.db, address, true);
  return postgresStore(address, connections, 'write');
}
