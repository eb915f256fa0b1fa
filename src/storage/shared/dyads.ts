import { sql } from 'kysely';
import { ACTOR_CODES } from '../../lexicon/index.ts';
import { type DyadQuery, type DyadRow, knownValue, quadOf, scoreOf } from '../../ledger/index.ts';
import { all } from './condition.ts';
import { daysOf, isHistorical, tookPlace } from './everyEvent.ts';
import { ACTED_ON, ACTING, EITHER_SIDE, MUTUAL_TYPES } from './eventParties.ts';
import { fromJson } from './json.ts';
import type { Fragment, Session } from './session.ts';
import { speakForEachOther } from './speakingFor.ts';
import { rowsOf } from './sql.ts';

interface Done {
  readonly pk: number;
  readonly cluster: number;
  readonly id: string;
  readonly period: string;
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly modes: string;
  readonly reported_as: 'fact' | 'said' | 'alleged';
}

/** What each state or body did to each other, by period, source and target. @throws OnrecordError OR3004, OR6006 */
export async function dyads(session: Session, query: DyadQuery): Promise<DyadRow[]> {
  const { by = 'month' } = query;
  const { json, list } = session.dialect;
  knownValue('by', by);
  const [source, target] = [idOf('p', 'a'), idOf('q', 'b')];
  const period = sql`substr(e.first_day, 1, ${sql.lit(by === 'month' ? 7 : 4)})`;
  const modes = json('e.reading', ['modes'], 'text');
  const told = await rowsOf<Done>(
    session,
    sql`select distinct e.pk, e.cluster, e.id, ${period} as period, ${source} as source, ${target} as target, e.type,
        ${modes} as modes, e.reported_as
      from event_rows e
      join event_parties p on p.event = e.pk join names a on a.pk = p.name
      join event_parties q on q.event = e.pk join names b on b.pk = q.name
      where ${all([sql`e.current = 1`, ...daysOf(query)('e'), tookPlace(session)])} and not ${isHistorical(session)}
        and ((p.role in ${list(ACTING)} and q.role in ${list(ACTED_ON)})
          or (e.type in (${MUTUAL_TYPES}) and p.role in ${list(EITHER_SIDE)} and q.role in ${list(EITHER_SIDE)}
            and not ${speakForEachOther(sql.ref('a.key'), sql.ref('b.key'))}))
        and ${source} <> ${target}
      order by period, source, target, e.type, e.id`,
  );
  const keyOf = ({ period: when, source: one, target: other }: Done): string => [when, one, other].join(' ');
  return [...Map.groupBy(firstReports(told), keyOf).values()].map(rowOf);
}

/**
 * Of the reports of an event the first that tells of the two, as where events are searched for by both; the order stays. A
 * window function of SQLite takes five times as long.
 */
function firstReports(told: readonly Done[]): Done[] {
  const keyOf = ({ cluster, source, target }: Done): string => [cluster, source, target].join(' ');
  const first = new Map<string, Done>();
  for (const one of told) {
    const other = first.get(keyOf(one));
    if (!other || one.pk === one.cluster || (other.pk !== other.cluster && one.pk < other.pk)) first.set(keyOf(one), one);
  }
  return told.filter((one) => first.get(keyOf(one)) === one);
}

/** A state's code, or the id of a group or of a body that is no state's; null for anybody else. */
const idOf = (party: 'p' | 'q', name: 'a' | 'b'): Fragment => {
  const [code, key] = [sql.ref(`${party}.code`), sql.ref(`${name}.key`)];
  const stateless = sql.join([...ACTOR_CODES].map((one) => sql.lit(one)));
  return sql`case when ${key} like '=group:%' then substr(${key}, 2) when ${code} not in (${stateless}) then ${code}
    when ${key} like '=org:%' then substr(${key}, 2) end`;
};

function rowOf(done: readonly Done[]): DyadRow {
  const [{ period, source, target } = { period: '', source: '', target: '' }] = done;
  const alleged = done.filter(({ reported_as }) => reported_as === 'alleged');
  const told = done.filter(({ reported_as }) => reported_as !== 'alleged');
  const counts = (keyOf: (row: Done) => string): Record<string, number> =>
    Object.fromEntries([...Map.groupBy(told, keyOf)].map(([key, { length }]) => [key, length]));
  const score = told.reduce((total, { id, type, modes }) => {
    const own = scoreOf(type, fromJson<string[]>(modes, 'modes', `events.reading of ${id}`));
    return total + (own ?? 0);
  }, 0);
  return {
    period,
    source,
    target,
    events: told.length,
    byType: counts(({ type }) => type),
    byQuad: counts(({ type }) => String(quadOf(type))),
    meanScore: told.length === 0 ? null : Math.round((100 * score) / told.length) / 100,
    alleged: alleged.length,
    ids: told.map(({ id }) => id),
    allegedIds: alleged.map(({ id }) => id),
  };
}
