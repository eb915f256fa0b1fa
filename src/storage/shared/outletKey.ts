import { sql } from 'kysely';
import { type OutletNames, outletWords } from '../../ledger/index.ts';
import type { Session } from './session.ts';
import { insert } from './sql.ts';

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
