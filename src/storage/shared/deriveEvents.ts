import { sql } from 'kysely';
import type { PloverEvent } from '../../document/index.ts';
import { type ArrivingEvent, eventClusterKey, eventParties } from '../../ledger/index.ts';
import { actorsIn } from './actors.ts';
import { clustersOf, fileSaidEvents, joined, settleFirstReports } from './eventClusters.ts';
import { fileParties } from './fileParties.ts';
import { fromJson } from './json.ts';
import type { Session } from './session.ts';
import { rowsOf, run, update } from './sql.ts';

/** So many clusters of statements are taken at once. */
const PORTION = 1_000;

/**
 * Puts the events of current versions into clusters anew, and by whom they are found, from what the documents say. After a
 * step of the schema since which other events are one, or something else is kept of them; within the migration's transaction.
 */
export async function deriveEvents(session: Session): Promise<void> {
  await run(session, sql`update event_rows set cluster = null where cluster is not null`);
  const versions = await rowsOf<{ version: number }>(
    session,
    sql`select distinct version from event_rows where current = 1 order by version`,
  );
  for (const { version } of versions) await deriveVersion(session, version);
  const clusters = await rowsOf<{ pk: number }>(session, sql`select pk from clusters order by pk`);
  for (let at = 0; at < clusters.length; at += PORTION) {
    const portion = clusters.slice(at, at + PORTION).map(({ pk }) => pk);
    await fileSaidEvents(session, session.dialect.list(portion));
  }
}

interface Row {
  readonly pk: number;
  readonly id: string;
  readonly statement: number | null;
  readonly first_day: string;
  readonly last_day: string;
  readonly reading: string;
}

async function deriveVersion(session: Session, version: number): Promise<void> {
  const rows = await rowsOf<Row>(
    session,
    sql`select pk, id, statement, first_day, last_day, reading from event_rows
      where version = ${version} and current = 1 order by ordinal`,
  );
  const events = rows.map(({ pk, id, statement, first_day, last_day, reading }): ArrivingEvent => {
    const stored = fromJson<PloverEvent>(reading, 'eventReading', `events.reading of ${id}`);
    const event = { ...stored, statement: statement === null ? null : String(statement) };
    const matchKey = eventClusterKey(event) ?? '';
    return { key: pk, event, statement, matchKey, first: first_day, last: last_day };
  });
  const actors = await actorsIn(session, version);
  const parties = events.map(({ key, first, event }) => ({ key, day: first, parties: eventParties(event, actors) }));
  await fileParties(session, { statements: [], events: parties }, true);
  const clusters = await clustersOf(session, events);
  await update(
    session,
    'event_rows',
    events.map(({ key, matchKey }) => ({ pk: key, match_key: matchKey, cluster: clusters.get(key) ?? key })),
  );
  await settleFirstReports(session, joined(clusters));
}
