import { sql } from 'kysely';
import { type FacetField, type Facets, foldName, OUT_OF_CONTEXT, type SearchResult } from '../../ledger/index.ts';
import { type Filter, FILTER_ROLES } from './filters.ts';
import { outletsWith } from './outletKey.ts';
import { outOfContext } from './outOfContext.ts';
import { partiesNamed } from './partiesNamed.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** More values than these are no overview. */
const MOST_VALUES = 20;

type Counted = Facets[FacetField][number];
type PartyField = keyof typeof FILTER_ROLES;

/** The values of a field that are given, and how many others there are. */
interface Values {
  readonly given: readonly Counted[];
  readonly others: number;
}

/** What matches: reports, and what makes two of them one match, as the search counts them. */
interface Matches {
  readonly list: Fragment;
  readonly once: Fragment;
}

/** How many matches have each value of each field: as many as there are with a filter that asks for the value too. */
export async function facetsOf(
  session: Session,
  reports: readonly number[],
  { collapsed }: Pick<Filter, 'collapsed'>,
): Promise<Required<Pick<SearchResult, 'facets' | 'otherValues'>>> {
  const cluster = sql`coalesce(s.cluster, -s.pk)`;
  const matches = {
    list: session.dialect.list(reports, 'integer'),
    once: collapsed ? cluster : sql`${cluster} || ' ' || s.version`,
  };
  const columns = await columnsOf(session, matches);
  const values: Readonly<Record<FacetField, Values>> = {
    speaker: await partyValues(session, matches, 'speaker'),
    speaksFor: await partyValues(session, matches, 'speaksFor'),
    target: await partyValues(session, matches, 'target'),
    addressee: await partyValues(session, matches, 'addressee'),
    topic: await partyValues(session, matches, 'topic'),
    ...columns,
  };
  const each = <Of>(of: (values: Values) => Of): Record<FacetField, Of> =>
    Object.fromEntries(Object.entries(values).map(([field, one]) => [field, of(one)])) as Record<FacetField, Of>;
  return { facets: each(({ given }) => given), otherValues: each(({ others }) => others) };
}

/** Who takes part in the roles in which a filter finds them, and the topics. */
async function partyValues(session: Session, matches: Matches, field: PartyField): Promise<Values> {
  const { list, indexedBy } = session.dialect;
  const roles = sql.join(FILTER_ROLES[field].map((role) => sql.lit(role)));
  const parties = sql`${matches.list} j cross join statement_rows s
    cross join statement_parties p ${indexedBy('statement_parties_by_statement')}
    where s.pk = j.value and p.statement = s.pk and p.role in (${roles})`;
  const rows = await rowsOf<Counted & { pk: number; all: number }>(
    session,
    sql`select c.pk, n.name as value, c.count, c.all_values as "all" from (
        select p.name as pk, count(distinct ${matches.once}) as count, count(*) over () as all_values
        from ${parties} group by p.name
      ) c cross join names n where n.pk = c.pk order by c.count desc, n.name limit ${sql.lit(MOST_VALUES)}`,
  );
  const given = new Map<string, Counted>();
  for (const { pk, value, count } of rows) {
    const meant = field === 'topic' ? [pk] : await partiesNamed(session, value);
    // A filter by the name finds others of the name as well.
    const [found] =
      meant.length === 1 && meant[0] === pk
        ? [{ count }]
        : await rowsOf<{ count: number }>(
            session,
            sql`select count(distinct ${matches.once}) as count from ${parties} and p.name in ${list(meant, 'integer')}`,
          );
    given.set(value, { value, count: found?.count ?? count });
  }
  return { given: [...given.values()].toSorted(byCount), others: (rows[0]?.all ?? rows.length) - rows.length };
}

const byCount = (a: Counted, b: Counted): number => b.count - a.count || (a.value < b.value ? -1 : 1);

interface Row {
  readonly key: number | string;
  readonly kind: string;
  readonly act: string;
  readonly polarity: string;
  readonly verdict: string;
  readonly first: string;
  readonly last: string;
  readonly outlet: number | null;
  readonly outside: 0 | 1;
}

/** Fields of which a report has one value, or the years that its days reach into. */
async function columnsOf(
  session: Session,
  { list, once }: Matches,
): Promise<Record<Exclude<FacetField, PartyField>, Values>> {
  const rows = await rowsOf<Row>(
    session,
    sql`select distinct ${once} as key, s.kind, s.act, s.polarity, s.verdict, s.outlet,
        substr(s.first_day, 1, 4) as first, substr(s.last_day, 1, 4) as last,
        case when s.verdict in ('', 'no-source') then 0 when ${outOfContext(session, 's')} then 1 else 0 end as outside
      from ${list} j cross join statement_rows s where s.pk = j.value`,
  );
  const of = (column: 'kind' | 'act' | 'polarity'): Values => counted(rows, (row) => [row[column]]);
  return {
    kind: of('kind'),
    act: of('act'),
    polarity: of('polarity'),
    verdict: counted(rows, ({ verdict, outside }) => [verdict, outside === 1 ? OUT_OF_CONTEXT : '']),
    year: counted(rows, yearsOf),
    outlet: await outletValues(session, rows),
  };
}

/** How many keys the rows of each value have. */
function counted(rows: readonly Row[], valuesOf: (row: Row) => readonly string[]): Values {
  const keys = new Map<string, Set<Row['key']>>();
  for (const row of rows)
    for (const value of valuesOf(row)) if (value !== '') keys.set(value, (keys.get(value) ?? new Set()).add(row.key));
  const values = [...keys].map(([value, { size }]) => ({ value, count: size })).toSorted(byCount);
  return { given: values.slice(0, MOST_VALUES), others: Math.max(0, values.length - MOST_VALUES) };
}

function yearsOf({ first, last }: Row): string[] {
  if (first === '') return [];
  const [from, to] = [Number(first), Math.max(Number(first), Number(last))];
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at).padStart(4, '0'));
}

/** A filter by an outlet finds all whose name, or host, has what is asked for in it. */
async function outletValues(session: Session, rows: readonly Row[]): Promise<Values> {
  const outlets = new Map(
    (await outletsWith(session, new Set(rows.flatMap(({ outlet }) => outlet ?? [])))).map((one) => [one.pk, one]),
  );
  const most = counted(rows, ({ outlet }) => [outlets.get(outlet ?? 0)?.name ?? '']);
  const found = new Map(
    [...outlets].map(([pk, { key }]) => [
      pk,
      most.given.map(({ value }) => value).filter((name) => key.includes(foldName(name))),
    ]),
  );
  return { ...counted(rows, ({ outlet }) => found.get(outlet ?? 0) ?? []), others: most.others };
}
