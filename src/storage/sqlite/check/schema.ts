import Sqlite, { type Database } from 'better-sqlite3';
import type { LedgerFault } from '../../../ledger/index.ts';
import { migrate } from '../migrations.ts';

interface Entry {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** Tables, indexes, triggers and views, against those of a ledger that has just been made. */
export function schemaFaults(database: Database): LedgerFault[] {
  const fresh = new Sqlite(':memory:');
  try {
    migrate(fresh);
    const [here, there] = [schemaIn(database), schemaIn(fresh)];
    const fault = (place: string, words: string): LedgerFault => ({ kind: 'schema', id: null, place, fault: words });
    return [
      ...[...there.keys()].filter((name) => !here.has(name)).map((name) => fault(name, 'it is not there')),
      ...[...here.keys()].filter((name) => !there.has(name)).map((name) => fault(name, 'it is not of a ledger')),
      ...[...here]
        .filter(([name, sql]) => there.has(name) && there.get(name) !== sql)
        .map(([name]) => fault(name, 'its columns or rules are other ones')),
    ];
  } finally {
    fresh.close();
  }
}

/** What sqlite_stat1 and the like hold is SQLite's own business. */
function schemaIn(database: Database): Map<string, string | null> {
  const rows = database.prepare(`select type, name, sql from sqlite_schema where name not like 'sqlite_stat%'`).all();
  return new Map((rows as Entry[]).map(({ type, name, sql }) => [`${type} ${name}`, sql]));
}
