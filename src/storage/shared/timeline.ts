import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import {
  dayBound,
  type Figure,
  knownValue,
  quadOf,
  ROLES,
  scoreOf,
  type Timeline,
  type TimelineQuery,
  type TimelineRow,
} from '../../ledger/index.ts';
import { all } from './condition.ts';
import { periodsOf } from './days.ts';
import { eventConditions, isHistorical, TOLD, tookPlace } from './everyEvent.ts';
import { onEitherSide, partiesAsked } from './eventParties.ts';
import { fromJson } from './json.ts';
import { hitsOf } from './rows.ts';
import { MOST_STATEMENTS, outletsOf, type Said, saidBetween } from './said.ts';
import type { Session } from './session.ts';
import { columnsIn, rowsOf } from './sql.ts';
import { takingPart } from './takingPart.ts';

interface Done {
  readonly id: string;
  readonly day: string;
  readonly last: string;
  readonly type: string;
  readonly modes: string;
  /** 1 or true if it is. */
  readonly historical: number | boolean;
  readonly reported_as: 'fact' | 'alleged';
}

/** Counts of what was said and done, a row a period in order, and the ids behind each figure. */
export async function timeline(session: Session, query: TimelineQuery): Promise<Timeline> {
  const { actor, recipient, issue, by = 'month' } = query;
  if (!actor && !recipient && !issue) {
    throw new OnrecordError('OR3004', { input: 'timeline', fault: 'an actor or an issue is needed' });
  }
  knownValue('by', by);
  // A period that is none would be one in which nothing happened. '' is that of what has no date.
  if (query.period) dayBound(query.period, 'from');
  const found = await saidBetween(session, query);
  // The order is that of the ids.
  const said = query.ids === 0 ? found : found.toSorted(byDay);
  const done = issue ? [] : await doneBetween(session, query);
  const [periodAsked, periodIn] = [periodsOf(query, by), periodsOf({}, by)];
  const coversMore = ({ day, last }: { day: string; last: string }): boolean => periodIn(day) !== periodIn(last);
  const periodOf = ({ day }: { readonly day: string }): string => periodAsked(day);
  const [saidIn, doneIn] = [Map.groupBy(said, periodOf), Map.groupBy(done, periodOf)];
  const periods = [...new Set([...saidIn.keys(), ...doneIn.keys()])]
    .filter((period) => query.period === undefined || period === query.period)
    .toSorted();
  const topicsOf = await topicsBy(
    session,
    periods.flatMap((period) => saidIn.get(period) ?? []),
  );
  const split = periods.map((period) => {
    const here = saidIn.get(period) ?? [];
    return { here, byAct: Map.groupBy(here, ({ act }) => act), byTopic: groupBySeveral(here, topicsOf) };
  });
  const listed = split.flatMap(({ here, byAct, byTopic }) => [
    here,
    here.filter(coversMore),
    ...byAct.values(),
    ...byTopic.values(),
  ]);
  const figureOf = await figuresOf(session, query, listed);
  const deedOf = await deedsOf(session, said);
  const rows = periods.map((period, at) =>
    rowFor(period, split[at] ?? NOTHING, doneIn.get(period) ?? [], { figureOf, coversMore, deedOf }),
  );
  const [first, last] = await hitsOf(session, endsOf(said));
  return {
    query,
    rows,
    outlets: await outletsOf(session, said),
    first: first ?? null,
    last: last ?? null,
  };
}

const byDay = (a: Said, b: Said): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.pk - b.pk);

/** The keys of the first and the last of those that have a day; none where none has one. */
function endsOf(said: readonly Said[]): number[] {
  let ends: readonly [Said, Said] | undefined;
  for (const one of said) {
    if (one.day === '') continue;
    const [first, last] = ends ?? [one, one];
    if (!ends || byDay(one, first) < 0) ends = [one, last];
    else if (byDay(one, last) > 0) ends = [first, one];
  }
  return (ends ?? []).map(({ pk }) => pk);
}

/** The events between the two that outlets tell, as fact or on somebody's word, each once; acts count as statements. */
async function doneBetween(
  session: Session,
  { actor, recipient, from, to, minConfidence }: TimelineQuery,
): Promise<Done[]> {
  const { json } = session.dialect;
  const asked = await partiesAsked(session, { actor, recipient });
  const conditions = await eventConditions(session, { from, to, minConfidence }, { parties: asked });
  const [first, ...others] = asked.map(onEitherSide);
  if (!first) return [];
  return rowsOf<Done>(
    session,
    sql`select e.id, e.first_day as day, e.last_day as last, e.type, e.reported_as,
        ${isHistorical(session)} as historical, ${json(TOLD, ['modes'], 'text')} as modes
      from event_rows e
      where e.current = 1 and e.reported_as <> 'said' and ${tookPlace(session)}
        and e.pk in (${takingPart(session, 'event', [first, ...others])}) and ${all(conditions)}
      order by e.first_day, e.pk limit ${sql.lit(MOST_STATEMENTS)}`,
  );
}

/** Whether a date reaches beyond the period in which it counts. */
type CoversMore = (dated: { readonly day: string; readonly last: string }) => boolean;

/** What is scored of an act or an event. */
interface Deed {
  readonly type: string;
  readonly modes: readonly string[];
}

/**
 * What is scored of the acts of statements: their types with the modes of the events that they are, as these are exported;
 * nothing of an act that the text denies, supposes or expects.
 */
async function deedsOf(session: Session, said: readonly Said[]): Promise<(said: Said) => readonly Deed[]> {
  const clusters = said.flatMap(({ act, cluster }) => (quadOf(act) === null ? [] : [cluster]));
  const rows = await rowsOf<{ cluster: number; type: string; modes: string; counts: number | boolean; id: string }>(
    session,
    sql`select s.cluster, e.type, e.id, ${session.dialect.json(TOLD, ['modes'], 'text')} as modes,
        (${tookPlace(session)} and not ${isHistorical(session)}) as counts
      from ${session.dialect.list(new Set(clusters), 'integer')} j cross join statement_rows s cross join event_rows e
      where s.cluster = j.value and e.statement = s.pk and e.type = s.act and e.current = 1 and e.cluster = e.pk
      order by e.ordinal desc`,
  );
  const keyOf = (cluster: number, type: string): string => `${cluster} ${type}`;
  const events = new Map(rows.map((row) => [keyOf(row.cluster, row.type), row]));
  return ({ cluster, act }) => {
    const event = events.get(keyOf(cluster, act));
    if (!event) return [{ type: act, modes: [] }];
    return event.counts
      ? [{ type: act, modes: fromJson<string[]>(event.modes, 'modes', `events.reading of ${event.id}`) }]
      : [];
  };
}

/** The topics of statements. */
async function topicsBy(session: Session, said: readonly Said[]): Promise<(said: Said) => readonly string[]> {
  const { list, indexedBy } = session.dialect;
  const found = await columnsIn<{ statement: number; key: string }>(
    session,
    ['statement', 'key'],
    sql`select p.statement, n.key from ${list(
      said.map(({ pk }) => pk),
      'integer',
    )} j
      cross join statement_parties p ${indexedBy('statement_parties_by_statement')} cross join names n
      where p.statement = j.value and p.role = ${sql.lit(ROLES.topic)} and n.pk = p.name`,
  );
  const topics = new Map<number, string[]>();
  for (const [at, statement] of found.statement.entries()) {
    topics.set(statement, [...(topics.get(statement) ?? []), (found.key[at] ?? '').slice(1)]);
  }
  return ({ pk }) => topics.get(pk) ?? [];
}

/** As Map.groupBy, for what belongs to several groups. */
function groupBySeveral<Of>(all: readonly Of[], keysOf: (one: Of) => readonly string[]): Map<string, Of[]> {
  const groups = new Map<string, Of[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = groups.get(key) ?? [];
      group.push(one);
      groups.set(key, group);
    }
  }
  return groups;
}

/** What is said in a period, with the groups that it is counted in. */
interface SaidThen {
  readonly here: readonly Said[];
  readonly byAct: ReadonlyMap<string, readonly Said[]>;
  readonly byTopic: ReadonlyMap<string, readonly Said[]>;
}

const NOTHING: SaidThen = { here: [], byAct: new Map(), byTopic: new Map() };

/** Makes figures of entries, of which those of statements have keys and those of events ids. */
type Figures = (entries: readonly ({ readonly pk: number } | { readonly id: string })[]) => Figure;

/** The ids of statements are looked up for all figures at once, and only as many as are wanted. */
async function figuresOf(
  session: Session,
  { ids: most = MOST_STATEMENTS }: TimelineQuery,
  listed: readonly (readonly Said[])[],
): Promise<Figures> {
  const pks = new Set(listed.flatMap((said) => said.slice(0, most).map(({ pk }) => pk)));
  const rows =
    pks.size === 0
      ? []
      : await rowsOf<{ pk: number; id: string }>(
          session,
          sql`select s.pk, s.id from ${session.dialect.list(pks, 'integer')} j cross join statement_rows s where s.pk = j.value`,
        );
  const ids = new Map(rows.map(({ pk, id }) => [pk, id]));
  return (entries) => ({
    count: entries.length,
    ids: entries.slice(0, most).flatMap((entry) => ('id' in entry ? entry.id : (ids.get(entry.pk) ?? []))),
  });
}

function rowFor(
  period: string,
  { here: said, byAct, byTopic }: SaidThen,
  told: readonly Done[],
  {
    figureOf,
    coversMore,
    deedOf,
  }: {
    readonly figureOf: Figures;
    readonly coversMore: CoversMore;
    readonly deedOf: (said: Said) => readonly Deed[];
  },
): TimelineRow {
  const [historical, done] = [told.filter((one) => one.historical), told.filter((one) => !one.historical)];
  const facts = done.filter(({ reported_as }) => reported_as === 'fact');
  const group = (entries: ReadonlyMap<string, Parameters<Figures>[0]>): Record<string, Figure> =>
    Object.fromEntries(
      [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => [key, figureOf(list)]),
    );
  const scored = [
    ...said.flatMap(deedOf),
    ...facts.map(({ id, type, modes }) => ({
      type,
      modes: fromJson<string[]>(modes, 'modes', `events.reading of ${id}`),
    })),
  ].filter(({ type }) => quadOf(type) !== null);
  const quads = Map.groupBy(scored, ({ type }) => String(quadOf(type)));
  const score = scored.reduce((total, { type, modes }) => total + (scoreOf(type, modes) ?? 0), 0);
  return {
    period,
    statements: figureOf(said),
    independentReports: said.reduce((total, { independent }) => total + independent, 0),
    byAct: group(byAct),
    byTopic: group(byTopic),
    byType: group(Map.groupBy(facts, ({ type }) => type)),
    alleged: figureOf(done.filter(({ reported_as }) => reported_as === 'alleged')),
    historical: figureOf(historical),
    severalPeriods: figureOf([...said, ...done].filter(coversMore)),
    byQuad: Object.fromEntries([...quads].map(([quad, { length }]) => [quad, length])),
    meanScore: scored.length === 0 ? null : Math.round((100 * score) / scored.length) / 100,
  };
}
