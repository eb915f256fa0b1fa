import type { Kysely } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import type { Tables } from '../shared/tables.ts';

/** The key of the one row whose id is or begins with `id`. */
export async function find(db: Kysely<Tables>, table: 'document' | 'statement' | 'event', id: string): Promise<number> {
  // Ids are of a-z and 2-7, so whatever begins with `id` stands before `id{` in the index.
  const found = await db
    .selectFrom(`${table}_rows` as const)
    .select(['pk', 'id'])
    .where('id', '>=', id)
    .where('id', '<', `${id}{`)
    .orderBy('id')
    .limit(3)
    .execute();
  const [only, another] = found;
  if (!only) throw new OnrecordError('OR3003', { input: id });
  if (another && only.id !== id) {
    throw new OnrecordError('OR3007', { input: id, found: `${only.id}, ${another.id}${found.length > 2 ? ' …' : ''}` });
  }
  return only.pk;
}
