import { sql } from 'kysely';
import { ACTOR_CODES } from '../../lexicon/index.ts';
import {
  dayBound,
  type DyadQuery,
  type DyadRow,
  knownValue,
  quadOf,
  scoreOf,
} from '../../ledger/index.ts';
import { isHistorical, tookPlace } from './everyEvent.ts';
import { ACTED_ON, ACTING, EITHER_SIDE, MUTUAL_TYPES } from './eventParties.ts';
import { fromJson } from './json.ts';
import type { Fragment, Session } from './session.ts';
import { speakForEachOther } from './speakingFor.ts';
import { rowsOf } from './sql.ts';

interface Counted {
  readonly period: string;
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly modes: string;
  readonly reported_as: 'fact' | 'said' | 'alleged';
  readonly events: number;
}

/** What each state or body did to each other, by period, source and target. @throws OnrecordError OR3004, OR6006 */
export async function dyads(session: Session, { by = 'month', from, to }: DyadQuery): Promise<DyadRow[]> {
  const { json, list } = session.dialect;
  knownValue('by', by);
  const [source, target] = [idOf('a'), idOf('b')];
  const period = sql`substr(e.first_day, 1, ${sql.lit(by === 'month' ? 7 : 4)})`;
  const modes = json('e.reading', ['modes'], 'text');
  const counted = await rowsOf<Counted>(
    session,
    sql`select ${period} as period, ${source} as source, ${target} as target, e.type, ${modes} as modes, e.reported_as,
        count(distinct e.pk) as events
      from event_rows e
      join event_parties p on p.event = e.pk join names a on a.pk = p.name
      join event_parties q on q.event = e.pk join names b on b.pk = q.name
      where e.current = 1 and e.cluster = e.pk and ${tookPlace(session)} and not ${isHistorical(session)}
        and e.last_day >= ${from ? dayBound(from, 'from') : ''}
        ${to ? sql`and e.first_day > '' and e.first_day <= ${dayBound(to, 'to')}` : sql``}
        and ((p.role in ${list(ACTING)} and q.role in ${list(ACTED_ON)})
          or (e.type in (${MUTUAL_TYPES}) and p.role in ${list(EITHER_SIDE)} and q.role in ${list(EITHER_SIDE)}
            and not ${speakForEachOther(sql.ref('a.key'), sql.ref('b.key'))}))
        and ${source} <> ${target}
      group by ${period}, ${source}, ${target}, e.type, ${modes}, e.reported_as
      order by period, source, target, e.type, modes, e.reported_as`,
  );
  const keyOf = ({ period: when, source: one, target: other }: Counted): string => [when, one, other].join(' ');
  return [...Map.groupBy(counted, keyOf).values()].map(rowOf);
}

/** A state's code, or the id of a group or of a body that is no state's; null for anybody else. */
const idOf = (alias: 'a' | 'b'): Fragment => {
  const [code, key] = [sql.ref(`${alias}.code`), sql.ref(`${alias}.key`)];
  const stateless = sql.join([...ACTOR_CODES].map((one) => sql.lit(one)));
  return sql`case when ${key} like '=group:%' then substr(${key}, 2) when ${code} not in (${stateless}) then ${code}
    when ${key} like '=org:%' then substr(${key}, 2) end`;
};

function rowOf(counted: readonly Counted[]): DyadRow {
  const [{ period, source, target } = { period: '', source: '', target: '' }] = counted;
  const told = counted.filter(({ reported_as }) => reported_as !== 'alleged');
  const sum = (rows: readonly Counted[]): number => rows.reduce((total, { events }) => total + Number(events), 0);
  const sums = (keyOf: (row: Counted) => string): Record<string, number> =>
    Object.fromEntries([...Map.groupBy(told, keyOf)].map(([key, rows]) => [key, sum(rows)]));
  const score = told.reduce((total, { type, modes, events }) => {
    const own = scoreOf(type, fromJson<string[]>(modes, 'modes', 'events.reading'));
    return total + Number(events) * (own ?? 0);
  }, 0);
  const events = sum(told);
  return {
    period,
    source,
    target,
    events,
    byType: sums(({ type }) => type),
    byQuad: sums(({ type }) => String(quadOf(type))),
    meanScore: events === 0 ? null : Math.round((100 * score) / events) / 100,
    alleged: sum(counted) - events,
  };
}
