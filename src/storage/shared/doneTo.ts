import { sql } from 'kysely';
import type { Act } from '../../document/index.ts';
import { partiesDoneTo } from '../../ledger/index.ts';
import { toldBy } from './condition.ts';
import { ACTED_ON, EITHER_SIDE, MUTUAL_TYPES } from './eventParties.ts';
import { fromJson } from './json.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

/**
 * Towards whom these statements do what they do by being said, as a question for the keys of a `statement` and a `name`.
 * An act counts towards those whom it names (`act.targets`), or else towards the recipients of the event that it is; where
 * neither names anybody, towards nobody. Whoever else a statement is about or to is one whom it is about or to, and no more:
 * support of one against the other is no support of the other.
 */
export async function doneTo(session: Session, statements: Iterable<number>): Promise<Fragment> {
  const { list, table, json } = session.dialect;
  const acts = await rowsOf<{ pk: number; targets: string }>(
    session,
    sql`select s.pk, ${json(sql.raw(toldBy('r')), ['act', 'targets'], 'text')} as targets
      from ${list(statements, 'integer')} j cross join statement_rows s
        cross join reports r
      where s.pk = j.value and s.act > '' and s.act_negated = 0 and r.statement = s.pk and r.version = s.version`,
  );
  const told = acts.map(({ pk, targets }) => ({
    pk,
    parties: partiesDoneTo(fromJson<Act['targets']>(targets, 'references', `reports.reading of statement row ${pk}`)),
  }));
  const named = told.flatMap(({ pk, parties }) => parties.map(({ key }) => ({ statement: pk, key })));
  const naming = new Set(named.map(({ statement }) => statement));
  const open = told.flatMap(({ pk }) => (naming.has(pk) ? [] : [pk]));
  // What is done to an organ is done to its state; references tell for whom a person acts on the day.
  return sql`select t.statement, n.pk as name
      from ${table({ statement: 'integer', key: 'text' }, named)} t cross join names n
      where n.key in (t.key, (select '=' || a.represents from actor_rows a where a.scope = ''
        and a.kind <> 'person' and a.id = substr(t.key, 2)))
    union all select s.pk, p.name
      from ${list(open, 'integer')} j cross join statement_rows s cross join statement_rows o
        cross join event_rows e cross join event_parties p
      where s.pk = j.value and o.cluster = s.cluster and e.statement = o.pk and e.type = s.act and e.current = 1
        and p.event = e.pk and (p.role in ${list(ACTED_ON)}
          or (e.type in (${MUTUAL_TYPES}) and p.role in ${list(EITHER_SIDE)}))`;
}
