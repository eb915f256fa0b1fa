import { sql } from 'kysely';
import { type Arriving, type PointRecorded, sha256 } from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { insert } from './sql.ts';

/** Writes a version with its text and blocks; what was read from it follows. Gives its key. */
export async function insertVersion(
  session: Session,
  document: number,
  number: number,
  { document: article, fingerprint, retrieved, sourceSha256 }: Arriving,
): Promise<number> {
  const [inserted] = await insert<'versions', { pk: number }>(
    session,
    'versions',
    [{
      document,
      number,
      fingerprint,
      retrieved,
      sha256: sha256(article.text),
      source_sha256: sourceSha256,
      program: article.versions.onrecord,
      model: article.versions.model,
      lexicon: article.versions.lexicon,
      url: article.url,
      given_by: article.givenBy ?? null,
      claimed_url: article.claimedUrl ?? null,
      form: article.form ?? null,
      edited: article.edited ? JSON.stringify(article.edited) : null,
      title: article.title,
      outlet: article.outlet,
      language: article.language,
      byline: JSON.stringify(article.byline),
      published: article.published && JSON.stringify(article.published),
      basis: JSON.stringify(article.basis),
      text: article.text,
      sentences: JSON.stringify(article.sentences),
      entities: JSON.stringify(article.entities),
      dates: JSON.stringify(article.dates),
      original: null,
    }],
    { returning: sql`pk` },
  );
  const pk = inserted?.pk ?? 0;
  await insertBlocks(session, pk, article);
  return pk;
}

const insertBlocks = (session: Session, version: number, { blocks }: PointRecorded): Promise<unknown> =>
  insert(
    session,
    'blocks',
    blocks.map(({ kind, span, speaker, label, at }, ordinal) => ({
      version,
      ordinal,
      kind,
      start: span[0],
      end: span[1],
      speaker: speaker ?? null,
      label: label ? JSON.stringify(label) : null,
      at: at === undefined ? null : Math.round(at),
    })),
  );

/** The key of a document that has not been there. */
export async function insertDocument(session: Session, { id, identity }: Arriving): Promise<number> {
  const [row] = await insert<'document_rows', { pk: number }>(
    session,
    'document_rows',
    [{ id, identity, current: null }],
    { returning: sql`pk` },
  );
  return row?.pk ?? 0;
}
