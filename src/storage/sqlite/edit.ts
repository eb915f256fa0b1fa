import type { Kysely } from 'kysely';
import type { Article } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { type DocumentChanges, type Edited, editedArticle } from '../../ledger/index.ts';
import { type Incoming, write } from './add.ts';
import type { Connection } from './connection.ts';
import { damaged } from './failures.ts';
import { find } from './find.ts';
import { articleOf, differences, entriesOf } from './refresh.ts';
import { METADATA } from './rows.ts';
import type { Tables } from '../shared/tables.ts';

/** A document that is to be edited: its current version, and the article with what is to be set. */
export interface Edit {
  readonly document: string;
  readonly version: number;
  readonly article: Article;
  readonly fields: Edited['fields'];
  readonly sourceSha256: string | null;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Looks a document up and makes its article anew; writes nothing. @throws OnrecordError OR3003, OR3007, OR3017 */
export async function editOf({ db, database }: Connection, given: string, changes: DocumentChanges): Promise<Edit> {
  const pk = await find(db, 'document', given.trim());
  const row = await db
    .selectFrom('document_rows as d')
    .innerJoin('versions as v', 'v.pk', 'd.current')
    .select(METADATA)
    .select(['v.pk', 'v.text', 'v.basis'])
    .where('d.pk', '=', pk)
    .executeTakeFirstOrThrow(() => damaged(`documents, row ${pk}`, 'its current version is not there'));
  const at = new Date().toISOString();
  const { article, fields } = editedArticle(articleOf(database, row), changes, at);
  return { document: row.document_id, version: row.number, article, fields, sourceSha256: row.source_sha256, at };
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
 * Writes the edited document as a new version; to be called within a transaction.
 * @throws OnrecordError OR3015 where another version has become the current one in the meantime
 */
export async function writeEdit(connection: Connection, edit: Edit, incoming: Incoming): Promise<Edited> {
  const { db, database } = connection;
  const before = await currentOf(db, edit.document);
  if (before?.number !== edit.version || incoming.id !== edit.document) {
    throw new OnrecordError('OR3015', { input: edit.document });
  }
  const was = entriesOf(database, before.pk);
  const { version } = await write(connection, incoming);
  const after = await currentOf(db, edit.document);
  if (after?.number !== version) throw new OnrecordError('OR3015', { input: edit.document });
  const { kept, changed, added, removed } = differences(edit.document, was, entriesOf(database, after.pk));
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
}

const currentOf = (db: Kysely<Tables>, id: string) =>
  db
    .selectFrom('document_rows as d')
    .innerJoin('versions as v', 'v.pk', 'd.current')
    .select(['v.pk', 'v.number'])
    .where('d.id', '=', id)
    .executeTakeFirst();
