import { sql } from 'kysely';
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
import { all } from './condition.ts';
import { eventProbe } from './everyEvent.ts';
import { fromJson } from './json.ts';
import { hitsOf } from './rows.ts';
import { everyPlace } from './search.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

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
export async function timeline(session: Session, query: TimelineQuery): Promise<Timeline> {
  const { actor, recipient, issue, by = 'month' } = query;
  if (!actor && !recipient && !issue) {
    throw new OnrecordError('OR3004', { input: 'timeline', fault: 'an actor or an issue is needed' });
  }
  knownValue('by', by);
  const places = [...(await saidBetween(session, query))].toSorted((a, b) =>
    a.place < b.place ? -1 : a.place > b.place ? 1 : a.pk - b.pk,
  );
  const said = await saidAt(
    session,
    places.map(({ pk }) => pk),
  );
  const done = issue ? [] : await doneBetween(session, query);
  const width = by === 'month' ? 7 : 4;
  const periodOf = ({ day }: { day: string }): string => day.slice(0, width);
  const periods = new Set([...said, ...done].map(periodOf));
  const [saidIn, doneIn] = [Map.groupBy(said, periodOf), Map.groupBy(done, periodOf)];
  const rows = [...periods]
    .toSorted()
    .map((period) => rowFor(period, saidIn.get(period) ?? [], doneIn.get(period) ?? []));
  const datedPlaces = places.filter(({ place }) => place !== '');
  const ends = [datedPlaces.at(0)?.pk, datedPlaces.at(-1)?.pk].filter((pk) => pk !== undefined);
  const [first, last] = await hitsOf(session, ends);
  return {
    query,
    rows,
    outlets: await outletsOf(
      session,
      places.map(({ pk }) => pk),
    ),
    first: first ?? null,
    last: last ?? null,
  };
}

/** The statements of the actor about or to the recipient, each once. */
async function saidBetween(session: Session, { actor, recipient, issue, from, to }: TimelineQuery) {
  const filter: StatementFilter = { speaker: actor, topic: issue, from, to };
  const ways: StatementFilter[] = recipient
    ? [
        { ...filter, target: recipient },
        { ...filter, addressee: recipient },
      ]
    : [filter];
  const found = new Map<number, { pk: number; place: string }>();
  for (const way of ways) {
    for (const { pk, place } of await everyPlace(session, way, MOST_STATEMENTS)) {
      found.set(pk, { pk, place: String(place) });
    }
  }
  return found.values();
}

/** What is counted of the statements with these keys, in their order. */
async function saidAt(session: Session, statements: readonly number[]): Promise<Said[]> {
  const rows = await rowsOf<Said & { pk: number }>(
    session,
    sql`select s.pk, s.id, s.first_day as day, s.act, coalesce(g.independent, 1) as independent
      from ${session.dialect.list(statements, 'integer')} j cross join statement_rows s
      left join clusters g on g.pk = s.cluster where s.pk = j.value`,
  );
  const said = new Map(rows.map(({ pk, ...one }) => [pk, one]));
  return statements.flatMap((pk) => said.get(pk) ?? []);
}

/** The events between the two that outlets tell, as fact or on somebody's word, each once; acts count as statements. */
async function doneBetween(session: Session, { actor, recipient, from, to }: TimelineQuery): Promise<Done[]> {
  const { json } = session.dialect;
  const isSo = (field: string): Fragment => json('e.reading', [field], 'boolean');
  const parties = [
    ...(actor === undefined ? [] : [await eventProbe(session, actor, [ROLES.actor, ROLES.actorFor])]),
    ...(recipient === undefined ? [] : [await eventProbe(session, recipient, [ROLES.recipient, ROLES.recipientFor])]),
  ];
  return rowsOf<Done>(
    session,
    sql`select e.id, e.first_day as day, e.type, e.reported_as, ${json('e.reading', ['modes'], 'text')} as modes
      from event_rows e
      where e.current = 1 and e.reported_as <> 'said' and e.cluster = e.pk
        and not ${isSo('negated')} and not ${isSo('hypothetical')} and not ${isSo('future')}
        and e.last_day >= ${from ? dayBound(from, 'from') : ''} and e.first_day <= ${to ? dayBound(to, 'to') : '9999'}
        and ${all(parties)}
      order by e.first_day, e.pk limit ${sql.lit(MOST_STATEMENTS)}`,
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
async function outletsOf(session: Session, statements: readonly number[]): Promise<Timeline['outlets']> {
  const rows = await rowsOf<{ outlet: string; reports: number }>(
    session,
    sql`select coalesce(max(v.outlet), max(o.key), '') as outlet, count(distinct o2.cluster || ' ' || v.document) as reports
      from ${session.dialect.list(statements, 'integer')} j cross join statement_rows s
      cross join statement_rows o2 cross join versions v left join outlets o on o.pk = o2.outlet
      where s.pk = j.value and o2.cluster = s.cluster and v.pk = o2.version
      group by o2.outlet order by 2 desc, 1`,
  );
  const total = rows.reduce((sum, { reports }) => sum + reports, 0);
  return rows.map(({ outlet, reports }) => ({ outlet, reports, share: reports / total }));
}
