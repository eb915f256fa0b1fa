import { sql } from 'kysely';
import type { PartyFilter } from './filters.ts';
import type { Fragment, Session } from './session.ts';

/**
 * A question for the keys of the statements or events in which all of them take part; some are given twice. The first
 * one's are gone through, so it had better be the one with the fewest. The sign keeps SQLite from going through the others'.
 */
export function takingPart(
  session: Pick<Session, 'dialect'>,
  kind: 'statement' | 'event',
  [party, ...others]: readonly [PartyFilter, ...PartyFilter[]],
): Fragment {
  const { list } = session.dialect;
  const [next, ...rest] = others;
  const key = sql.ref(kind);
  return sql`select ${key} from ${sql.table(`${kind}_parties`)}
    where role in ${list(party.roles)} and name in ${list(party.names, 'integer')}
      ${next ? sql`and +${key} in (${takingPart(session, kind, [next, ...rest])})` : sql``}`;
}
