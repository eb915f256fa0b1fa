import type { Database } from 'better-sqlite3';
import type { LedgerFault } from '../../../ledger/index.ts';

/** Of one kind of fault so many are told. */
const MOST = 1_000;

const WITH_IDS: readonly string[] = ['document_rows', 'statement_rows', 'event_rows'];
const OF_STATEMENTS: readonly string[] = ['reports'];

/** Rows whose foreign keys lead nowhere. */
export function foreignKeyFaults(database: Database): LedgerFault[] {
  const broken = database.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
  return broken.slice(0, MOST).map(({ table, rowid, parent }) => ({
    kind: 'reference',
    id: idOf(database, table, rowid),
    place: rowid === null ? table : `${table}, row ${rowid}`,
    fault: `it names a row of ${parent} that is not there`,
  }));
}

/** The id of the entry that a row is of, where it is easily told. */
function idOf(database: Database, table: string, rowid: number | null): string | null {
  const query = WITH_IDS.includes(table)
    ? `select id from ${table} where pk = ?`
    : OF_STATEMENTS.includes(table)
      ? `select s.id from ${table} t join statement_rows s on s.pk = t.statement where t.pk = ?`
      : table === 'versions'
        ? 'select d.id from versions v join document_rows d on d.pk = v.document where v.pk = ?'
        : null;
  if (query === null || rowid === null) return null;
  return (database.prepare(query).pluck().get(rowid) as string | undefined) ?? null;
}
