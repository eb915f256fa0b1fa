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
import { eventsWith, tookPlace } from './everyEvent.ts';
import { fromJson } from './json.ts';
import { hitsOf } from './rows.ts';
import { MOST_STATEMENTS, outletsOf, type Said, saidBetween } from './said.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';

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
  const said = await saidBetween(session, query);
  const done = issue ? [] : await doneBetween(session, query);
  const width = by === 'month' ? 7 : 4;
  const periodOf = ({ day }: { day: string }): string => day.slice(0, width);
  const periods = new Set([...said, ...done].map(periodOf));
  const [saidIn, doneIn] = [Map.groupBy(said, periodOf), Map.groupBy(done, periodOf)];
  const figures = await figuresOf(session, query, said, by);
  const rows = [...periods]
    .filter((period) => query.period === undefined || period === query.period)
    .toSorted()
    .map((period) => rowFor(period, saidIn.get(period) ?? [], doneIn.get(period) ?? [], figures));
  const dated = said.filter(({ day }) => day !== '');
  const ends = [dated.at(0)?.pk, dated.at(-1)?.pk].filter((pk) => pk !== undefined);
  const [first, last] = await hitsOf(session, ends);
  return {
    query,
    rows,
    outlets: await outletsOf(session, said),
    first: first ?? null,
    last: last ?? null,
  };
}

/** The events between the two that outlets tell, as fact or on somebody's word, each once; acts count as statements. */
async function doneBetween(session: Session, { actor, recipient, from, to }: TimelineQuery): Promise<Done[]> {
  const { json } = session.dialect;
  const parties = [
    ...(actor === undefined ? [] : [await eventsWith(session, actor, [ROLES.actor, ROLES.actorFor])]),
    ...(recipient === undefined ? [] : [await eventsWith(session, recipient, [ROLES.recipient, ROLES.recipientFor])]),
  ];
  return rowsOf<Done>(
    session,
    sql`select e.id, e.first_day as day, e.type, e.reported_as, ${json('e.reading', ['modes'], 'text')} as modes
      from event_rows e
      where e.current = 1 and e.reported_as <> 'said' and e.cluster = e.pk
        and ${tookPlace(session)} and e.last_day >= ${from ? dayBound(from, 'from') : ''} and e.first_day <= ${to ? dayBound(to, 'to') : '9999'}
        and ${all(parties)}
      order by e.first_day, e.pk limit ${sql.lit(MOST_STATEMENTS)}`,
  );
}

/** Makes figures of entries, of which those of statements have keys and those of events ids. */
type Figures = (entries: readonly ({ readonly pk: number } | { readonly id: string })[]) => Figure;

/** The ids of statements are looked up for all figures at once, and only as many as are wanted. */
async function figuresOf(
  session: Session,
  { ids: most = MOST_STATEMENTS, period: only }: TimelineQuery,
  said: readonly Said[],
  by: 'month' | 'year',
): Promise<Figures> {
  const width = by === 'month' ? 7 : 4;
  const counts = new Map<string, number>();
  const wanted = said.filter(({ day, act }) => {
    if (only !== undefined && day.slice(0, width) !== only) return false;
    const keys = [day.slice(0, width), `${day.slice(0, width)} ${act}`];
    const before = keys.map((key) => counts.get(key) ?? 0);
    keys.forEach((key, at) => counts.set(key, (before[at] ?? 0) + 1));
    return before.some((count) => count < most);
  });
  const pks = wanted.map(({ pk }) => pk);
  const rows =
    pks.length === 0
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

function rowFor(period: string, said: readonly Said[], done: readonly Done[], figureOf: Figures): TimelineRow {
  const facts = done.filter(({ reported_as }) => reported_as === 'fact');
  const group = (entries: Map<string, Parameters<Figures>[0]>): Record<string, Figure> =>
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
