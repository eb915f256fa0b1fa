import { sql } from 'kysely';
import type { Arriving, ArrivingEvent } from '../../ledger/index.ts';
import { entryKeys } from './entryKeys.ts';
import { clustersOf, fileSaidEvents, joined, settleFirstReports } from './eventClusters.ts';
import type { Session } from './session.ts';
import { asInserted, insert } from './sql.ts';

const UPDATED = [
  'version',
  'ordinal',
  'current',
  'first_day',
  'last_day',
  'reported_as',
  'statement',
  'match_key',
  'cluster',
  'confidence',
  'reading',
] as const;

/**
 * Writes the events of a version, each in the cluster of those that other documents report too, and gives those that count
 * with their keys. Of an event that an older version has too the current version's reading stays. The statements have
 * their clusters already.
 * @param statements the keys of the version's statements by their ids in the ledger
 */
export async function fileEvents(
  session: Session,
  { statements: arriving, events }: Arriving,
  { version, leads, known }: { readonly version: number; readonly leads: boolean; readonly known: boolean },
  statements: ReadonlyMap<string, number>,
): Promise<ArrivingEvent[]> {
  const keys = await entryKeys(
    session,
    'event_rows',
    events.map(({ id }) => id),
    known,
  );
  const ids = new Map(arriving.map(({ id, statement }) => [statement.id, id]));
  const filed = events.map(({ id, event, days, matchKey }): ArrivingEvent => {
    const statement = event.statement === null ? null : (statements.get(ids.get(event.statement) ?? '') ?? null);
    return { key: keys.get(id) ?? 0, event, statement, matchKey, ...days };
  });
  const clusters = leads ? await clustersOf(session, filed) : new Map<number, number>();
  const rows = events.map(({ id, event, days, reportedAs, matchKey }, ordinal) => {
    const { mentions, statement: _, ...reading } = event;
    const stored = {
      ...reading,
      mentions: mentions.map((mention) => ({
        ...mention,
        statement: mention.statement === null ? null : (ids.get(mention.statement) ?? null),
      })),
    };
    const pk = keys.get(id) ?? 0;
    return {
      pk,
      id,
      version,
      ordinal,
      current: leads ? (1 as const) : (0 as const),
      type: event.type,
      first_day: days.first,
      last_day: days.last,
      reported_as: reportedAs,
      statement: filed[ordinal]?.statement ?? null,
      match_key: matchKey,
      cluster: clusters.get(pk) ?? null,
      confidence: event.confidence,
      reading: JSON.stringify(stored),
    };
  });
  await insert(session, 'event_rows', [...new Map(rows.map((row) => [row.id, row])).values()], {
    conflict: sql`on conflict (id) do update set ${asInserted(UPDATED)} where excluded.current = 1`,
  });
  if (!leads) return [];
  await settleFirstReports(session, joined(clusters));
  // Of statements that were there before, too: this version may have shown that two of them are one.
  await fileSaidEvents(session, sql`(select cluster from statement_rows where version = ${version} and current > 0)`);
  return filed;
}

