import type { Connection } from './connection.ts';
import { type TagChanges, type TagCount, type TaggedDocument, tagOf } from '../../ledger/index.ts';
import { find } from './find.ts';
import { rowsOf, run } from './statement.ts';

/** Gives and takes tags; to be called within a transaction. */
export async function tag(
  { db, database }: Connection,
  ids: readonly string[],
  { add = [], remove = [] }: TagChanges,
): Promise<TaggedDocument[]> {
  const [given, taken] = [add.map(tagOf), remove.map(tagOf)];
  const tagged: TaggedDocument[] = [];
  for (const id of ids) {
    const pk = await find(db, 'document', id.trim());
    for (const name of taken) run(database, 'delete from tags where document = ? and tag = ?', pk, name);
    addTags(database, pk, given);
    const [document] = rowsOf<{ id: string }>(database, 'select id from document_rows where pk = ?', pk);
    tagged.push({ document: document?.id ?? id, tags: tagsOf(database, pk) });
  }
  return tagged;
}

/** Tags that a document has already are left as they are. */
export function addTags(database: Connection['database'], document: number, tags: readonly string[]): void {
  for (const name of tags) run(database, 'insert or ignore into tags (document, tag) values (?, ?)', document, name);
}

/** The tags of a document, by the alphabet. */
export const tagsOf = (database: Connection['database'], document: number): string[] =>
  rowsOf<{ tag: string }>(database, 'select tag from tags where document = ? order by tag', document).map(
    (row) => row.tag,
  );

/** All tags, those of most documents first. */
export const everyTag = (database: Connection['database']): TagCount[] =>
  rowsOf<TagCount>(database, 'select tag, count(*) as documents from tags group by tag order by documents desc, tag');
