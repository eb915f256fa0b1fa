import { sql } from 'kysely';
import { type FacetField, type Facets, foldName, OUT_OF_CONTEXT, type SearchResult } from '../../ledger/index.ts';
import { type Filter, FILTER_ROLES } from './filters.ts';
import { outletsWith } from './outletKey.ts';
import { outOfContext } from './outOfContext.ts';
import { namesOfOthers, partiesNamed } from './partiesNamed.ts';
import type { Session } from './session.ts';
import { columnsIn, rowsOf } from './sql.ts';

/** More values than these are no overview. */
const MOST_VALUES = 20;

type Counted = Facets[FacetField][number];
type PartyField = keyof typeof FILTER_ROLES;

/** The values of a field that are given, and how many others there are. */
interface Values {
  readonly given: readonly Counted[];
  readonly others: number;
}

/** How many matches have each value of each field: as many as there are with a filter that asks for the value too. */
export async function facetsOf(
  session: Session,
  reports: readonly number[],
  { collapsed }: Pick<Filter, 'collapsed'>,
): Promise<Required<Pick<SearchResult, 'facets' | 'otherValues'>>> {
  const rows = await reportRows(session, reports, collapsed);
  const values: Readonly<Record<FacetField, Values>> = {
    ...(await partiesOf(session, rows)),
    ...(await columnsOf(session, rows)),
  };
  const each = <Of>(of: (values: Values) => Of): Record<FacetField, Of> =>
    Object.fromEntries(Object.entries(values).map(([field, one]) => [field, of(one)])) as Record<FacetField, Of>;
  return { facets: each(({ given }) => given), otherValues: each(({ others }) => others) };
}

/** What counts of a report. Two with one key are one match, as the search counts them. */
interface Row {
  readonly pk: number;
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

async function reportRows(session: Session, reports: readonly number[], collapsed: boolean): Promise<Row[]> {
  const cluster = sql`coalesce(s.cluster, -s.pk)`;
  const columns = await columnsIn<Row>(
    session,
    ['pk', 'key', 'kind', 'act', 'polarity', 'verdict', 'first', 'last', 'outlet', 'outside'],
    sql`select s.pk, ${collapsed ? cluster : sql`${cluster} || ' ' || s.version`} as key,
        s.kind, s.act, s.polarity, s.verdict, s.outlet,
        substr(s.first_day, 1, 4) as first, substr(s.last_day, 1, 4) as last,
        case when s.verdict in ('', 'no-source') then 0 when ${outOfContext(session, 's')} then 1 else 0 end as outside
      from ${session.dialect.list(reports, 'integer')} j cross join statement_rows s where s.pk = j.value`,
  );
  const { key, kind, act, polarity, verdict, first, last, outlet, outside } = columns;
  return columns.pk.map((pk, at) => ({
    pk,
    key: key[at] ?? -pk,
    kind: kind[at] ?? '',
    act: act[at] ?? '',
    polarity: polarity[at] ?? '',
    verdict: verdict[at] ?? '',
    first: first[at] ?? '',
    last: last[at] ?? '',
    outlet: outlet[at] ?? null,
    outside: outside[at] ?? 0,
  }));
}

type Keys = ReadonlySet<Row['key']>;
const NO_KEYS: Keys = new Set();

/** Who takes part in the roles in which a filter finds them, and the topics: counted here, several times as quick as there. */
async function partiesOf(session: Session, rows: readonly Row[]): Promise<Record<PartyField, Values>> {
  const byRole = await keysOfParties(session, rows);
  const keysOf = (field: PartyField, names: readonly number[]): Keys =>
    new Set(FILTER_ROLES[field].flatMap((role) => names.flatMap((name) => [...(byRole.get(role)?.get(name) ?? NO_KEYS)])));
  const of = async (field: PartyField): Promise<Values> => {
    const names = new Set(FILTER_ROLES[field].flatMap((role) => [...(byRole.get(role)?.keys() ?? [])]));
    const most = [...names]
      .map((name) => ({ name, count: keysOf(field, [name]).size }))
      .toSorted((a, b) => b.count - a.count || a.name - b.name)
      .slice(0, MOST_VALUES);
    const named = await namesOf(
      session,
      most.map(({ name }) => name),
    );
    const texts = new Map(named.map(({ pk, name }) => [pk, name]));
    // A filter by the name finds others of the name as well.
    const shared = field === 'topic' ? new Set() : await namesOfOthers(session, named);
    const given = new Map<string, Counted>();
    for (const { name } of most) {
      const value = texts.get(name) ?? '';
      const meant = shared.has(name) ? await partiesNamed(session, value) : [name];
      given.set(value, { value, count: keysOf(field, meant).size });
    }
    return { given: [...given.values()].toSorted(byCount), others: names.size - most.length };
  };
  return {
    speaker: await of('speaker'),
    speaksFor: await of('speaksFor'),
    target: await of('target'),
    addressee: await of('addressee'),
    topic: await of('topic'),
  };
}

/** The keys of the matches in which names have a role, by role and name. */
async function keysOfParties(
  session: Session,
  rows: readonly Row[],
): Promise<ReadonlyMap<number, ReadonlyMap<number, Keys>>> {
  const { list, indexedBy } = session.dialect;
  const roles = new Set(Object.values(FILTER_ROLES).flat());
  const keyOf = new Map(rows.map(({ pk, key }) => [pk, key]));
  const { role, name, statement } = await columnsIn<{ role: number; name: number; statement: number }>(
    session,
    ['role', 'name', 'statement'],
    sql`select p.role, p.name, p.statement from ${list(keyOf.keys(), 'integer')} j
      cross join statement_parties p ${indexedBy('statement_parties_by_statement')}
      where p.statement = j.value and p.role in (${sql.join([...roles].map((one) => sql.lit(one)))})`,
  );
  const byRole = new Map<number, Map<number, Set<Row['key']>>>();
  for (const [at, one] of statement.entries()) {
    const names = byRole.get(role[at] ?? 0) ?? new Map<number, Set<Row['key']>>();
    byRole.set(role[at] ?? 0, names);
    const keys = names.get(name[at] ?? 0) ?? new Set<Row['key']>();
    names.set(name[at] ?? 0, keys);
    keys.add(keyOf.get(one) ?? -one);
  }
  return byRole;
}

const namesOf = (session: Session, pks: readonly number[]): Promise<{ pk: number; name: string }[]> =>
  rowsOf(session, sql`select pk, name from names where pk in ${session.dialect.list(pks, 'integer')}`);

const byCount = (a: Counted, b: Counted): number => b.count - a.count || (a.value < b.value ? -1 : 1);

/** Fields of which a report has one value, or the years that its days reach into. */
async function columnsOf(
  session: Session,
  rows: readonly Row[],
): Promise<Record<Exclude<FacetField, PartyField>, Values>> {
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
