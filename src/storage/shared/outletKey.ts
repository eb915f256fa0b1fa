import { sql } from 'kysely';
import { type OutletNames, outletWords } from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { insert, rowsOf } from './sql.ts';

/** The key of the outlet, found later by its name or the host that it comes from; null where neither is known. */
export async function outletKey(session: Session, document: OutletNames): Promise<number | null> {
  const key = outletWords(document);
  if (key === '') return null;
  const [outlet] = await insert<'outlets', { pk: number }>(session, 'outlets', [{ key }], {
    conflict: sql`on conflict (key) do update set key = excluded.key`,
    returning: sql`pk`,
  });
  return outlet?.pk ?? null;
}

/** These outlets with what they are found by, and the name that the latest of their statements has for them. */
export const outletsWith = (
  session: Session,
  pks: Iterable<number>,
): Promise<{ readonly pk: number; readonly key: string; readonly name: string }[]> =>
  rowsOf(
    session,
    sql`select o.pk, o.key, coalesce((select v.outlet from statement_rows s join versions v on v.pk = s.version
        where s.outlet = o.pk and s.current = 1 order by s.first_day desc, s.pk limit 1), o.key) as name
      from outlets o where o.pk in ${session.dialect.list(pks, 'integer')}`,
  );
