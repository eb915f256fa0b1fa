import { sql } from 'kysely';
import { ROLES, type Timeline, type TimelineQuery } from '../../ledger/index.ts';
import { all } from './condition.ts';
import { columnsOf, filterOf, isCurrent, type PartyFilter, partyProbe } from './filters.ts';
import { partiesNamed } from './partiesNamed.ts';
import type { Session } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';

/** More statements than this are no line that a person follows; the filters make it shorter. */
export const MOST_STATEMENTS = 200_000;

/** What is counted of a statement. */
export interface Said {
  readonly pk: number;
  readonly day: string;
  readonly act: string;
  /** Its cluster and which of the reports in it this is, the first being 0. */
  readonly cluster: number;
  readonly place: number;
  readonly reports: number;
  readonly independent: number;
  /** 0: none. */
  readonly outlet: number;
}

/** The statements of the actor about or to the recipient, each once, the earliest day first; what has no day comes first. */
export async function saidBetween(session: Session, { actor, recipient, issue, from, to }: TimelineQuery): Promise<Said[]> {
  const { dialect } = session;
  const filter = await filterOf(session, { speaker: actor, topic: issue, from, to });
  const toAndAbout: PartyFilter[] = recipient
    ? [{ roles: RECEIVING, names: await partiesNamed(session, recipient) }]
    : [];
  const [way, ...others] = [...filter.parties, ...toAndAbout];
  if (!way) return [];
  const conditions = all([
    isCurrent('s'),
    ...columnsOf(filter, 's'),
    ...others.map((party) => partyProbe(session, party, 's')),
  ]);
  const fields = [
    sql`s.pk`,
    sql`s.first_day`,
    sql`s.act`,
    sql`coalesce(s.cluster, -s.pk)`,
    sql`s.place`,
    sql`coalesce(g.reports, 1)`,
    sql`coalesce(g.independent, 1)`,
    sql`coalesce(s.outlet, 0)`,
  ];
  // One text for all: of an actor with a hundred thousand statements, rows take longer to be handed over than to be found.
  const found = await rowOf<{ keys: string | null }>(
    session,
    dialect.keysBetweenCommas(sql`
      select ${sql.join(fields, sql` || ' ' || `)} as key
      from (select distinct statement from statement_parties
          where role in ${dialect.list(way.roles)} and name in ${dialect.list(way.names, 'integer')}) j
        cross join statement_rows s left join clusters g on g.pk = s.cluster
      where s.pk = j.statement and ${conditions} limit ${sql.lit(MOST_STATEMENTS)}`),
  );
  const first = new Map<number, Said>();
  for (const line of found?.keys ? found.keys.split(',') : []) {
    const said = saidIn(line);
    const other = first.get(said.cluster);
    if (!other || said.place < other.place) first.set(said.cluster, said);
  }
  return [...first.values()].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.pk - b.pk));
}

/** To whom or about whom, and for whom these stand. */
const RECEIVING = [ROLES.addressee, ROLES.addresseeOf, ROLES.target, ROLES.targetOf];

function saidIn(line: string): Said {
  const [pk, day = '', act = '', cluster, place, reports, independent, outlet] = line.split(' ');
  return {
    pk: Number(pk),
    day,
    act,
    cluster: Number(cluster),
    place: Number(place),
    reports: Number(reports),
    independent: Number(independent),
    outlet: Number(outlet),
  };
}

/** Of all the reports of these statements, how many each outlet carries. What has one report alone is that. */
export async function outletsOf(session: Session, said: readonly Said[]): Promise<Timeline['outlets']> {
  const counts = new Map<number, number>();
  const add = (outlet: number, reports: number): unknown => counts.set(outlet, (counts.get(outlet) ?? 0) + reports);
  for (const { reports, outlet } of said) if (reports === 1) add(outlet, 1);
  const several = said.filter(({ reports }) => reports > 1).map(({ cluster }) => cluster);
  const others = await rowsOf<{ outlet: number; reports: number }>(
    session,
    sql`select outlet, count(*) as reports from (
        select distinct coalesce(s.outlet, 0) as outlet, s.cluster, s.version
        from ${session.dialect.list(several, 'integer')} j cross join statement_rows s where s.cluster = j.value
      ) f group by outlet`,
  );
  for (const { outlet, reports } of others) add(outlet, reports);
  const names = await rowsOf<{ pk: number; name: string }>(
    session,
    sql`select o.pk, coalesce((select v.outlet from statement_rows s join versions v on v.pk = s.version
        where s.outlet = o.pk and s.current = 1 order by s.first_day desc, s.pk limit 1), o.key) as name
      from outlets o where o.pk in ${session.dialect.list(counts.keys(), 'integer')}`,
  );
  const named = new Map(names.map(({ pk, name }) => [pk, name]));
  const total = [...counts.values()].reduce((sum, reports) => sum + reports, 0);
  return [...counts]
    .map(([outlet, reports]) => ({ outlet: named.get(outlet) ?? '', reports, share: reports / total }))
    .toSorted((a, b) => b.reports - a.reports || (a.outlet < b.outlet ? -1 : 1));
}
