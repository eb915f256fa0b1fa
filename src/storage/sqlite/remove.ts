import { OnrecordError } from '../../errors/index.ts';
import { type Connection, retire } from './add.ts';
import { find } from './find.ts';

/** Takes out a document and what only it supports; to be called within a transaction. */
export async function remove({ db, database }: Connection, given: string): Promise<string> {
  if (!given.startsWith('doc_')) throw new OnrecordError('OR3003', { input: given });
  const pk = await find(db, 'documents', given);
  const { id, current } = await db
    .selectFrom('documents')
    .select(['id', 'current'])
    .where('pk', '=', pk)
    .executeTakeFirstOrThrow();
  // What other documents report too stays theirs: sayings, happenings and families are put together without this one.
  if (current !== null) await retire({ db, database }, current);
  await db.deleteFrom('documents').where('pk', '=', pk).execute();
  // Versions, statements and reports went with it; the actors made for it belong to nobody now.
  await db.deleteFrom('actors').where('scope', '=', id).execute();
  return id;
}
