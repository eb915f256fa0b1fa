import { sql } from 'kysely';
import { leaveClusters } from './fileClusters.ts';
import { leaveEventClusters } from './eventClusters.ts';
import { leaveNearDuplicates } from './fileCopies.ts';
import { type Entries, forgetReviews } from './following.ts';
import type { Session } from './session.ts';
import { run } from './sql.ts';

/**
 * A version is the current one no longer: what it says is kept and counts no more. Gives what people may have decided of by
 * what they decided of it (followVersion).
 */
export async function retire(session: Session, version: number): Promise<Entries> {
  const beside = await forgetReviews(session, version);
  const left = await leaveClusters(session, version);
  await leaveNearDuplicates(session, version);
  await run(session, sql`update statement_rows set current = 0 where version = ${version}`);
  await leaveEventClusters(session, version, left);
  for (const kind of ['statement', 'event'] as const) {
    const own = sql`select pk from ${sql.table(`${kind}_rows`)} where version = ${version}`;
    await run(session, sql`delete from ${sql.table(`${kind}_parties`)} where ${sql.ref(kind)} in (${own})`);
  }
  return beside;
}
