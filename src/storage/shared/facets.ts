import { sql } from 'kysely';
import { type FacetField, type Facets, ROLES } from '../../ledger/index.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

/** More values than these are no overview. */
const MOST_VALUES = 20;

type Question = (list: Fragment, dialect: Session['dialect']) => Fragment;

const MOST_FIRST = sql`order by 2 desc, 1 limit ${sql.lit(MOST_VALUES)}`;

const column =
  (value: Fragment): Question =>
  (list) =>
    sql`select ${value} as value, count(*) as count from ${list} j cross join statement_rows s
      where s.pk = j.value and ${value} > '' group by 1 ${MOST_FIRST}`;

const party =
  (role: number): Question =>
  (list, { indexedBy }) =>
    sql`select n.name as value, count(distinct p.statement) as count from ${list} j
      cross join statement_parties p ${indexedBy('statement_parties_by_statement')} cross join names n
      where p.statement = j.value and n.pk = p.name and p.role = ${sql.lit(role)} group by n.pk ${MOST_FIRST}`;

const QUESTIONS: Readonly<Record<FacetField, Question>> = {
  speaker: party(ROLES.speaker),
  target: party(ROLES.target),
  addressee: party(ROLES.addressee),
  outlet: (list) =>
    sql`select coalesce(max(v.outlet), o.key) as value, count(*) as count from ${list} j
      cross join statement_rows s cross join outlets o cross join versions v
      where s.pk = j.value and o.pk = s.outlet and v.pk = s.version group by o.pk ${MOST_FIRST}`,
  topic: party(ROLES.topic),
  kind: column(sql`s.kind`),
  act: column(sql`s.act`),
  polarity: column(sql`s.polarity`),
  verdict: column(sql`s.verdict`),
  year: column(sql`substr(s.first_day, 1, 4)`),
};

/** How many of these statements have each value of each field. */
export async function facetsOf(session: Session, statements: readonly number[]): Promise<Facets> {
  const list = session.dialect.list(statements, 'integer');
  const count = (field: FacetField): Promise<{ value: string; count: number }[]> =>
    rowsOf(session, QUESTIONS[field](list, session.dialect));
  return {
    speaker: await count('speaker'),
    target: await count('target'),
    addressee: await count('addressee'),
    outlet: await count('outlet'),
    topic: await count('topic'),
    kind: await count('kind'),
    act: await count('act'),
    polarity: await count('polarity'),
    verdict: await count('verdict'),
    year: await count('year'),
  };
}
