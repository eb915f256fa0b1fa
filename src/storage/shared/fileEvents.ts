import { sql } from 'kysely';
import type { PloverEvent } from '../../document/index.ts';
import {
  type Arriving,
  type ArrivingEvent,
  type ClusteredEvent,
  eventReach,
  planEventClusters,
  withoutEvents,
} from '../../ledger/index.ts';
import { entryKeys } from './entryKeys.ts';
import { fromJson } from './json.ts';
import type { Session } from './session.ts';
import { asInserted, insert, rowsOf, update } from './sql.ts';

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
  return leads ? filed : [];
}

/** The clusters of events, by their keys: those of events that other documents report too, or their own. */
async function clustersOf(session: Session, arriving: readonly ArrivingEvent[]): Promise<ReadonlyMap<number, number>> {
  if (arriving.length === 0) return new Map();
  const performed = arriving.filter(({ statement }) => statement !== null);
  return planEventClusters(
    arriving,
    await likeThem(session, arriving),
    await ofTheirStatements(session, performed),
    await statementClusters(session, performed),
  );
}

async function likeThem(
  session: Session,
  arriving: readonly ArrivingEvent[],
): Promise<Map<number, readonly ClusteredEvent[]>> {
  const asked = arriving.flatMap((event) => eventReach(event) ?? []);
  if (asked.length === 0) return new Map();
  const rows = asked.map(({ key, matchKey, from, to }) => ({ key, match_key: matchKey, from_day: from, to_day: to }));
  const source = session.dialect.table({ key: 'integer', match_key: 'text', from_day: 'text', to_day: 'text' }, rows);
  const found = await rowsOf<{ of: number; cluster: number; reading: string }>(
    session,
    sql`select r.key as "of", e.cluster, e.reading from ${source} as r
      cross join event_rows e where e.match_key = r.match_key and e.first_day <= r.to_day and e.last_day >= r.from_day
      and e.current = 1 and e.pk <> r.key and e.cluster is not null order by e.pk`,
  );
  return new Map(
    [...Map.groupBy(found, ({ of }) => of)].map(([key, all]) => [
      key,
      all.map(({ cluster, reading }) => ({
        cluster,
        place: fromJson<PloverEvent>(reading, 'eventReading', `events.reading, cluster ${cluster}`).place,
      })),
    ]),
  );
}

async function ofTheirStatements(
  session: Session,
  performed: readonly ArrivingEvent[],
): Promise<Map<number, readonly ClusteredEvent[]>> {
  if (performed.length === 0) return new Map();
  const rows = performed.map(({ key, statement, event }) => ({ key, statement: statement ?? 0, type: event.type }));
  const source = session.dialect.table({ key: 'integer', statement: 'integer', type: 'text' }, rows);
  const found = await rowsOf<{ of: number; cluster: number }>(
    session,
    sql`select r.key as "of", e.cluster from ${source} as r
      cross join statement_rows s cross join statement_rows o cross join event_rows e
      where s.pk = r.statement and o.cluster = s.cluster and e.statement = o.pk and e.type = r.type
      and e.pk <> r.key and e.current = 1 and e.cluster is not null order by o.place, e.pk`,
  );
  return new Map(
    [...Map.groupBy(found, ({ of }) => of)].map(([key, all]) => [
      key,
      all.map(({ cluster }) => ({ cluster, place: null })),
    ]),
  );
}

async function statementClusters(
  session: Session,
  performed: readonly ArrivingEvent[],
): Promise<Map<number, number>> {
  const statements = performed.map(({ statement }) => statement ?? 0);
  if (statements.length === 0) return new Map();
  const rows = await rowsOf<{ pk: number; cluster: number }>(
    session,
    sql`select pk, cluster from statement_rows where cluster is not null and pk in ${session.dialect.list(statements)}`,
  );
  return new Map(rows.map(({ pk, cluster }) => [pk, cluster]));
}

/** Takes a version's events out of their clusters. */
export async function leaveEventClusters(session: Session, version: number): Promise<void> {
  const left = await rowsOf<{ pk: number }>(
    session,
    sql`update event_rows set cluster = null, current = 0 where version = ${version} returning pk`,
  );
  if (left.length === 0) return;
  const rest = await rowsOf<{ key: number; cluster: number }>(
    session,
    sql`select pk as key, cluster from event_rows where cluster in ${session.dialect.list(left.map(({ pk }) => pk))}`,
  );
  const moved = withoutEvents(new Set(left.map(({ pk }) => pk)), rest);
  await update(
    session,
    'event_rows',
    moved.map(({ key, cluster }) => ({ pk: key, cluster })),
  );
}
