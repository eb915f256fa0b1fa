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
  const values: Readonly<Record<FacetField, Values>> = {
    ...(await partiesOf(session, matches)),
    ...(await columnsOf(session, matches)),
  };
  const each = <Of>(of: (values: Values) => Of): Record<FacetField, Of> =>
    Object.fromEntries(Object.entries(values).map(([field, one]) => [field, of(one)])) as Record<FacetField, Of>;
  return { facets: each(({ given }) => given), otherValues: each(({ others }) => others) };
}

/** Who takes part in the roles in which a filter finds them, and the topics. */
async function partiesOf(session: Session, matches: Matches): Promise<Record<PartyField, Values>> {
  const roles = FIELDS.flatMap((field) => FILTER_ROLES[field].map((role) => ({ field: FIELDS.indexOf(field), role })));
  const table = session.dialect.table({ field: 'integer', role: 'integer' }, roles);
  const rows = await rowsOf<Counted & { field: number; pk: number; all: number }>(
    session,
    sql`select c.field, c.pk, n.name as value, c.count, c.all_values as "all" from (
        select r.field, p.name as pk, count(distinct ${matches.once}) as count,
          count(*) over (partition by r.field) as all_values,
          row_number() over (partition by r.field order by count(distinct ${matches.once}) desc, p.name) as place
        from ${partiesIn(session, matches)} cross join ${table} r where ${isIn} and p.role = r.role group by r.field, p.name
      ) c cross join names n where n.pk = c.pk and c.place <= ${sql.lit(MOST_VALUES)}`,
  );
  const meant: { at: number; role: number; name: number }[] = [];
  for (const [at, { field, pk, value }] of rows.entries()) {
    const named = FIELDS[field] ?? 'topic';
    const names = named === 'topic' ? [pk] : await partiesNamed(session, value);
    // A filter by the name finds others of the name as well.
    if (names.length === 1 && names[0] === pk) continue;
    for (const role of FILTER_ROLES[named]) for (const name of names) meant.push({ at, role, name });
  }
  const counts = await countsOf(session, matches, meant);
  const of = (field: PartyField): Values => {
    const own = rows.flatMap((row, at) => (FIELDS[row.field] === field ? [{ ...row, at }] : []));
    const given = new Map(own.map(({ value, count, at }) => [value, { value, count: counts.get(at) ?? count }]));
    return { given: [...given.values()].toSorted(byCount), others: (own[0]?.all ?? own.length) - own.length };
  };
  return {
    speaker: of('speaker'),
    speaksFor: of('speaksFor'),
    target: of('target'),
    addressee: of('addressee'),
    topic: of('topic'),
  };
}

const FIELDS = Object.keys(FILTER_ROLES) as PartyField[];

const partiesIn = ({ dialect }: Session, { list }: Matches): Fragment => sql`${list} j cross join statement_rows s
  cross join statement_parties p ${dialect.indexedBy('statement_parties_by_statement')}`;
const isIn = sql`s.pk = j.value and p.statement = s.pk`;

/** How many matches have any of these in a role, for each number `at`. */
async function countsOf(
  session: Session,
  matches: Matches,
  meant: readonly { readonly at: number; readonly role: number; readonly name: number }[],
): Promise<Map<number, number>> {
  if (meant.length === 0) return new Map();
  const table = session.dialect.table({ at: 'integer', role: 'integer', name: 'integer' }, meant);
  const rows = await rowsOf<{ at: number; count: number }>(
    session,
    sql`select r.at, count(distinct ${matches.once}) as count from ${partiesIn(session, matches)} cross join ${table} r
      where ${isIn} and p.role = r.role and p.name = r.name group by r.at`,
  );
  return new Map(rows.map(({ at, count }) => [at, count]));
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
