import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import {
  dayBounds,
  DOCUMENT_FILTERS,
  type DocumentFilter,
  type DocumentPage,
  type DocumentQuery,
  type DocumentSummary,
  foldName,
  ROLES,
  tagsIn,
} from '../../ledger/index.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { all } from './condition.ts';
import { inPortions, portionOf } from './portions.ts';
import { partiesNamed } from './partiesNamed.ts';
import { METADATA, type MetadataRow, metadataOf } from './rows.ts';
import type { Fragment, InSession, Session } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';

const DEFAULT_LIMIT = 20;
const MOST = 1_000;
const PORTION = 200;

const ADDED = sql`(select min(w.retrieved) from versions w where w.document = d.pk)`;
const FROM = sql`document_rows d join versions v on v.pk = d.current`;
const IS_TRANSCRIPT = sql`exists (select 1 from transcripts t where t.version = v.pk)`;

/** What a query has beside filters. */
const OF_PAGES = ['limit', 'cursor', 'order'];

/** The conditions of a filter on `d` and `v`. @throws OnrecordError OR3004, OR3016, OR3018 */
async function conditionsOf(session: Session, filter: DocumentFilter): Promise<Fragment> {
  const { contains, json, list, outletWords, titleFolded } = session.dialect;
  const conditions: Fragment[] = [];
  const { outlet, title, speaker, tag, form } = filter;
  for (const [name, value] of Object.entries(filter)) {
    if (![...DOCUMENT_FILTERS, ...OF_PAGES].some((known) => known === name)) {
      throw new OnrecordError('OR3018', { input: name, fault: 'there is no such filter' });
    }
    // Of a variable that is not set, in a script; passed over, it would let in what nobody meant.
    if (typeof value === 'string' && foldName(value) === '') {
      throw new OnrecordError('OR3018', { input: name, fault: 'it is empty' });
    }
  }
  if (outlet) conditions.push(contains(outletWords('v'), foldName(outlet)));
  for (const word of title ? foldName(title).split(' ').filter(Boolean) : []) {
    conditions.push(contains(titleFolded('v'), word));
  }
  if (speaker) {
    const names = list(await partiesNamed(session, speaker), 'integer');
    conditions.push(
      sql`v.pk in (select s.version from statement_parties q join statement_rows s on s.pk = q.statement
        where s.current = 1 and q.role in (${sql.lit(ROLES.speaker)}, ${sql.lit(ROLES.speaksFor)}) and q.name in ${names})`,
    );
  }
  for (const name of tag ? tagsIn(tag) : []) {
    conditions.push(sql`exists (select 1 from tags t where t.document = d.pk and t.tag = ${name})`);
  }
  if (form === 'transcript') conditions.push(IS_TRANSCRIPT);
  else if (form) conditions.push(sql`v.form = ${form}`);
  const published = (end: 'from' | 'to'): Fragment => sql`substr(${json('v.published', [end], 'text')}, 1, 10)`;
  const { from, to } = dayBounds(filter);
  const added = dayBounds({ from: filter.addedFrom, to: filter.addedTo });
  if (from !== null) conditions.push(sql`${published('to')} >= ${from}`);
  if (to !== null) conditions.push(sql`${published('from')} <= ${to}`);
  if (added.from !== null) conditions.push(sql`substr(${ADDED}, 1, 10) >= ${added.from}`);
  if (added.to !== null) conditions.push(sql`substr(${ADDED}, 1, 10) <= ${added.to}`);
  return all(conditions);
}

/** The current versions of the documents that match, as a question for their keys. @throws OnrecordError OR3004, OR3016, OR3018 */
export const versionsMatching = async (session: Session, filter: DocumentFilter): Promise<Fragment> =>
  sql`select v.pk from ${FROM} where ${await conditionsOf(session, filter)}`;

/** Whether a filter asks for anything. */
export const isOfSome = (filter: DocumentFilter): boolean =>
  DOCUMENT_FILTERS.some((name) => filter[name] !== undefined);

type Row = MetadataRow & {
  readonly pk: number;
  readonly version_count: number;
  readonly statement_count: number;
  readonly added: string;
  readonly beginning: string | null;
  readonly transcript: 0 | 1;
};

/** Characters of a beginning: a line of a list. */
const BEGINNING = 90;

const SELECTED = sql`${METADATA}, d.pk, ${ADDED} as added,
  (select count(*) from versions where document = d.pk) as version_count,
  (select count(*) from reports where version = v.pk) as statement_count,
  case when coalesce(v.title, '') = '' then substr(v.text, 1, ${sql.lit(2 * BEGINNING)}) end as beginning,
  case when ${IS_TRANSCRIPT} then 1 else 0 end as transcript`;

/** Whole words as far as a line goes. */
function beginningOf(text: string | null): string | null {
  const words = (text ?? '').split(/\s+/u).filter(Boolean);
  if (words.length === 0) return null;
  const shown: string[] = [];
  let room = BEGINNING;
  for (const word of words) {
    room -= word.length + 1;
    if (room < 0 && shown.length > 0) return `${shown.join(' ')} …`;
    shown.push(word);
  }
  return shown.join(' ');
}

async function summariesOf(session: Session, rows: readonly Row[]): Promise<DocumentSummary[]> {
  const tagged = await rowsOf<{ document: number; tag: string }>(
    session,
    sql`select document, tag from tags where document in ${session.dialect.list(
      rows.map(({ pk }) => pk),
      'integer',
    )} order by document, tag`,
  );
  const tags = Map.groupBy(tagged, ({ document }) => document);
  return rows.map((row) => ({
    ...metadataOf(row),
    versionCount: row.version_count,
    statementCount: row.statement_count,
    added: row.added,
    beginning: beginningOf(row.beginning),
    tags: (tags.get(row.pk) ?? []).map(({ tag }) => tag),
    transcript: row.transcript === 1,
  }));
}

/** The summary of one document, undefined where its current version is not there. */
export const summaryIn = async (session: Session, pk: number): Promise<DocumentSummary | undefined> =>
  (await summariesIn(session, [pk]))[0];

/** The same of several, in their order. */
async function summariesIn(session: Session, pks: readonly number[]): Promise<DocumentSummary[]> {
  const rows = await rowsOf<Row>(
    session,
    sql`select ${SELECTED} from ${FROM} where d.pk in ${session.dialect.list(pks, 'integer')}`,
  );
  const found = new Map(rows.map((row) => [row.pk, row]));
  return summariesOf(
    session,
    pks.flatMap((pk) => found.get(pk) ?? []),
  );
}

/** All documents that match by key, a portion at a time: nothing is locked between portions. */
export async function* everyDocument(read: InSession, filter: DocumentFilter): AsyncGenerator<DocumentSummary> {
  const portions = inPortions(read, 'document_rows', async (session, after) => {
    const rows = await rowsOf<Row>(
      session,
      sql`select ${SELECTED} from ${FROM} where d.pk > ${after} and ${await conditionsOf(session, filter)}
        order by d.pk limit ${sql.lit(PORTION)}`,
    );
    return portionOf(rows, PORTION, ({ pk }) => pk, await summariesOf(session, rows));
  });
  for await (const documents of portions) yield* documents;
}

/** The ids of all documents that match. */
export async function idsOf(session: Session, filter: DocumentFilter): Promise<string[]> {
  const found = await rowsOf<{ id: string }>(
    session,
    sql`select d.id from ${FROM} where ${await conditionsOf(session, filter)} order by d.pk`,
  );
  return found.map(({ id }) => id);
}

/** Sorts after all titles. */
const UNTITLED = '\u{10FFFF}';

/** What stands for a document in each order, and whether the greatest comes first; what has none sorts last. Of titles
 * the beginning counts, which keeps cursors short. */
const ORDERS = {
  added: { place: () => ADDED, latest: true },
  published: {
    place: ({ json }: Session['dialect']) => sql`coalesce(${json('v.published', ['from'], 'text')}, '')`,
    latest: true,
  },
  title: {
    place: ({ titleFolded }: Session['dialect']) =>
      sql`coalesce(nullif(substr(${titleFolded('v')}, 1, 60), ''), ${UNTITLED})`,
    latest: false,
  },
} as const;

/** One page of documents, and the number of all. @throws OnrecordError OR3004, OR3016, OR3018 */
export async function documentPage(session: Session, query: DocumentQuery): Promise<DocumentPage> {
  const { limit = DEFAULT_LIMIT, order = 'added', cursor } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    throw new OnrecordError('OR3018', { input: `limit ${limit}`, fault: `a page has 1 to ${MOST} documents` });
  }
  if (!Object.hasOwn(ORDERS, order)) {
    throw new OnrecordError('OR3018', { input: `order ${order}`, fault: 'it is added, published or title' });
  }
  const { place, latest } = ORDERS[order];
  const conditions = await conditionsOf(session, query);
  const after = cursor === undefined ? null : decodeCursor(cursor, order);
  const beyond = latest ? sql`<` : sql`>`;
  const following = after
    ? sql`where place ${beyond} ${after.place} or (place = ${after.place} and pk > ${after.pk})`
    : sql``;
  const rows = await rowsOf<{ pk: number; place: string }>(
    session,
    sql`select pk, place from (select d.pk, ${place(session.dialect)} as place from ${FROM} where ${conditions}) p
      ${following} order by place ${latest ? sql`desc` : sql`asc`}, pk limit ${limit + 1}`,
  );
  const counted = await rowOf<{ documents: number; statements: number | null }>(
    session,
    sql`select count(*) as documents, sum((select count(*) from reports where version = v.pk)) as statements
      from ${FROM} where ${conditions}`,
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    total: counted?.documents ?? 0,
    statements: counted?.statements ?? 0,
    documents: await summariesIn(
      session,
      shown.map(({ pk }) => pk),
    ),
    next: last ? encodeCursor(order, last) : null,
  };
}
