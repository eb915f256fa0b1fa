import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** The key of the one row whose id is or begins with `id`. @throws OnrecordError OR3003, OR3007 */
export async function find(
  session: Pick<Session, 'db'>,
  table: 'document' | 'statement' | 'event',
  id: string,
): Promise<number> {
  const pk = await findIn(session, `${table}_rows`, id);
  if (pk === null) throw new OnrecordError('OR3003', { input: id });
  return pk;
}

/** The same, null where there is none. @throws OnrecordError OR3007 */
export async function findIn(
  session: Pick<Session, 'db'>,
  table: 'document_rows' | 'statement_rows' | 'event_rows' | 'departed',
  id: string,
): Promise<number | null> {
  // Ids are of a-z and 2-7, so whatever begins with `id` stands before `id{` in the index.
  const found = await rowsOf<{ pk: number; id: string }>(
    session,
    sql`select pk, id from ${sql.table(table)} where id >= ${id} and id < ${`${id}{`} order by id limit 3`,
  );
  const [only, another] = found;
  if (!only) return null;
  if (another && only.id !== id) {
    throw new OnrecordError('OR3007', { input: id, found: `${only.id}, ${another.id}${found.length > 2 ? ' …' : ''}` });
  }
  return only.pk;
}
