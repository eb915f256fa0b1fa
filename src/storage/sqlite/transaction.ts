import type { Database } from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Runs `work` in one writing transaction. It asks for the write lock at once: a transaction that reads first and
 * writes later fails when another process has written in between, and no waiting helps it.
 */
export const inTransaction = <T>(
  db: Kysely<Tables>,
  database: Database,
  work: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> =>
  db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      const result = await work(connection);
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some failures, a full disk for instance.
      if (database.inTransaction) await sql`rollback`.execute(connection);
      throw error;
    }
  });
