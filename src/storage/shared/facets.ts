import { sql } from 'kysely';
import { type FacetField, type Facets, ROLES } from '../../ledger/index.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** More values than these are no overview. */
const MOST_VALUES = 20;

type Counted = Facets[FacetField][number];

const PARTIES = ['speaker', 'speaksFor', 'target', 'addressee', 'topic'] as const satisfies readonly FacetField[];
const COLUMNS = ['kind', 'act', 'polarity', 'verdict', 'year'] as const satisfies readonly FacetField[];

/** How many of these statements have each value of each field. */
export async function facetsOf(session: Session, statements: readonly number[]): Promise<Facets> {
  const list = session.dialect.list(statements, 'integer');
  const parties = await partiesOf(session, list);
  const columns = await columnsOf(session, list);
  const outlet = await rowsOf<Counted>(
    session,
    sql`select coalesce(max(v.outlet), o.key) as value, count(*) as count from ${list} j
      cross join statement_rows s cross join outlets o cross join versions v
      where s.pk = j.value and o.pk = s.outlet and v.pk = s.version group by o.pk
      order by 2 desc, 1 limit ${sql.lit(MOST_VALUES)}`,
  );
  return { ...parties, outlet, ...columns };
}

/** Who takes part, each once in a role of a statement, and the topics: those of most statements in each role. */
async function partiesOf(session: Session, list: Fragment): Promise<Pick<Facets, (typeof PARTIES)[number]>> {
  const roles = sql.join(PARTIES.map((field) => sql.lit(ROLES[field])));
  const rows = await rowsOf<Counted & { role: number }>(
    session,
    sql`select role, value, count from (
        select c.role, n.name as value, c.count,
          row_number() over (partition by c.role order by c.count desc, n.name) as place
        from (
          select p.role, p.name, count(*) as count from ${list} j
            cross join statement_parties p ${session.dialect.indexedBy('statement_parties_by_statement')}
            where p.statement = j.value and p.role in (${roles}) group by p.role, p.name
        ) c cross join names n where n.pk = c.name
      ) f where place <= ${sql.lit(MOST_VALUES)} order by role, count desc, value`,
  );
  const of = (field: (typeof PARTIES)[number]): Counted[] =>
    rows.filter(({ role }) => role === ROLES[field]).map(({ value, count }) => ({ value, count }));
  return {
    speaker: of('speaker'),
    speaksFor: of('speaksFor'),
    target: of('target'),
    addressee: of('addressee'),
    topic: of('topic'),
  };
}

/** Columns of few values: what goes together is counted by the store, and the rest here. */
async function columnsOf(session: Session, list: Fragment): Promise<Pick<Facets, (typeof COLUMNS)[number]>> {
  const rows = await rowsOf<Record<(typeof COLUMNS)[number], string> & { count: number }>(
    session,
    sql`select s.kind, s.act, s.polarity, s.verdict, substr(s.first_day, 1, 4) as year, count(*) as count
      from ${list} j cross join statement_rows s where s.pk = j.value group by 1, 2, 3, 4, 5`,
  );
  const of = (field: (typeof COLUMNS)[number]): Counted[] => {
    const counts = new Map<string, number>();
    for (const row of rows) if (row[field] !== '') counts.set(row[field], (counts.get(row[field]) ?? 0) + row.count);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_VALUES);
  };
  return { kind: of('kind'), act: of('act'), polarity: of('polarity'), verdict: of('verdict'), year: of('year') };
}
