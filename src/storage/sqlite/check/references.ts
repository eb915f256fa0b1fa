import type { Database } from 'better-sqlite3';
import type { LedgerFault } from '../../../ledger/index.ts';

/** Of one kind of fault so many are told. */
const MOST = 1_000;

/** What no foreign key can say. Each query gives the ids that are at fault. */
const RULES: readonly [place: string, fault: string, query: string][] = [
  [
    'documents.current',
    'no version of its own is the current one',
    `select d.id from document_rows d left join versions v on v.pk = d.current and v.document = d.pk where v.pk is null`,
  ],
  [
    'statements.version',
    'the version that it is of has no report of it',
    `select id from statement_rows s
     where not exists (select 1 from reports r where r.statement = s.pk and r.version = s.version)`,
  ],
  ...(['kind', 'act', 'polarity'] as const).map((column): [string, string, string] => [
    `statements.${column}`,
    'it is another one in what its document says of it',
    `select s.id from statement_rows s join reports r on r.statement = s.pk and r.version = s.version
     where case when json_valid(r.reading)
       then coalesce(r.reading ->> '$.${column === 'act' ? 'act.type' : column}', ${column === 'act' ? "''" : `s.${column}`})
       else s.${column} end <> s.${column}`,
  ]),
  [
    'statements.current',
    'it counts, and its version is not the current one, or the other way round',
    `select s.id from statement_rows s join versions v on v.pk = s.version join document_rows d on d.pk = v.document
     where (s.current = 1) <> (d.current = s.version)`,
  ],
  [
    'statements.cluster',
    'it counts, and belongs to no cluster',
    'select id from statement_rows where current = 1 and cluster is null',
  ],
  [
    'statements.place',
    'its cluster has no first report',
    `select id from statement_rows s where cluster is not null
     and not exists (select 1 from statement_rows o where o.cluster = s.cluster and o.place = 0)`,
  ],
  [
    'clusters',
    'the number of its reports is another',
    `select s.id from clusters g join statement_rows s on s.cluster = g.pk and s.place = 0
     where g.reports <> (select count(distinct v.document) from statement_rows o join versions v on v.pk = o.version
       where o.cluster = g.pk)`,
  ],
  [
    'versions.original',
    'the text that it is a copy of is not there',
    `select d.id from versions v join document_rows d on d.pk = v.document
     where v.original is not null and not exists (select 1 from versions f where f.pk = v.original)`,
  ],
  [
    'tags.tag',
    'it is not written as tags are',
    `select d.id from tags t join document_rows d on d.pk = t.document
     where t.tag = '' or t.tag <> lower(trim(t.tag)) or instr(t.tag, ',') > 0`,
  ],
  [
    'events.cluster',
    'the first report of the event is not there',
    `select id from event_rows e where cluster is not null
     and not exists (select 1 from event_rows o where o.pk = e.cluster)`,
  ],
];

/** Rows that name others which are not there. */
export function* referenceFaults(database: Database): Generator<LedgerFault[]> {
  const broken = database.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
  yield broken.slice(0, MOST).map(({ table, rowid, parent }) => ({
    kind: 'reference',
    id: idOf(database, table, rowid),
    place: rowid === null ? table : `${table}, row ${rowid}`,
    fault: `it names a row of ${parent} that is not there`,
  }));
  for (const [place, fault, query] of RULES) {
    const ids = database.prepare(`${query} limit ${MOST}`).pluck().all() as string[];
    yield ids.map((id) => ({ kind: 'reference', id, place, fault }));
  }
}

const WITH_IDS: readonly string[] = ['document_rows', 'statement_rows', 'event_rows'];
const OF_STATEMENTS: readonly string[] = ['reports'];

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
