import type { Database } from 'better-sqlite3';
import { type FacetField, type Facets, ROLES } from '../../ledger/index.ts';
import { bound, rowsOf } from './statement.ts';

/** More values than these are no overview. */
const MOST_VALUES = 20;

const column = (expression: string): string => `
  select ${expression} as value, count(*) as count from json_each(?) j cross join statement_rows s on s.pk = j.value
  where ${expression} > '' group by 1 order by 2 desc, 1 limit ${MOST_VALUES}`;

const party = (role: number): string => `
  select n.name as value, count(distinct p.statement) as count from json_each(?) j
  cross join statement_parties p indexed by statement_parties_by_statement on p.statement = j.value
  cross join names n on n.pk = p.name
  where p.role = ${role} group by n.pk order by 2 desc, 1 limit ${MOST_VALUES}`;

const QUERIES: Readonly<Record<FacetField, string>> = {
  speaker: party(ROLES.speaker),
  target: party(ROLES.target),
  addressee: party(ROLES.addressee),
  outlet: `
    select coalesce(v.outlet, o.key) as value, count(*) as count from json_each(?) j
    cross join statement_rows s on s.pk = j.value cross join outlets o on o.pk = s.outlet
    cross join versions v on v.pk = s.version
    group by o.pk order by 2 desc, 1 limit ${MOST_VALUES}`,
  topic: party(ROLES.topic),
  kind: column('s.kind'),
  act: column('s.act'),
  polarity: column('s.polarity'),
  verdict: column('s.verdict'),
  year: column('substr(s.first_day, 1, 4)'),
};

/** How many of these statements have each value of each field. */
export function facetsOf(database: Database, statements: readonly number[]): Facets {
  const list = bound(statements);
  const count = (field: FacetField) => rowsOf<{ value: string; count: number }>(database, QUERIES[field], list);
  return {
    speaker: count('speaker'),
    target: count('target'),
    addressee: count('addressee'),
    outlet: count('outlet'),
    topic: count('topic'),
    kind: count('kind'),
    act: count('act'),
    polarity: count('polarity'),
    verdict: count('verdict'),
    year: count('year'),
  };
}
