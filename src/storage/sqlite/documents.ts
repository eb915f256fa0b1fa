import type { Database } from 'better-sqlite3';
import { OnrecordError } from '../../errors/index.ts';
import {
  dayBound,
  DOCUMENT_FILTERS,
  type DocumentFilter,
  type DocumentPage,
  type DocumentQuery,
  type DocumentSummary,
  foldName,
  outletWords,
  ROLES,
  tagsIn,
} from '../../ledger/index.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { InSession } from '../shared/session.ts';
import { all, type Condition } from './condition.ts';
import { partiesNamed } from './parties.ts';
import { METADATA, type MetadataRow, metadataOf } from './rows.ts';
import { bound, rowOf, rowsOf } from './statement.ts';

const DEFAULT_LIMIT = 20;
const MOST = 1_000;
const PORTION = 200;

const ADDED = '(select min(w.retrieved) from versions w where w.document = d.pk)';
const FROM = 'document_rows d join versions v on v.pk = d.current';

/** Functions that the queries of documents ask, in the words of names.ts. */
export function registerFunctions(database: Database): void {
  database.function('folded', { deterministic: true }, (text) => foldName(String(text ?? '')));
  database.function('outlet_words', { deterministic: true }, (outlet, url, givenBy) =>
    outletWords({ outlet: textOf(outlet), url: textOf(url), givenBy: textOf(givenBy) }),
  );
}

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/** What a query has beside filters. */
const OF_PAGES = ['limit', 'cursor', 'order'];

/** The conditions of a filter on `d` and `v`. @throws OnrecordError OR3004, OR3016, OR3018 */
function conditionsOf(database: Database, filter: DocumentFilter): Condition {
  const conditions: Condition[] = [{ sql: '1', values: [] }];
  const where = (sql: string, ...values: unknown[]): unknown => conditions.push({ sql, values });
  const { outlet, title, speaker, tag, form, from, to, addedFrom, addedTo } = filter;
  for (const [name, value] of Object.entries(filter)) {
    if (![...DOCUMENT_FILTERS, ...OF_PAGES].some((known) => known === name)) {
      throw new OnrecordError('OR3018', { input: name, fault: 'there is no such filter' });
    }
    // Of a variable that is not set, in a script; passed over, it would let in what nobody meant.
    if (typeof value === 'string' && foldName(value) === '') {
      throw new OnrecordError('OR3018', { input: name, fault: 'it is empty' });
    }
  }
  if (outlet) where('instr(outlet_words(v.outlet, v.url, v.given_by), ?) > 0', foldName(outlet));
  for (const word of title ? foldName(title).split(' ').filter(Boolean) : [])
    where('instr(folded(v.title), ?) > 0', word);
  if (speaker) {
    where(
      `v.pk in (select s.version from statement_parties q join statement_rows s on s.pk = q.statement
        where s.current = 1 and q.role in (${ROLES.speaker}, ${ROLES.speaksFor})
        and q.name in (select value from json_each(?)))`,
      bound(partiesNamed(database, speaker)),
    );
  }
  for (const name of tag ? tagsIn(tag) : [])
    where('exists (select 1 from tags t where t.document = d.pk and t.tag = ?)', name);
  if (form === 'transcript') where('exists (select 1 from transcripts t where t.version = v.pk)');
  else if (form) where('v.form = ?', form);
  if (from) where(`substr(v.published ->> '$.to', 1, 10) >= ?`, dayBound(from, 'from'));
  if (to) where(`substr(v.published ->> '$.from', 1, 10) <= ?`, dayBound(to, 'to'));
  if (addedFrom) where(`substr(${ADDED}, 1, 10) >= ?`, dayBound(addedFrom, 'from'));
  if (addedTo) where(`substr(${ADDED}, 1, 10) <= ?`, dayBound(addedTo, 'to'));
  return all(conditions);
}

/** Whether a filter asks for anything. */
export const isOfSome = (filter: DocumentFilter): boolean =>
  DOCUMENT_FILTERS.some((name) => filter[name] !== undefined);

type Row = MetadataRow & {
  readonly pk: number;
  readonly version_count: number;
  readonly statement_count: number;
  readonly added: string;
  readonly transcript: 0 | 1;
  readonly tags: string;
};

const SELECTED = `${METADATA.join(', ')}, d.pk, ${ADDED} as added,
  (select count(*) from versions where document = d.pk) as version_count,
  (select count(*) from reports where version = v.pk) as statement_count,
  exists (select 1 from transcripts t where t.version = v.pk) as transcript,
  (select json_group_array(tag) from (select tag from tags where document = d.pk order by tag)) as tags`;

const summaryOf = (row: Row): DocumentSummary => ({
  ...metadataOf(row),
  versionCount: row.version_count,
  statementCount: row.statement_count,
  added: row.added,
  tags: JSON.parse(row.tags) as string[],
  transcript: row.transcript === 1,
});

/** The summary of one document, undefined where its current version is not there. */
export function summaryIn(database: Database, pk: number): DocumentSummary | undefined {
  const row = rowOf<Row>(database, `select ${SELECTED} from ${FROM} where d.pk = ?`, pk);
  return row && summaryOf(row);
}

/** All documents that match by key, a portion at a time: nothing is locked between portions. */
export async function* everyDocument(read: InSession, filter: DocumentFilter): AsyncGenerator<DocumentSummary> {
  for (let last = 0; ;) {
    const after = last;
    const rows = await read(async ({ database }) => {
      const { sql, values } = conditionsOf(database, filter);
      const question = `select ${SELECTED} from ${FROM} where d.pk > ? and ${sql} order by d.pk limit ${PORTION}`;
      return rowsOf<Row>(database, question, after, ...values);
    });
    yield* rows.map(summaryOf);
    if (rows.length < PORTION) return;
    last = rows.at(-1)?.pk ?? last;
  }
}

/** The ids of all documents that match. */
export function idsOf(database: Database, filter: DocumentFilter): string[] {
  const { sql, values } = conditionsOf(database, filter);
  return rowsOf<{ id: string }>(database, `select d.id from ${FROM} where ${sql} order by d.pk`, ...values).map(
    ({ id }) => id,
  );
}

/** What stands for a document in each order, and whether the greatest comes first; what has none sorts last. Of titles
 * the beginning counts, which keeps cursors short. */
const ORDERS = {
  added: { place: ADDED, latest: true },
  published: { place: `coalesce(v.published ->> '$.from', '')`, latest: true },
  title: { place: `coalesce(nullif(substr(folded(v.title), 1, 60), ''), char(0x10ffff))`, latest: false },
} as const;

/** One page of documents, and the number of all. @throws OnrecordError OR3004, OR3016, OR3018 */
export function documentPage(database: Database, query: DocumentQuery): DocumentPage {
  const { limit = DEFAULT_LIMIT, order = 'added', cursor } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    throw new OnrecordError('OR3018', { input: `limit ${limit}`, fault: `a page has 1 to ${MOST} documents` });
  }
  if (!Object.hasOwn(ORDERS, order)) {
    throw new OnrecordError('OR3018', { input: `order ${order}`, fault: 'it is added, published or title' });
  }
  const { place, latest } = ORDERS[order];
  const { sql, values } = conditionsOf(database, query);
  const after = cursor === undefined ? null : decodeCursor(cursor, order);
  const beyond = latest ? '<' : '>';
  const following = after ? `and (place ${beyond} ? or (place = ? and pk > ?))` : '';
  const rows = rowsOf<{ pk: number; place: string }>(
    database,
    `select pk, place from (select d.pk, ${place} as place from ${FROM} where ${sql})
     where 1 ${following} order by place ${latest ? 'desc' : 'asc'}, pk limit ?`,
    ...values,
    ...(after ? [after.place, after.place, after.pk] : []),
    limit + 1,
  );
  const counted = rowOf<{ documents: number; statements: number | null }>(
    database,
    `select count(*) as documents, sum((select count(*) from reports where version = v.pk)) as statements
     from ${FROM} where ${sql}`,
    ...values,
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    total: counted?.documents ?? 0,
    statements: counted?.statements ?? 0,
    documents: shown.flatMap(({ pk }) => summaryIn(database, pk) ?? []),
    next: last ? encodeCursor(order, last) : null,
  };
}
