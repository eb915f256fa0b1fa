import { sql } from 'kysely';
import { ROLES, type Timeline, type TimelineQuery } from '../../ledger/index.ts';
import { all, isCurrent } from './condition.ts';
import { doneTo } from './doneTo.ts';
import { MUTUAL_TYPES } from './eventParties.ts';
import { columnsOf, FILTER_ROLES, filterOf, type PartyFilter, partyProbe } from './filters.ts';
import { outletsWith } from './outletKey.ts';
import { partiesNamed } from './partiesNamed.ts';
import type { Fragment, Session } from './session.ts';
import { areApart } from './speakingFor.ts';
import { columnsIn, keysOf, rowOf, rowsOf } from './sql.ts';
import { takingPart } from './takingPart.ts';

/** More statements than this are no line that a person follows; the filters make it shorter. */
export const MOST_STATEMENTS = 200_000;

/** Asking one statement for a party takes as long as listing so many statements of that party. */
const LISTED_FOR_ONE_ASKED = 8;

/** What is counted of a statement. */
export interface Said {
  readonly pk: number;
  readonly day: string;
  /** The last day of what `day` begins: of a year, its end. */
  readonly last: string;
  /** '' where it performs none, the text denies that it does, or it is not done to the recipient that is asked for. */
  readonly act: string;
  readonly cluster: number;
  readonly reports: number;
  readonly independent: number;
  /** 0: none. */
  readonly outlet: number;
}

/** What is counted of a report. `place`: which of the reports in its cluster it is, the first being 0. */
type Report = Said & { readonly place: number };

/** The type of the act that the statement `s` performs; '' where it performs none, or the text denies that it does. */
export const PERFORMED: Fragment = sql`case when s.act_negated = 1 then '' else s.act end`;

const FIELDS: Readonly<Record<keyof Report, Fragment>> = {
  pk: sql`s.pk`,
  day: sql`s.first_day`,
  last: sql`s.last_day`,
  act: PERFORMED,
  cluster: sql`coalesce(s.cluster, -s.pk)`,
  place: sql`s.place`,
  reports: sql`coalesce(g.reports, 1)`,
  independent: sql`coalesce(g.independent, 1)`,
  outlet: sql`coalesce(s.outlet, 0)`,
};

/**
 * The statements of the actor about or to the recipient, each once, in no order; and those by which the two do together
 * what both sides do, as they agree in one.
 */
export async function saidBetween(session: Session, { actor, recipient, issue, from, to, minConfidence }: TimelineQuery): Promise<Said[]> {
  const filter = await filterOf(session, { speaker: actor, topic: issue, from, to, minConfidence });
  const receiving = recipient ? [{ roles: RECEIVING, names: await partiesNamed(session, recipient) }] : [];
  const jointly = await canBeJoint(session, actor, receiving);
  const taking = jointly.map(({ names }) => ({ roles: [...RECEIVING, ...FILTER_ROLES.speaker], names }));
  const [way, ...others] = await byStatements(session, [...filter.parties, ...(taking.length > 0 ? taking : receiving)]);
  if (!way) return [];
  const isListed = ({ count }: Counted): boolean => count <= LISTED_FOR_ONE_ASKED * way.count;
  const listed = takingPart(session, 'statement', [way, ...others.filter(isListed)]);
  const conditions = all([
    isCurrent('s'),
    ...columnsOf(filter, 's'),
    ...others.filter((party) => !isListed(party)).map((party) => partyProbe(session, party, 's')),
    ...jointly.map((party) => sql`(${PERFORMED} in (${MUTUAL_TYPES}) or ${partyProbe(session, party, 's')})`),
  ]);
  const names = Object.keys(FIELDS) as (keyof Report)[];
  const fields = names.map((name) => sql`${FIELDS[name]} as ${sql.ref(name)}`);
  const found = await columnsIn<Report>(
    session,
    names,
    sql`select ${sql.join(fields)}
      from (select distinct statement from (${listed}) w) j
        cross join statement_rows s ${session.dialect.indexedBy('statements_counted')}
        left join clusters g on g.pk = s.cluster
      where s.pk = j.statement and ${conditions} limit ${sql.lit(MOST_STATEMENTS)}`,
  );
  const said = firstOfEach(found);
  const [recipients] = receiving;
  return recipients ? withActsTo(session, said, recipients, jointly.length > 0) : said;
}

/** The statements with the acts that are done to the recipients, or jointly with them, and without other acts. */
async function withActsTo(
  session: Session,
  said: readonly Said[],
  { names }: PartyFilter,
  jointly: boolean,
): Promise<Said[]> {
  const { list } = session.dialect;
  const acting = said.flatMap(({ pk, act }) => (act === '' ? [] : [pk]));
  const speaking = { roles: FILTER_ROLES.speaker, names };
  const together = sql`union all select s.pk from ${list(acting, 'integer')} j cross join statement_rows s
    where s.pk = j.value and s.act in (${MUTUAL_TYPES}) and ${partyProbe(session, speaking, 's')}`;
  const done = await keysOf(
    session,
    sql`select d.statement as key from (${await doneTo(session, acting)}) d where d.name in ${list(names, 'integer')}
      ${jointly ? together : sql``}`,
  );
  const towards = new Set(done);
  return said.map((one) => (one.act === '' || towards.has(one.pk) ? one : { ...one, act: '' }));
}

/** The recipient where somebody else is the actor, so that the two can speak together. */
async function canBeJoint(
  session: Session,
  actor: string | undefined,
  receiving: readonly PartyFilter[],
): Promise<readonly PartyFilter[]> {
  const [other] = receiving;
  if (!actor || !other) return [];
  return (await areApart(session, await partiesNamed(session, actor), other.names)) ? receiving : [];
}

/** To whom or about whom, and for whom these stand. */
const RECEIVING = [ROLES.addressee, ROLES.addresseeOf, ROLES.target, ROLES.targetOf];

type Counted = PartyFilter & { readonly count: number };

/** The parties by how many statements they take part in, the fewest first. One alone is not counted. */
async function byStatements(session: Session, parties: readonly PartyFilter[]): Promise<Counted[]> {
  const counted: Counted[] = [];
  for (const party of parties) {
    const found =
      parties.length === 1
        ? undefined
        : await rowOf<{ count: number }>(
            session,
            sql`select count(*) as count from (${takingPart(session, 'statement', [party])} limit ${sql.lit(MOST_STATEMENTS)}) f`,
          );
    counted.push({ ...party, count: found?.count ?? 0 });
  }
  return counted.toSorted((a, b) => a.count - b.count);
}

/** Of all reports of one statement the first one. */
function firstOfEach(found: { readonly [Field in keyof Report]: readonly Report[Field][] }): Said[] {
  const first = new Map<number, number>();
  for (const [at, cluster] of found.cluster.entries()) {
    const other = first.get(cluster);
    if (other === undefined || (found.place[at] ?? 0) < (found.place[other] ?? 0)) first.set(cluster, at);
  }
  return [...first].map(([cluster, at]) => ({
    pk: found.pk[at] ?? 0,
    day: found.day[at] ?? '',
    last: found.last[at] ?? '',
    act: found.act[at] ?? '',
    cluster,
    reports: found.reports[at] ?? 1,
    independent: found.independent[at] ?? 1,
    outlet: found.outlet[at] ?? 0,
  }));
}

/**
 * Of all the reports of these statements, how many each outlet carries. What has one report alone is that. An outlet is
 * counted by its name, as facets do: the same one is kept once with and once without the host that its document is from.
 */
export async function outletsOf(session: Session, said: readonly Said[]): Promise<Timeline['outlets']> {
  const counts = new Map<number, number>();
  for (const { reports, outlet } of said) if (reports === 1) count(counts, outlet, 1);
  const several = said.filter(({ reports }) => reports > 1).map(({ cluster }) => cluster);
  const others = await rowsOf<{ outlet: number; reports: number }>(
    session,
    sql`select outlet, count(*) as reports from (
        select distinct coalesce(s.outlet, 0) as outlet, s.cluster, s.version
        from ${session.dialect.list(several, 'integer')} j cross join statement_rows s where s.cluster = j.value
      ) f group by outlet`,
  );
  for (const { outlet, reports } of others) count(counts, outlet, reports);
  const names = new Map((await outletsWith(session, counts.keys())).map(({ pk, name }) => [pk, name]));
  const byName = new Map<string, number>();
  for (const [outlet, reports] of counts) count(byName, names.get(outlet) ?? '', reports);
  const total = [...byName.values()].reduce((sum, reports) => sum + reports, 0);
  return [...byName]
    .map(([outlet, reports]) => ({ outlet, reports, share: reports / total }))
    .toSorted((a, b) => b.reports - a.reports || (a.outlet < b.outlet ? -1 : 1));
}

const count = <Key>(counts: Map<Key, number>, key: Key, reports: number): unknown =>
  counts.set(key, (counts.get(key) ?? 0) + reports);
