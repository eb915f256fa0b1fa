import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** The key of the one row whose id is or begins with `id`. */
export async function find(
  session: Pick<Session, 'db'>,
  table: 'document' | 'statement' | 'event',
  id: string,
): Promise<number> {
  // Ids are of a-z and 2-7, so whatever begins with `id` stands before `id{` in the index.
  const found = await rowsOf<{ pk: number; id: string }>(
    session,
    sql`select pk, id from ${sql.table(`${table}_rows`)} where id >= ${id} and id < ${`${id}{`} order by id limit 3`,
  );
  const [only, another] = found;
  if (!only) throw new OnrecordError('OR3003', { input: id });
  if (another && only.id !== id) {
    throw new OnrecordError('OR3007', { input: id, found: `${only.id}, ${another.id}${found.length > 2 ? ' …' : ''}` });
  }
  return only.pk;
}
