import { sql } from 'kysely';
import { ACTOR_CODES, stateName } from '../../lexicon/index.ts';
import { type DyadQuery, type DyadRow, knownValue, quadOf, scoreOf } from '../../ledger/index.ts';
import { all } from './condition.ts';
import { daysOf, periodsOf } from './days.ts';
import { isHistorical, TOLD, tookPlace } from './everyEvent.ts';
import { ACTED_ON, ACTING, EITHER_SIDE, MUTUAL_TYPES } from './eventParties.ts';
import { fromJson } from './json.ts';
import { likely } from './likely.ts';
import { keysNamed, STATE } from './partiesNamed.ts';
import type { Fragment, Session } from './session.ts';
import { speakForEachOther } from './speakingFor.ts';
import { rowsOf } from './sql.ts';

interface Done {
  readonly pk: number;
  readonly cluster: number;
  readonly id: string;
  readonly day: string;
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly modes: string;
  readonly reported_as: 'fact' | 'said' | 'alleged';
  /** 1: something of it is as people have decided. */
  readonly corrected: 0 | 1;
}

type Counted = Done & { readonly period: string };

/** What each state or body did to each other, by period, source and target. @throws OnrecordError OR3004, OR6006 */
export async function dyads(session: Session, query: DyadQuery): Promise<DyadRow[]> {
  const { by = 'month' } = query;
  knownValue('by', by);
  const { json, list } = session.dialect;
  const [source, target] = [idOf('p'), idOf('q')];
  const ends = [
    [source, query.source],
    [target, query.target],
  ] as const;
  const chosen: Fragment[] = [];
  for (const [end, given] of ends)
    if (given !== undefined) chosen.push(sql`${end} in ${list(await idsNamed(session, given), 'text')}`);
  const sure = likely(query.minConfidence).map((condition) => condition('e'));
  const current = sql`e.current = 1`;
  const parties = sql`(select t.event, t.role, t.code, n.key from event_parties t join names n on n.pk = t.name)`;
  const told = await rowsOf<Done>(
    session,
    sql`select distinct e.pk, e.cluster, e.id, e.first_day as day, ${source} as source, ${target} as target, e.type,
        ${json(TOLD, ['modes'], 'text')} as modes, e.reported_as,
        case when e.decided is null then 0 else 1 end as corrected
      from event_rows e join ${parties} p on p.event = e.pk join ${parties} q on q.event = e.pk
      where ${all([...daysOf(query)('e'), ...chosen, ...sure, current, tookPlace(session), sql`not ${isHistorical(session)}`])}
        and ((p.role in ${list(ACTING)} and q.role in ${list(ACTED_ON)})
          or (e.type in (${MUTUAL_TYPES}) and p.role in ${list(EITHER_SIDE)} and q.role in ${list(EITHER_SIDE)}
            and not ${speakForEachOther(sql`p.key`, sql`q.key`)}))
        and ${source} <> ${target}
      order by source, target, e.type, e.id`,
  );
  const named = await namesOf(session, told);
  const periodOf = periodsOf(query, by);
  const counted = firstReports(told)
    .map((one): Counted => ({ ...one, period: periodOf(one.day) }))
    .toSorted((a, b) => (a.period < b.period ? -1 : Number(a.period > b.period)));
  return [...Map.groupBy(counted, keyOf).values()].map((done) => rowOf(done, named));
}

/** As rows have those who are named: an id or a code as it is, and all whose names have the words. */
async function idsNamed(session: Session, given: string): Promise<string[]> {
  const known = [...(await keysNamed(session, given))].filter((key) => key.startsWith('='));
  return [given, ...known.map((key) => key.slice(key.startsWith(STATE) ? STATE.length : 1))];
}

/** What the states and bodies of rows are called; a state in whose name others alone act by its name in the lexicon. */
async function namesOf(session: Session, told: readonly Done[]): Promise<(id: string) => string> {
  const keys = new Map(
    told.flatMap(({ source, target }) => [source, target].map((id) => [id, id.includes(':') ? `=${id}` : STATE + id])),
  );
  const found = await rowsOf<{ key: string; name: string }>(
    session,
    sql`select key, name from names where key in ${session.dialect.list(keys.values(), 'text')}`,
  );
  const names = new Map(found.map(({ key, name }) => [key, name]));
  return (id) => names.get(keys.get(id) ?? '') ?? stateName(id) ?? id;
}

const keyOf = ({ period, source, target }: Counted): string => [period, source, target].join(' ');

/**
 * Of the reports of an event the first that tells of the two, as where events are searched for by both; the order stays. A
 * window function of SQLite takes five times as long.
 */
function firstReports(told: readonly Done[]): Done[] {
  const pairOf = ({ cluster, source, target }: Done): string => [cluster, source, target].join(' ');
  const first = new Map<string, Done>();
  for (const one of told) {
    const other = first.get(pairOf(one));
    if (!other || one.pk === one.cluster || (other.pk !== other.cluster && one.pk < other.pk))
      first.set(pairOf(one), one);
  }
  return told.filter((one) => first.get(pairOf(one)) === one);
}

/** A state's code, or the id of a group or of a body that is no state's; null for anybody else. */
const idOf = (party: 'p' | 'q'): Fragment => {
  const [code, key] = [sql.ref(`${party}.code`), sql.ref(`${party}.key`)];
  const stateless = sql.join([...ACTOR_CODES].map((one) => sql.lit(one)));
  return sql`case when ${key} like '=group:%' then substr(${key}, 2) when ${code} not in (${stateless}) then ${code}
    when ${key} like '=org:%' then substr(${key}, 2) end`;
};

function rowOf(done: readonly Counted[], nameOf: (id: string) => string): DyadRow {
  const [{ period, source, target } = { period: '', source: '', target: '' }] = done;
  const alleged = done.filter(({ reported_as }) => reported_as === 'alleged');
  const told = done.filter(({ reported_as }) => reported_as !== 'alleged');
  const grouped = <Value>(keyOf: (row: Done) => string, valueOf: (rows: readonly Done[]) => Value) =>
    Object.fromEntries([...Map.groupBy(told, keyOf)].map(([key, rows]) => [key, valueOf(rows)]));
  const count = ({ length }: readonly Done[]): number => length;
  const idsOf = (rows: readonly Done[]): string[] => rows.map(({ id }) => id);
  const score = told.reduce((total, { id, type, modes }) => {
    const own = scoreOf(type, fromJson<string[]>(modes, 'modes', `events.reading of ${id}`));
    return total + (own ?? 0);
  }, 0);
  return {
    period,
    source,
    target,
    sourceName: nameOf(source),
    targetName: nameOf(target),
    events: told.length,
    byType: grouped(({ type }) => type, count),
    byQuad: grouped(({ type }) => String(quadOf(type)), count),
    meanScore: told.length === 0 ? null : Math.round((100 * score) / told.length) / 100,
    alleged: alleged.length,
    ids: idsOf(told),
    allegedIds: idsOf(alleged),
    idsByType: grouped(({ type }) => type, idsOf),
    correctedIds: done.flatMap(({ id, corrected }) => (corrected === 1 ? id : [])),
  };
}
