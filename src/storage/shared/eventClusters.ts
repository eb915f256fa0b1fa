import { sql } from 'kysely';
import type { PloverEvent } from '../../document/index.ts';
import {
  type ArrivingEvent,
  type ClusteredEvent,
  eventReach,
  planEventClusters,
  planFirstReports,
  planSaidEvents,
  type ReportedEvent,
  type SaidEvent,
} from '../../ledger/index.ts';
import { fromJson } from './json.ts';
import { reportedAt } from './reportedAt.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf, run, update } from './sql.ts';

/** The clusters of the events of one version, by their keys: those of events that other documents report too, or their own. */
export const clustersOf = async (
  session: Session,
  arriving: readonly ArrivingEvent[],
): Promise<ReadonlyMap<number, number>> => planEventClusters(arriving, await likeThem(session, arriving));

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
      and e.current > 0 and e.pk <> r.key and e.cluster is not null order by e.pk`,
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

/** Those of clusters that had events before. */
export const joined = (clusters: ReadonlyMap<number, number>): number[] =>
  [...clusters].flatMap(([key, cluster]) => (cluster === key ? [] : [cluster]));

/** Gives clusters of what outlets tell, of which some have come or gone, the name of their first report. */
export async function settleFirstReports(session: Session, clusters: readonly number[]): Promise<void> {
  if (clusters.length === 0) return;
  // The sign keeps SQLite from going through all events of no statement, which are half of the ledger's.
  const rows = await rowsOf<Omit<ReportedEvent, 'published' | 'document'> & { published: string | null; id: string }>(
    session,
    sql`select e.pk as key, e.cluster, e.ordinal, v.published, d.id from event_rows e
      join versions v on v.pk = e.version join document_rows d on d.pk = v.document
      where +e.statement is null and e.cluster in ${session.dialect.list(new Set(clusters))}`,
  );
  const reports = rows.map((row) => ({ ...row, ...reportedAt(row, `event row ${row.key}`) }));
  await putDown(session, planFirstReports(reports));
}

/**
 * Files what statements perform by the clusters of these.
 * @param clusters a list of clusters of statements
 */
export async function fileSaidEvents(session: Session, clusters: Fragment): Promise<void> {
  const events = await rowsOf<SaidEvent>(
    session,
    sql`select e.pk as key, e.cluster, e.type, e.match_key as "matchKey", s.pk as statement, s.cluster as said, s.place,
        e.ordinal
      from statement_rows s cross join event_rows e
      where s.cluster in ${clusters} and e.statement = s.pk and e.current > 0`,
  );
  await putDown(session, planSaidEvents(events));
}

const putDown = (session: Session, moved: readonly { readonly key: number; readonly cluster: number }[]): Promise<unknown> =>
  update(
    session,
    'event_rows',
    moved.map(({ key, cluster }) => ({ pk: key, cluster })),
  );

/**
 * Takes a version's events out of their clusters.
 * @param statements the keys of what is left of the clusters of its statements
 */
export async function leaveEventClusters(
  session: Session,
  version: number,
  statements: readonly number[],
): Promise<void> {
  const left = await rowsOf<{ cluster: number }>(
    session,
    sql`select distinct cluster from event_rows where version = ${version} and cluster is not null`,
  );
  await run(session, sql`update event_rows set cluster = null, current = 0 where version = ${version}`);
  await settleFirstReports(
    session,
    left.map(({ cluster }) => cluster),
  );
  if (statements.length === 0) return;
  await fileSaidEvents(session, sql`(select cluster from statement_rows where pk in ${session.dialect.list(statements)})`);
}
