import type { Database } from 'better-sqlite3';
import { OnrecordError } from '../../errors/index.ts';
import {
  dayBound,
  type Figure,
  knownValue,
  quadOf,
  ROLES,
  scoreOf,
  type StatementFilter,
  type Timeline,
  type TimelineQuery,
  type TimelineRow,
} from '../../ledger/index.ts';
import type { Connection } from './connection.ts';
import { partiesNamed } from './parties.ts';
import { fromJson } from './json.ts';
import { hitsOf } from './rows.ts';
import { everyPlace } from './search.ts';
import { bound, rowsOf } from './statement.ts';

/** More statements than this are no line that a person follows; the filters make it shorter. */
const MOST_STATEMENTS = 200_000;

interface Said {
  readonly id: string;
  readonly day: string;
  readonly act: string;
  readonly independent: number;
}

interface Done {
  readonly id: string;
  readonly day: string;
  readonly type: string;
  readonly modes: string;
  readonly reported_as: 'fact' | 'alleged';
}

/** Counts of what was said and done, a row a period in order, and the ids behind each figure. */
export async function timeline(connection: Connection, query: TimelineQuery): Promise<Timeline> {
  const { actor, recipient, issue, by = 'month' } = query;
  if (!actor && !recipient && !issue) {
    throw new OnrecordError('OR3004', { input: 'timeline', fault: 'an actor or an issue is needed' });
  }
  knownValue('by', by);
  const { database } = connection;
  const places = [...saidBetween(database, query)].toSorted((a, b) =>
    a.place < b.place ? -1 : a.place > b.place ? 1 : a.pk - b.pk,
  );
  const said = rowsOf<Said>(
    database,
    `select s.id, s.first_day as day, s.act, coalesce(g.independent, 1) as independent from json_each(?) j
     cross join statement_rows s on s.pk = j.value left join clusters g on g.pk = s.cluster order by j.key`,
    bound(places.map(({ pk }) => pk)),
  );
  const done = issue ? [] : doneBetween(database, query);
  const width = by === 'month' ? 7 : 4;
  const periodOf = ({ day }: { day: string }): string => day.slice(0, width);
  const periods = new Set([...said, ...done].map(periodOf));
  const [saidIn, doneIn] = [Map.groupBy(said, periodOf), Map.groupBy(done, periodOf)];
  const rows = [...periods]
    .toSorted()
    .map((period) => rowFor(period, saidIn.get(period) ?? [], doneIn.get(period) ?? []));
  const datedPlaces = places.filter(({ place }) => place !== '');
  const ends = [datedPlaces.at(0)?.pk, datedPlaces.at(-1)?.pk].filter((pk) => pk !== undefined);
  const [first, last] = await hitsOf(connection.db, ends);
  return {
    query,
    rows,
    outlets: outletsOf(
      database,
      places.map(({ pk }) => pk),
    ),
    first: first ?? null,
    last: last ?? null,
  };
}

/** The statements of the actor about or to the recipient, each once. */
function saidBetween(database: Database, { actor, recipient, issue, from, to }: TimelineQuery) {
  const filter: StatementFilter = { speaker: actor, topic: issue, from, to };
  const ways: StatementFilter[] = recipient
    ? [
        { ...filter, target: recipient },
        { ...filter, addressee: recipient },
      ]
    : [filter];
  const found = ways.flatMap((way) => everyPlace(database, way, MOST_STATEMENTS));
  return new Map(found.map((place) => [place.pk, { pk: place.pk, place: String(place.place) }])).values();
}

/** The events between the two that outlets tell, as fact or on somebody's word, each once; acts count as statements. */
function doneBetween(database: Database, { actor, recipient, from, to }: TimelineQuery): Done[] {
  const party = (given: string | undefined, roles: readonly number[]): { sql: string; values: string[] } =>
    given === undefined
      ? { sql: '', values: [] }
      : {
          sql: `and exists (select 1 from event_parties q where q.event = e.pk
            and q.role in (select value from json_each(?)) and q.name in (select value from json_each(?)))`,
          values: [bound(roles), bound(partiesNamed(database, given))],
        };
  const doer = party(actor, [ROLES.actor, ROLES.actorFor]);
  const other = party(recipient, [ROLES.recipient, ROLES.recipientFor]);
  return rowsOf<Done>(
    database,
    `select e.id, e.first_day as day, e.type, e.reported_as, e.reading -> '$.modes' as modes from event_rows e
     where e.current = 1 and e.reported_as <> 'said' and e.cluster = e.pk
       and not e.reading ->> '$.negated' and not e.reading ->> '$.hypothetical' and not e.reading ->> '$.future'
       and e.last_day >= ? and e.first_day <= ? ${doer.sql} ${other.sql}
     order by e.first_day, e.pk limit ${MOST_STATEMENTS}`,
    from ? dayBound(from, 'from') : '',
    to ? dayBound(to, 'to') : '9999',
    ...doer.values,
    ...other.values,
  );
}

const figureOf = (entries: readonly { id: string }[]): Figure => ({
  count: entries.length,
  ids: entries.map(({ id }) => id),
});

function rowFor(period: string, said: readonly Said[], done: readonly Done[]): TimelineRow {
  const facts = done.filter(({ reported_as }) => reported_as === 'fact');
  const group = (entries: Map<string, readonly { id: string }[]>): Record<string, Figure> =>
    Object.fromEntries(
      [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => [key, figureOf(list)]),
    );
  const acted = [
    ...said.map(({ act }) => ({ type: act, modes: [] as string[] })),
    ...facts.map(({ id, type, modes }) => ({
      type,
      modes: fromJson<string[]>(modes, 'modes', `events.reading of ${id}`),
    })),
  ].filter(({ type }) => quadOf(type) !== null);
  const quads = Map.groupBy(acted, ({ type }) => String(quadOf(type)));
  const sum = acted.reduce((total, { type, modes }) => total + (scoreOf(type, modes) ?? 0), 0);
  return {
    period,
    statements: figureOf(said),
    independentReports: said.reduce((total, { independent }) => total + independent, 0),
    byAct: group(Map.groupBy(said, ({ act }) => act)),
    byType: group(Map.groupBy(facts, ({ type }) => type)),
    alleged: figureOf(done.filter(({ reported_as }) => reported_as === 'alleged')),
    byQuad: Object.fromEntries([...quads].map(([quad, all]) => [quad, all.length])),
    meanScore: acted.length === 0 ? null : Math.round((100 * sum) / acted.length) / 100,
  };
}

/** Of all the reports of these statements, how many each outlet carries. */
function outletsOf(database: Database, statements: readonly number[]): Timeline['outlets'] {
  const rows = rowsOf<{ outlet: string; reports: number }>(
    database,
    `select coalesce(max(v.outlet), o.key, '') as outlet, count(distinct o2.cluster || ' ' || v.document) as reports
     from json_each(?) j cross join statement_rows s on s.pk = j.value
     cross join statement_rows o2 on o2.cluster = s.cluster cross join versions v on v.pk = o2.version
     left join outlets o on o.pk = o2.outlet group by o2.outlet order by 2 desc, 1`,
    bound(statements),
  );
  const total = rows.reduce((sum, { reports }) => sum + reports, 0);
  return rows.map(({ outlet, reports }) => ({ outlet, reports, share: reports / total }));
}
