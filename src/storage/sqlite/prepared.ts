import type { Database, Statement } from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** More than the ledger has statements of a fixed form, and room for lists of the usual lengths. */
const KEPT = 200;

/**
 * The database for kysely, which prepares every query anew: what has been prepared is used again, the longest unused
 * goes first. No statement may be iterated step by step, since it would be shared; the ledger reads whole portions.
 */
export function withPrepared(database: Database): SqliteDatabase {
  const kept = new Map<string, Statement<unknown[]>>();
  return {
    prepare(sql) {
      const statement = kept.get(sql) ?? database.prepare<unknown[]>(sql);
      kept.delete(sql);
      kept.set(sql, statement);
      for (const [oldest] of kept) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      };
    },
    close: () => database.close(),
  };
}
