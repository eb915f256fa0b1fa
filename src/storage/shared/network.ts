import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import { type NetworkQuery, type Partner, type PartnerNetwork, quadOf, ROLES, scoreOf, type Tie } from '../../ledger/index.ts';
import { doneTo } from './doneTo.ts';
import { MUTUAL_TYPES } from './eventParties.ts';
import { NAME, partiesNamed } from './partiesNamed.ts';
import { PERFORMED } from './said.ts';
import { latestMatches } from './search.ts';
import type { Fragment, Session } from './session.ts';
import { speaksForOne } from './speakingFor.ts';
import { rowsOf } from './sql.ts';

const DEFAULT_NODES = 60;
const MOST_NODES = 200;
/** The latest so many are counted, of an actor in each part: enough for who stands near to whom, and done in a moment. */
const MOST_STATEMENTS = 10_000;
const MOST_IN_A_PART = 4_000;
/** In place of a name's key: the actor who was asked for, under whichever names. */
const ASKED = 0;

interface Counted {
  readonly source: number;
  readonly target: number;
  readonly act: string;
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** Who speaks about and to whom in the statements that match, or in those of and about one actor. */
export async function network(session: Session, query: NetworkQuery): Promise<PartnerNetwork> {
  const { actor, most = DEFAULT_NODES, ...filter } = query;
  if (!Number.isInteger(most) || most < 1 || most > MOST_NODES)
    throw new OnrecordError('OR3004', { input: `most ${most}`, fault: `a network has 1 to ${MOST_NODES} actors` });
  if (actor && (filter.speaker || filter.addressee || filter.target))
    throw new OnrecordError('OR3004', { input: actor, fault: 'an actor takes the place of speaker, addressee and target' });
  const asked = actor ? await partiesNamed(session, actor) : [];
  const ways = actor ? [{ speaker: actor }, { target: actor }, { addressee: actor }] : [{}];
  const statements = new Set<number>();
  let more = false;
  for (const way of ways) {
    const found = await latestMatches(session, { ...filter, ...way }, actor ? MOST_IN_A_PART : MOST_STATEMENTS);
    more ||= found.more;
    for (const pk of found.pks) statements.add(pk);
  }
  const rows = await counted(session, [...statements], actor ? asked : null);
  const names = await nodesOf(session, rows, asked, actor);
  const kept = new Set(names.nodes.slice(0, most).map(({ id }) => id));
  return {
    actor: names.ids.get(ASKED) ?? null,
    nodes: names.nodes.slice(0, most),
    others: Math.max(0, names.nodes.length - most),
    edges: tiesOf(rows, names.ids).filter(({ source, target }) => kept.has(source) && kept.has(target)),
    statements: statements.size,
    more,
  };
}

/**
 * Each statement once for each two of whom one speaks about or to the other, or who do by it what both sides do; with its
 * act where it is done to that one.
 */
async function counted(session: Session, statements: readonly number[], asked: readonly number[] | null): Promise<Counted[]> {
  const { dialect } = session;
  const byStatement = dialect.indexedBy('statement_parties_by_statement');
  const isAsked = (alias: 'a' | 'b'): Fragment =>
    sql`${sql.ref(`${alias}.name`)} in ${dialect.list(asked ?? [], 'integer')}`;
  // Those who speak for a state are the state where it is the one asked for.
  const hasRole = (alias: 'a' | 'b', role: Fragment, roleFor: Fragment): Fragment =>
    asked === null
      ? sql`${sql.ref(`${alias}.role`)} in (${role})`
      : sql`(${sql.ref(`${alias}.role`)} in (${role}) or (${sql.ref(`${alias}.role`)} in (${roleFor}) and ${isAsked(alias)}))`;
  const speaks = (alias: 'a' | 'b'): Fragment =>
    hasRole(alias, sql.lit(ROLES.speaker), sql.lit(ROLES.speaksFor));
  const isTold = hasRole('b', rolesOf('target', 'addressee'), rolesOf('targetOf', 'addresseeOf'));
  const joint = sql`(${PERFORMED} in (${MUTUAL_TYPES}) and ${speaks('b')})`;
  const parties =
    asked === null
      ? sql`${speaks('a')} and (${isTold} or ${joint})`
      : sql`${speaks('a')} and (${isTold} or (${joint}
            and not (${isAsked('a')} and ${speaksForOne(session, sql`b.name`, asked)})
            and not (${isAsked('b')} and ${speaksForOne(session, sql`a.name`, asked)})))
          and (${isAsked('a')} or ${isAsked('b')})`;
  const act = sql`case when ${joint} or (s.pk, b.name) in (${await doneTo(session, statements)}) then ${PERFORMED} else '' end`;
  const node = (alias: 'a' | 'b'): Fragment =>
    asked === null
      ? sql.ref(`${alias}.name`)
      : sql`case when ${isAsked(alias)} then ${sql.lit(ASKED)} else ${sql.ref(`${alias}.name`)} end`;
  return rowsOf<Counted>(
    session,
    sql`select source, target, act, count(*) as count, min(nullif(day, '')) as first, max(nullif(day, '')) as last from (
        select ${node('a')} as source, ${node('b')} as target, s.pk, max(${act}) as act, s.first_day as day
        from ${dialect.list(statements, 'integer')} j cross join statement_rows s
          cross join statement_parties a ${byStatement} cross join statement_parties b ${byStatement}
        where s.pk = j.value and a.statement = s.pk and b.statement = s.pk and ${parties}
        group by 1, 2, s.pk, s.first_day
      ) f where source <> target group by source, target, act`,
  );
}

const rolesOf = (...names: readonly (keyof typeof ROLES)[]): Fragment =>
  sql.join(names.map((name) => sql.lit(ROLES[name])));

interface Named {
  readonly ids: ReadonlyMap<number, string>;
  readonly nodes: readonly Partner[];
}

async function nodesOf(
  session: Session,
  rows: readonly Counted[],
  asked: readonly number[],
  actor: string | undefined,
): Promise<Named> {
  const sums = new Map<number, { said: number; received: number }>();
  const sumOf = (key: number) => {
    const sum = sums.get(key) ?? { said: 0, received: 0 };
    sums.set(key, sum);
    return sum;
  };
  for (const { source, target, count } of rows) {
    sumOf(source).said += count;
    sumOf(target).received += count;
  }
  const found = await rowsOf<{ pk: number; key: string; name: string; code: string | null }>(
    session,
    sql`select pk, key, name, code from names where pk in ${session.dialect.list([...sums.keys(), ...asked], 'integer')}`,
  );
  const named = new Map(found.map(({ pk, key, name, code }) => [pk, { id: idOf(key), name, code }]));
  const all = asked.flatMap((pk) => named.get(pk) ?? []);
  // Besides a state there are those of whom nothing but its name is known (partiesNamed).
  const [state, ...others] = all.filter(({ id }) => !id.startsWith(NAME));
  const isState = state?.id.startsWith('country:') && others.length === 0;
  const one = isState ? state : all.length === 1 ? all[0] : undefined;
  if (asked.length > 0) named.set(ASKED, one ?? { id: `${NAME}${actor}`, name: actor ?? '', code: null });
  const nodes = [...sums].flatMap(([key, sum]) => {
    const who = named.get(key);
    return who ? [{ ...who, ...sum }] : [];
  });
  const weight = ({ id, said, received }: Partner): number => (id === named.get(ASKED)?.id ? Infinity : said + received);
  return {
    ids: new Map([...named].map(([key, { id }]) => [key, id])),
    nodes: nodes.toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1)),
  };
}

const idOf = (key: string): string => (key.startsWith('=') ? key.slice(1) : `${NAME}${key}`);

/** What goes from one to another, its acts together; the most statements first. */
function tiesOf(rows: readonly Counted[], ids: ReadonlyMap<number, string>): Tie[] {
  const pairs = Map.groupBy(rows, ({ source, target }) => `${source} ${target}`);
  return [...pairs.values()]
    .flatMap((acts) => {
      const [source, target] = [ids.get(acts[0]?.source ?? -1), ids.get(acts[0]?.target ?? -1)];
      return source === undefined || target === undefined ? [] : [tieOf(source, target, acts)];
    })
    .toSorted((a, b) => b.count - a.count || (a.source + a.target < b.source + b.target ? -1 : 1));
}

function tieOf(source: string, target: string, acts: readonly Counted[]): Tie {
  const scored = acts.flatMap(({ act, count }) => {
    const [quad, score] = [quadOf(act), scoreOf(act)];
    return quad === null || score === null ? [] : [{ quad, score, count }];
  });
  const total = (some: readonly { count: number }[]): number => some.reduce((sum, { count }) => sum + count, 0);
  const sum = scored.reduce((so, { score, count }) => so + score * count, 0);
  const days = acts.flatMap(({ first, last }) => [first, last]).filter((day) => day !== null).toSorted();
  return {
    source,
    target,
    count: total(acts),
    first: days.at(0) ?? null,
    last: days.at(-1) ?? null,
    byAct: Object.fromEntries(acts.toSorted((a, b) => (a.act < b.act ? -1 : 1)).map(({ act, count }) => [act, count])),
    byQuad: Object.fromEntries(
      [...Map.groupBy(scored, ({ quad }) => String(quad))].toSorted().map(([quad, some]) => [quad, total(some)]),
    ),
    meanScore: scored.length === 0 ? null : Math.round((100 * sum) / total(scored)) / 100,
  };
}
