import { sql } from 'kysely';
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
import { METADATA } from '../rows.ts';
import type { Fragment, InSession, Session } from '../session.ts';
import { inPortions } from '../portions.ts';
import { rowOf, rowsOf } from '../sql.ts';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly shape: ShapeName;
  /** Gives, for a version, what the column holds (`json`) and the row's key; `id` of what has an id of its own. */
  readonly rows: (version: number) => Fragment;
}

const columns = (
  table: string,
  rows: (json: Fragment, version: number) => Fragment,
  shapes: Readonly<Record<string, ShapeName>>,
): Column[] =>
  Object.entries(shapes).map(([name, shape]) => ({
    table,
    name,
    shape,
    rows: (version) => rows(sql.ref(`t.${name}`), version),
  }));

/** Columns of JSON with their shapes. */
const COLUMNS: readonly Column[] = [
  ...columns('versions', (json, version) => sql`select ${json} as json, t.pk as row from versions t where t.pk = ${version}`, {
    byline: 'byline',
    published: 'date',
    basis: 'basis',
    edited: 'edit',
    sentences: 'spans',
    entities: 'entities',
    dates: 'dates',
  }),
  ...columns(
    'blocks',
    (json, version) => sql`select ${json} as json, t.ordinal as row from blocks t where t.version = ${version} order by 2`,
    { label: 'span' },
  ),
  ...columns(
    'attributions',
    (json, version) =>
      sql`select ${json} as json, t.ordinal as row from attributions t where t.version = ${version} order by 2`,
    { source: 'spans', cue: 'spans', content: 'spans' },
  ),
  ...columns(
    'reports',
    (json, version) =>
      sql`select s.id, ${json} as json, t.pk as row from reports t left join statement_rows s on s.pk = t.statement
        where t.version = ${version} order by t.pk`,
    { reading: 'reading', decided: 'reading' },
  ),
  ...columns(
    'events',
    (json, version) => sql`select t.id, ${json} as json, t.pk as row from event_rows t where t.version = ${version} order by t.pk`,
    { reading: 'eventReading', decided: 'eventReading' },
  ),
];

type Row = VersionRow & { readonly fingerprint: string; readonly identity: string };

/** Version after version, each at one moment: its columns, its hashes and ids, and whether its parts fit together. */
export async function* versionFaults(read: InSession): AsyncGenerator<readonly LedgerFault[]> {
  yield* inPortions(read, 'versions', async (session, after) => {
    const row = await rowOf<{ pk: number }>(
      session,
      sql`select pk from versions where pk > ${after} order by pk limit 1`,
    );
    return row ? { items: await faultsIn(session, row.pk), last: row.pk } : { items: [], last: null };
  });
}

async function faultsIn(session: Session, pk: number): Promise<LedgerFault[]> {
  const row = await rowOf<Row>(
    session,
    sql`select v.pk, v.document, v.text, v.basis, v.sentences, v.entities, v.dates, v.fingerprint, d.identity, ${METADATA}
      from versions v left join document_rows d on d.pk = v.document where v.pk = ${pk}`,
  );
  // Taken out since; or of no document, which is a fault of references.
  if (!row?.document_id) return [];
  const id = row.document_id;
  const version = `version ${row.number}`;
  const unread: LedgerFault[] = [];
  for (const { table, name, shape, rows } of COLUMNS) {
    const found = await rowsOf<{ id?: string | null; json: string | null; row: number }>(session, rows(pk));
    for (const { id: own, json, row: number } of found) {
      const fault = json === null ? null : jsonIn(json, shape).fault;
      if (fault === null) continue;
      unread.push({ kind: 'json', id: own ?? id, place: `${table}.${name}, row ${number} of ${version}`, fault });
    }
  }
  const time: LedgerFault[] = Number.isNaN(Date.parse(row.retrieved))
    ? [{ kind: 'json', id, place: `versions.retrieved of ${version}`, fault: 'not a time' }]
    : [];
  const hashes: LedgerFault[] =
    row.sha256 === sha256(row.text)
      ? []
      : [{ kind: 'hash', id, place: `versions.sha256 of ${version}`, fault: 'the text is not the one that was kept' }];
  const first = [...unread, ...time, ...hashes];
  if (unread.length + time.length > 0) return first;
  const { document } = await versionOf(session, row);
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
