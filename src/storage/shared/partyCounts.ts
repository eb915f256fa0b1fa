import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import { MOST_PARTS, type PartyCount, type PartyQuery, ROLES } from '../../ledger/index.ts';
import { MUTUAL_TYPES } from './eventParties.ts';
import { partiesLike } from './partiesNamed.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

const DEFAULT = 50;
const MOST = 200;
/** Of a word that is in more names than these not all are counted. */
const MOST_NAMES = 500;
/** Who is in them most often is a sample of who is in all. */
const LATEST = 20_000;

/** How often those who are asked for take part, those who do most often first. */
export async function partyCounts(session: Session, { ids, words, most = DEFAULT }: PartyQuery): Promise<PartyCount[]> {
  if (!Number.isInteger(most) || most < 1 || most > MOST)
    throw new OnrecordError('OR3004', { input: `most ${most}`, fault: `a list has 1 to ${MOST} actors` });
  const names = ids ? await keysOf(session, ids) : words ? await partiesLike(session, words) : await ofLate(session, most);
  const counted = await countsOf(session, names.slice(0, MOST_NAMES));
  const parts = ({ said, about, to, events }: PartyCount): number => said + about + to + events;
  return counted
    .filter((party) => parts(party) > 0)
    .toSorted((a, b) => parts(b) - parts(a) || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}

const keysOf = async (session: Session, ids: readonly string[]): Promise<number[]> =>
  pksOf(
    await rowsOf(
      session,
      sql`select pk from names where key in ${session.dialect.list(ids.map((id) => `=${id}`), 'text')}`,
    ),
  );

const pksOf = (rows: readonly { pk: number }[]): number[] => rows.map(({ pk }) => pk);

const ofLate = async (session: Session, most: number): Promise<number[]> =>
  pksOf(
    await rowsOf(
      session,
      sql`select p.name as pk, count(*) as parts from (
          select s.pk from statement_rows s where s.current = 1 order by s.first_day desc, s.pk limit ${sql.lit(LATEST)}
        ) j cross join statement_parties p ${session.dialect.indexedBy('statement_parties_by_statement')}
        where p.statement = j.pk and p.role in (${rolesOf('speaker', 'addressee', 'target')})
        group by p.name order by 2 desc, 1 limit ${most}`,
    ),
  );

const rolesOf = (...names: readonly (keyof typeof ROLES)[]): Fragment =>
  sql.join(names.map((name) => sql.lit(ROLES[name])));

/** That a party of the event `e` acts, which of what both sides do it does on either. */
const ACTS = sql`and (p.role in (${rolesOf('actor', 'actorFor')}) or e.type in (${MUTUAL_TYPES}))`;

async function countsOf(session: Session, names: readonly number[]): Promise<PartyCount[]> {
  // Of a statement or an event any report counts, as where they are searched for.
  const parts = (kind: 'statement' | 'event', roles: Fragment, asked = sql``): Fragment => sql`(
    select count(*) from (
      select distinct coalesce(e.cluster, -e.pk) as key from ${sql.table(`${kind}_parties`)} p
        cross join ${sql.table(`${kind}_rows`)} e
        where p.role in (${roles}) and p.name = n.pk and e.pk = ${sql.ref(`p.${kind}`)} and e.current = 1 ${asked}
        limit ${sql.lit(MOST_PARTS)}) f)`;
  const rows = await rowsOf<Omit<PartyCount, 'id'> & { key: string }>(
    session,
    sql`select n.key, n.name, n.code,
        ${parts('statement', rolesOf('speaker', 'speaksFor'))} as said,
        ${parts('statement', rolesOf('target', 'targetOf'))} as about,
        ${parts('statement', rolesOf('addressee', 'addresseeOf'))} as "to",
        ${parts('event', rolesOf('actor', 'actorFor', 'recipient', 'recipientFor'), ACTS)} as events
      from names n where n.pk in ${session.dialect.list(names, 'integer')} and n.padded > ''`,
  );
  return rows.map(({ key, ...counts }) => ({ id: key.startsWith('=') ? key.slice(1) : null, ...counts }));
}
