import { sql } from 'kysely';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** The keys of statements or events by their ids: those that they have, where their document is known, or new ones. */
export async function entryKeys(
  session: Session,
  table: 'statement_rows' | 'event_rows',
  ids: Iterable<string>,
  known: boolean,
): Promise<Map<string, number>> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return new Map();
  const { dialect } = session;
  const rows = known
    ? await rowsOf<{ id: string; pk: number }>(
        session,
        sql`select id, pk from ${sql.table(table)} where id in ${dialect.list(wanted, 'text')}`,
      )
    : [];
  const keys = new Map(rows.map(({ id, pk }) => [id, pk]));
  const fresh = [...wanted].filter((id) => !keys.has(id));
  const made = fresh.length > 0 ? await dialect.newKeys(session, table, fresh.length) : [];
  for (const [at, id] of fresh.entries()) keys.set(id, made[at] ?? 0);
  return keys;
}
