import type { Kysely } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import { find } from './read.ts';
import type { Tables } from './tables.ts';

/** Takes out a document and all that hangs on it; to be called within a transaction. */
export async function remove(db: Kysely<Tables>, given: string): Promise<string> {
  if (!given.startsWith('doc_')) throw new OnrecordError('OR3003', { input: given });
  const pk = await find(db, 'documents', given);
  const { id } = await db.deleteFrom('documents').where('pk', '=', pk).returning('id').executeTakeFirstOrThrow();
  // Versions, statements and reports went with it; the actors made for it belong to nobody now.
  await db.deleteFrom('actors').where('scope', '=', id).execute();
  return id;
}
