import { sql } from 'kysely';
import type { Entries } from '../../ledger/index.ts';
import { fullEvents } from './reports.ts';
import { hitsOf } from './rows.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** The statements and events with these whole ids, in their order; those that are not there are left out. */
export async function entries(session: Session, ids: readonly string[]): Promise<Entries> {
  const keys = async (table: 'statement_rows' | 'event_rows'): Promise<number[]> => {
    const rows = await rowsOf<{ pk: number; id: string }>(
      session,
      sql`select pk, id from ${sql.table(table)} where id in ${session.dialect.list(ids, 'text')}`,
    );
    const pks = new Map(rows.map(({ id, pk }) => [id, pk]));
    return ids.flatMap((id) => pks.get(id) ?? []);
  };
  return {
    statements: await hitsOf(session, await keys('statement_rows')),
    events: await fullEvents(session, await keys('event_rows')),
  };
}
