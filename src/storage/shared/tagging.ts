import { sql } from 'kysely';
import { type TagChanges, type TaggedDocument, tagOf } from '../../ledger/index.ts';
import { find } from './find.ts';
import type { Session } from './session.ts';
import { insert, rowsOf, run } from './sql.ts';

/** Gives and takes tags; to be called within a transaction. */
export async function tag(
  session: Session,
  ids: readonly string[],
  { add = [], remove = [] }: TagChanges,
): Promise<TaggedDocument[]> {
  const [given, taken] = [add.map(tagOf), remove.map(tagOf)];
  const documents: number[] = [];
  for (const id of ids) documents.push(await find(session, 'document', id.trim()));
  const { list } = session.dialect;
  if (taken.length > 0) {
    await run(
      session,
      sql`delete from tags where document in ${list(documents)} and tag in ${list(taken, 'text')}`,
    );
  }
  await addTags(session, documents, given);
  const rows = await rowsOf<{ pk: number; id: string; tag: string | null }>(
    session,
    sql`select d.pk, d.id, t.tag from document_rows d left join tags t on t.document = d.pk
      where d.pk in ${list(documents)} order by t.tag`,
  );
  const tagged = Map.groupBy(rows, ({ pk }) => pk);
  return documents.map((pk, at) => ({
    document: tagged.get(pk)?.[0]?.id ?? ids[at] ?? '',
    tags: (tagged.get(pk) ?? []).flatMap(({ tag }) => tag ?? []),
  }));
}

/** Tags that a document has already are left as they are. */
export const addTags = (
  session: Session,
  documents: readonly number[],
  tags: readonly string[],
): Promise<unknown> =>
  insert(
    session,
    'tags',
    documents.flatMap((document) => [...new Set(tags)].map((name) => ({ document, tag: name }))),
    { conflict: sql`on conflict do nothing` },
  );
