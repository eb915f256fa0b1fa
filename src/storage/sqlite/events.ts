import type { Database } from 'better-sqlite3';
import type { Actor, PloverEvent } from '../../document/index.ts';
import {
  dayNumber,
  eventIds,
  eventParties,
  eventClusterKey,
  type LedgerEvent,
  type PointRecorded,
  reportedAs,
  ROLES,
} from '../../ledger/index.ts';
import { offsetsOf } from '../../text/index.ts';
import { nameKey } from './parties.ts';
import { fromJson } from './json.ts';
import { bound, rowOf, rowsOf, run } from './statement.ts';

/** Two reports of one event may give the day of it and the day after. */
const DAYS_APART = 1;

interface Incoming {
  readonly id: string;
  readonly document: PointRecorded;
  readonly statements: readonly { readonly id: string; readonly statement: { readonly id: string } }[];
}

interface Known {
  /** The keys of the version's statements by their ids in the ledger. */
  readonly keys: ReadonlyMap<string, number>;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly leads: boolean;
}

/** Writes the events of a version, and joins those that other documents report too. */
export function insertEvents(
  database: Database,
  version: number,
  { id, document, statements }: Incoming,
  known: Known,
): void {
  const ids = eventIds(id, document.text, document.events);
  const statementKeys = new Map(statements.map(({ id, statement }) => [statement.id, known.keys.get(id) ?? null]));
  const names = new Map(statements.map(({ id, statement }) => [statement.id, id]));
  document.events.forEach((event, ordinal) => {
    const date = event.date ?? (event.statement === null ? null : document.published);
    const [first, last] = [date?.from.slice(0, 10) ?? '', date?.to.slice(0, 10) ?? ''];
    const statement = event.statement === null ? null : (statementKeys.get(event.statement) ?? null);
    const matchKey = eventClusterKey(event) ?? '';
    const { mentions, statement: _statement, ...reading } = event;
    const stored = {
      ...reading,
      mentions: mentions.map((mention) => ({
        ...mention,
        statement: mention.statement === null ? null : (names.get(mention.statement) ?? null),
      })),
    };
    const found = rowOf<{ pk: number }>(
      database,
      `insert into event_rows (id, version, ordinal, current, type, first_day, last_day, reported_as, statement, match_key,
         confidence, reading) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set version = excluded.version, ordinal = excluded.ordinal,
         current = excluded.current, first_day = excluded.first_day, last_day = excluded.last_day,
         reported_as = excluded.reported_as, statement = excluded.statement, match_key = excluded.match_key,
         confidence = excluded.confidence, reading = excluded.reading where excluded.current = 1
       returning pk`,
      ids[ordinal],
      version,
      ordinal,
      known.leads ? 1 : 0,
      event.type,
      first,
      last,
      reportedAs(event),
      statement,
      matchKey,
      event.confidence,
      JSON.stringify(stored),
    );
    if (!found || !known.leads) return;
    run(database, 'delete from event_parties where event = ?', found.pk);
    for (const party of eventParties(event, known.actors)) {
      run(
        database,
        'insert or ignore into event_parties (role, name, day, event) values (?, ?, ?, ?)',
        ROLES[party.role],
        nameKey(database, party),
        first,
        found.pk,
      );
    }
    joinEventCluster(database, found.pk, { event, statement, matchKey, first, last });
  });
}

interface Told {
  readonly event: PloverEvent;
  readonly statement: number | null;
  readonly matchKey: string;
  readonly first: string;
  readonly last: string;
}

function joinEventCluster(database: Database, pk: number, { event, statement, matchKey, first, last }: Told): void {
  const same =
    statement === null
      ? matchKey === '' || first === ''
        ? undefined
        : likeIt(database, pk, event, matchKey, [dayNumber(first), dayNumber(last)])
      : rowOf<{ cluster: number }>(
          database,
          `select e.cluster from statement_rows s join statement_rows o on o.cluster = s.cluster
           join event_rows e on e.statement = o.pk
           where s.pk = ? and e.type = ? and e.pk <> ? and e.current = 1 and e.cluster is not null
           order by o.place limit 1`,
          statement,
          event.type,
          pk,
        );
  run(database, 'update event_rows set cluster = ? where pk = ?', same?.cluster ?? pk, pk);
}

function likeIt(
  database: Database,
  pk: number,
  { place }: PloverEvent,
  matchKey: string,
  [first, last]: [number, number],
) {
  const dayOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const found = rowsOf<{ cluster: number; place: string | null }>(
    database,
    `select cluster, reading -> '$.place' as place from event_rows
     where match_key = ? and first_day <= ? and last_day >= ? and current = 1 and pk <> ? and cluster is not null
     order by pk`,
    matchKey,
    dayOf(last + DAYS_APART),
    dayOf(first - DAYS_APART),
    pk,
  );
  const nameOf = (where: PloverEvent['place']): string | null => where?.actor ?? where?.name ?? null;
  return found.find((other) => {
    const there =
      other.place === null
        ? null
        : nameOf(fromJson<PloverEvent['place']>(other.place, 'place', `events.reading, cluster ${other.cluster}`));
    return there === null || place === null || there === nameOf(place);
  });
}

/** Takes a version's events out of their clusters: the next report of each becomes the first one. */
export function leaveEventClusters(database: Database, version: number): void {
  const events = rowsOf<{ pk: number }>(database, 'select pk from event_rows where version = ?', version);
  for (const { pk } of events) {
    run(database, 'update event_rows set cluster = null, current = 0 where pk = ?', pk);
    run(
      database,
      'update event_rows set cluster = (select min(pk) from event_rows where cluster = ?) where cluster = ?',
      pk,
      pk,
    );
  }
}

/** The events with these keys, in this order, without their documents' metadata. */
export function eventsOf(
  database: Database,
  pks: readonly number[],
): (Omit<LedgerEvent, 'document'> & { readonly version: number })[] {
  const rows = rowsOf<{
    pk: number;
    id: string;
    version: number;
    reading: string;
    reported_as: LedgerEvent['reportedAs'];
    statement: string | null;
    first_report: string | null;
    reports: number;
    independent: number;
    text: string;
  }>(
    database,
    `select e.pk, e.id, e.version, e.reading, e.reported_as, s.id as statement, h.id as first_report, v.text,
       (select count(distinct w.document) from event_rows o join versions w on w.pk = o.version
         where o.cluster = e.cluster) as reports,
       (select count(distinct coalesce(w.original, w.pk)) from event_rows o join versions w on w.pk = o.version
         where o.cluster = e.cluster) as independent
     from event_rows e join versions v on v.pk = e.version
     left join statement_rows s on s.pk = e.statement left join event_rows h on h.pk = e.cluster
     where e.pk in (select value from json_each(?))`,
    bound(pks),
  );
  const events = new Map(
    rows.map(({ pk, id, version, reading, reported_as, statement, first_report, reports, independent, text }) => {
      const told = fromJson<Omit<LedgerEvent, 'id'>>(reading, 'eventReading', `events.reading of ${id}`);
      const sentence = text.slice(...offsetsOf(text).toUtf16(told.sentence));
      const event = {
        ...told,
        id,
        statement,
        reportedAs: reported_as,
        text: sentence,
        firstReport: first_report ?? id,
      };
      return [pk, { ...event, version, reports: Math.max(reports, 1), independent: Math.max(independent, 1) }] as const;
    }),
  );
  return pks.flatMap((pk) => events.get(pk) ?? []);
}
