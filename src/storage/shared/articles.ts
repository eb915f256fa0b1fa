import { sql } from 'kysely';
import type { Article, CurrentVersions } from '../../document/index.ts';
import type { Outdated } from '../../ledger/index.ts';
import { offsetsOf } from '../../text/index.ts';
import { blocksOf } from './everyVersion.ts';
import { fromJson } from './json.ts';
import { METADATA, type MetadataRow, metadataOf, type Version } from './rows.ts';
import { inPortions, type Portion } from './portions.ts';
import type { Fragment, InSession, Session } from './session.ts';
import { rowOf } from './sql.ts';

const isOutdated = ({ onrecord, model, lexicon }: CurrentVersions): Fragment =>
  sql`(v.program <> ${onrecord} or v.model not in (${sql.join([model].flat())}) or v.lexicon <> ${lexicon})`;

/** How many current versions another program, model or lexicon has read. */
export const outdatedCount = async (session: Session, versions: CurrentVersions): Promise<number> =>
  (
    await rowOf<{ count: number }>(
      session,
      sql`select count(*) as count from document_rows d join versions v on v.pk = d.current where ${isOutdated(versions)}`,
    )
  )?.count ?? 0;

/** One document at a time: a reading takes far longer than a look for the next one. */
export async function* outdated(read: InSession, versions: CurrentVersions): AsyncGenerator<Outdated> {
  const portions = inPortions(read, 'document_rows', (session, after) => outdatedAfter(session, versions, after));
  for await (const articles of portions) yield* articles;
}

async function outdatedAfter(
  session: Session,
  than: CurrentVersions,
  after: number,
): Promise<Portion<Outdated>> {
  const row = await rowOf<ArticleRow & { document_pk: number }>(
    session,
    sql`select ${METADATA}, d.pk as document_pk, v.pk, v.text, v.basis
      from document_rows d join versions v on v.pk = d.current
      where d.pk > ${after} and ${isOutdated(than)} order by d.pk limit 1`,
  );
  if (!row) return { items: [], last: null };
  const { id, versions } = metadataOf(row);
  const article = await articleOf(session, row);
  return { items: [{ document: id, article, versions }], last: row.document_pk };
}

/** The article of a version, as it is to be read again; offsets are UTF-16. */
export async function articleOf(session: Session, row: ArticleRow): Promise<Article> {
  const { toUtf16 } = offsetsOf(row.text);
  const { id, url, givenBy, claimedUrl, form, edited, title, outlet, byline, language, published } = metadataOf(row);
  const blocks = await blocksOf(session, row.pk);
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
    blocks: blocks.map((block) => ({
      ...block,
      span: toUtf16(block.span),
      ...(block.label ? { label: toUtf16(block.label) } : {}),
    })),
    basis: fromJson(row.basis, 'basis', `versions.basis of ${id}`),
  };
}

/** What `articleOf` has to know of a version. */
export type ArticleRow = MetadataRow & Pick<Version, 'pk' | 'text' | 'basis'>;
