import type { Database } from 'better-sqlite3';
import {
  documentId,
  faultsOfDocument,
  fingerprintOf,
  identityOf,
  type LedgerFault,
  type PointRecorded,
  sha256,
  type ShapeName,
  statementIds,
} from '../../../ledger/index.ts';
import { type VersionRow, versionOf } from '../everyVersion.ts';
import { jsonIn } from '../json.ts';
import { rowOf, rowsOf } from '../statement.ts';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly shape: ShapeName;
  /** Gives, for a version, what the column holds and the row's key; `id` of what has an id of its own. */
  readonly rows: string;
}

const columns = (table: string, rows: string, shapes: Readonly<Record<string, ShapeName>>): Column[] =>
  Object.entries(shapes).map(([name, shape]) => ({ table, name, shape, rows: rows.replace(':json', name) }));

/** Columns of JSON with their shapes. */
const COLUMNS: readonly Column[] = [
  ...columns('versions', 'select null as id, :json as json, pk as row from versions where pk = ?', {
    byline: 'byline',
    published: 'date',
    basis: 'basis',
    edited: 'edit',
    sentences: 'spans',
    entities: 'entities',
    dates: 'dates',
  }),
  ...columns('blocks', 'select null as id, :json as json, ordinal as row from blocks where version = ?', {
    label: 'span',
  }),
  ...columns('attributions', 'select null as id, :json as json, ordinal as row from attributions where version = ?', {
    source: 'spans',
    cue: 'spans',
    content: 'spans',
  }),
  ...columns(
    'reports',
    `select s.id, r.:json as json, r.pk as row from reports r left join statement_rows s on s.pk = r.statement
     where r.version = ?`,
    { reading: 'reading' },
  ),
  ...columns('events', 'select id, :json as json, pk as row from event_rows where version = ?', {
    reading: 'eventReading',
  }),
];

type Row = VersionRow & { readonly fingerprint: string; readonly identity: string };

/** Version after version, each at one moment: its columns, its hashes and ids, and whether its parts fit together. */
export function* versionFaults(database: Database): Generator<LedgerFault[]> {
  const at = database.transaction((pk: number) => faultsIn(database, pk));
  for (let last = 0; ;) {
    const next = rowOf<{ pk: number }>(database, 'select pk from versions where pk > ? order by pk limit 1', last);
    if (!next) return;
    last = next.pk;
    yield at(next.pk);
  }
}

function faultsIn(database: Database, pk: number): LedgerFault[] {
  const row = rowOf<Row>(
    database,
    `select v.*, d.id as document_id, d.identity from versions v left join document_rows d on d.pk = v.document where v.pk = ?`,
    pk,
  );
  // Taken out since; or of no document, which is a fault of references.
  if (!row?.document_id) return [];
  const id = row.document_id;
  const version = `version ${row.number}`;
  const unread = COLUMNS.flatMap(({ table, name, shape, rows }): LedgerFault[] =>
    rowsOf<{ id: string | null; json: string | null; row: number }>(database, rows, pk).flatMap((found) => {
      const fault = found.json === null ? null : jsonIn(found.json, shape).fault;
      const place = `${table}.${name}, row ${found.row} of ${version}`;
      return fault === null ? [] : [{ kind: 'json', id: found.id ?? id, place, fault }];
    }),
  );
  const time: LedgerFault[] = Number.isNaN(Date.parse(row.retrieved))
    ? [{ kind: 'json', id, place: `versions.retrieved of ${version}`, fault: 'not a time' }]
    : [];
  const hashes: LedgerFault[] =
    row.sha256 === sha256(row.text)
      ? []
      : [{ kind: 'hash', id, place: `versions.sha256 of ${version}`, fault: 'the text is not the one that was kept' }];
  const first = [...unread, ...time, ...hashes];
  if (unread.length + time.length > 0) return first;
  const { document } = versionOf(database, row);
  return [...first, ...partFaults(document, version), ...idFaults(document, row, version)];
}

/** What stands in a statement is told with the statement's id. */
function partFaults(document: PointRecorded, version: string): LedgerFault[] {
  return [...faultsOfDocument(document)].map(({ kind, place, fault }) => {
    const [, list, at] = /^(statements|events)\[(\d+)\]/.exec(place) ?? [];
    const part = list === undefined ? undefined : document[list as 'statements' | 'events'][Number(at)];
    return { kind, id: part?.id ?? document.id, place: `${place} of ${version}`, fault };
  });
}

function idFaults(document: PointRecorded, row: Row, version: string): LedgerFault[] {
  const { id } = document;
  const faults: LedgerFault[] = [];
  const fault = (of: string, place: string, words: string): unknown =>
    faults.push({ kind: 'hash', id: of, place: `${place} of ${version}`, fault: words });
  if (identityOf(document) !== row.identity) fault(id, 'documents.identity', 'not that of its address or text');
  if (documentId(row.identity) !== id) fault(id, 'documents.id', 'not the one that its identity has');
  if (fingerprintOf(document) !== row.fingerprint)
    fault(id, 'versions.fingerprint', 'not that of its text and metadata');
  if (document.statements.length === document.attributions.length) {
    const ids = statementIds(id, document.text, document.attributions);
    for (const [at, statement] of document.statements.entries()) {
      if (statement.id !== ids[at]) fault(statement.id, 'statements.id', 'not the one that its words have');
    }
  }
  return faults;
}
