import { sql } from 'kysely';
import type { Article } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { type Arriving, type DocumentChanges, type Edited, editedArticle, readingChanges } from '../../ledger/index.ts';
import { damaged } from './damaged.ts';
import { find } from './find.ts';
import { articleOf, type ArticleRow } from './articles.ts';
import { METADATA } from './rows.ts';
import { beforeAdding, write } from './add.ts';
import type { Judges } from './judgement.ts';
import { readingsIn } from './refresh.ts';
import type { Session, Store } from './session.ts';
import { rowOf } from './sql.ts';

/** A document that is to be edited: its current version, and the article with what is to be set. */
export interface Edit {
  readonly document: string;
  readonly version: number;
  readonly article: Article;
  /** The version of the model that read it. */
  readonly model: string;
  readonly fields: Edited['fields'];
  readonly sourceSha256: string | null;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Looks a document up and makes its article anew; writes nothing. @throws OnrecordError OR3003, OR3007, OR3017 */
export async function editOf(session: Session, given: string, changes: DocumentChanges): Promise<Edit> {
  const pk = await find(session, 'document', given.trim());
  const row = await rowOf<ArticleRow & { source_sha256: string | null }>(
    session,
    sql`select ${METADATA}, v.pk, v.text, v.basis from document_rows d join versions v on v.pk = d.current
      where d.pk = ${pk}`,
  );
  if (!row) throw damaged(`documents, row ${pk}`, 'its current version is not there');
  const at = new Date().toISOString();
  const { article, fields } = editedArticle(await articleOf(session, row), changes, at);
  return {
    document: row.document_id,
    version: row.number,
    article,
    model: row.model,
    fields,
    sourceSha256: row.source_sha256,
    at,
  };
}

/** What an edit that sets nothing comes to. */
export const unchangedBy = ({ document, version }: Edit): Edited => ({
  document,
  version,
  status: 'unchanged',
  fields: [],
  kept: [],
  changed: [],
  added: [],
  removed: [],
});

/**
 * Writes the edited document as a new version.
 * @throws OnrecordError OR3003 where the document has been removed in the meantime, OR3021 where it has changed
 */
export async function writeEdit(
  { read, write: inWrite }: Store,
  judges: Judges,
  edit: Edit,
  arriving: Arriving,
): Promise<Edited> {
  const judgement = await beforeAdding(read, judges, arriving);
  return inWrite(async (session) => {
    const overtaken = (): OnrecordError => new OnrecordError('OR3021', { input: edit.document });
    const before = await currentOf(session, edit.document);
    if (!before) throw new OnrecordError('OR3003', { input: edit.document });
    if (before.number !== edit.version || arriving.id !== edit.document) throw overtaken();
    const was = await readingsIn(session, before.pk);
    const { version } = await write(session, judges, arriving, judgement);
    const after = await currentOf(session, edit.document);
    if (after?.number !== version) throw overtaken();
    const { kept, changed, added, removed } = readingChanges(
      edit.document,
      was,
      await readingsIn(session, after.pk),
    );
    return {
      document: edit.document,
      version,
      status: 'new-version',
      fields: edit.fields,
      kept,
      changed,
      added,
      removed,
    };
  });
}

const currentOf = (session: Session, id: string): Promise<{ pk: number; number: number } | undefined> =>
  rowOf(
    session,
    sql`select v.pk, v.number from document_rows d join versions v on v.pk = d.current where d.id = ${id}`,
  );
