import type { Database } from 'better-sqlite3';
import type { Article, Versions } from '../../document/index.ts';
import type { Outdated } from '../../ledger/index.ts';
import { offsetsOf } from '../../text/index.ts';
import type { InSession } from '../shared/session.ts';
import type { Connection } from './connection.ts';
import { blocksOf } from './everyVersion.ts';
import { fromJson } from './json.ts';
import { METADATA, type MetadataRow, metadataOf, type Version } from './rows.ts';
import { rowOf } from './statement.ts';

/** How many current versions another program, model or lexicon has read. */
export const outdatedCount = (database: Database, { onrecord, model, lexicon }: Versions): number =>
  rowOf<{ count: number }>(
    database,
    `select count(*) as count from document_rows d join versions v on v.pk = d.current
     where v.program <> ? or v.model <> ? or v.lexicon <> ?`,
    onrecord,
    model,
    lexicon,
  )?.count ?? 0;

/** One document at a time: a reading takes far longer than a look for the next one. */
export async function* outdated(read: InSession, versions: Versions): AsyncGenerator<Outdated> {
  for (let last = 0; ;) {
    const after = last;
    const next = await read((session) => outdatedAfter(session, versions, after));
    if (next === null) return;
    last = next.pk;
    yield next.outdated;
  }
}

async function outdatedAfter(
  { db, database }: Connection,
  { onrecord, model, lexicon }: Versions,
  after: number,
): Promise<{ readonly pk: number; readonly outdated: Outdated } | null> {
  const row = await db
    .selectFrom('document_rows as d')
    .innerJoin('versions as v', 'v.pk', 'd.current')
    .select(METADATA)
    .select(['d.pk as document_pk', 'v.pk', 'v.text', 'v.basis'])
    .where('d.pk', '>', after)
    .where((where) =>
      where.or([where('program', '<>', onrecord), where('model', '<>', model), where('lexicon', '<>', lexicon)]),
    )
    .orderBy('d.pk')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { id, versions } = metadataOf(row);
  return { pk: row.document_pk, outdated: { document: id, article: articleOf(database, row), versions } };
}

/** The article of a version, as it is to be read again; offsets are UTF-16. */
export function articleOf(database: Connection['database'], row: VersionRow): Article {
  const { toUtf16 } = offsetsOf(row.text);
  const { id, url, givenBy, claimedUrl, form, edited, title, outlet, byline, language, published } = metadataOf(row);
  return {
    id,
    url,
    givenBy,
    claimedUrl,
    form,
    edited,
    title,
    outlet,
    byline,
    language,
    published: published && { ...published, span: published.span && toUtf16(published.span) },
    text: row.text,
    blocks: blocksOf(database, row.pk).map((block) => ({
      ...block,
      span: toUtf16(block.span),
      ...(block.label ? { label: toUtf16(block.label) } : {}),
    })),
    basis: fromJson(row.basis, 'basis', `versions.basis of ${id}`),
  };
}

/** What `articleOf` has to know of a version. */
export type VersionRow = MetadataRow & Pick<Version, 'pk' | 'text' | 'basis'>;
