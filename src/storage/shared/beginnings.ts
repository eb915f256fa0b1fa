import { sql } from 'kysely';
import { foldName, type NamedField, padded, ROLES } from '../../ledger/index.ts';
import { ACTED_ON, ACTING, EITHER_SIDE } from './eventParties.ts';
import type { Session } from './session.ts';
import { rowsOf } from './sql.ts';
import { everyTopic } from './topics.ts';

/** Of what it is asked who takes part, in which roles. */
const TAKING_PART = {
  speaker: [ROLES.speaker, ROLES.speaksFor],
  addressee: [ROLES.addressee, ROLES.addresseeOf],
  target: [ROLES.target, ROLES.targetOf],
  actor: ACTING,
  recipient: ACTED_ON,
} as const;

const rolesOf = (field: keyof typeof TAKING_PART | 'party'): readonly number[] =>
  field === 'party' ? Object.values(TAKING_PART).flat() : TAKING_PART[field];

/** Names of a field in which a word begins with what was typed so far, those first that begin so as a whole. */
export async function namesBeginning(
  session: Session,
  field: NamedField,
  typed: string,
  most: number,
): Promise<string[]> {
  const names =
    field === 'topic'
      ? await everyTopic(session)
      : field === 'outlet'
        ? await outlets(session)
        : await parties(session, rolesOf(field), typed);
  const start = foldName(typed);
  const found = names.filter((name) => ` ${foldName(name)}`.includes(` ${start}`));
  const rank = (name: string): number => (foldName(name).startsWith(start) ? 0 : 1);
  return [...new Set(found)].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).slice(0, most);
}

/** Those who take part in one of the roles as documents are now, by the index of the words of names. */
async function parties(session: Session, roles: readonly number[], typed: string): Promise<string[]> {
  const [first = ''] = padded(typed).trim().split(' ');
  const asked = roles.map((role) => {
    const of = EITHER_SIDE.some((one) => one === role) ? 'event' : 'statement';
    return sql`exists (select 1 from ${sql.table(`${of}_parties`)} p cross join ${sql.table(`${of}_rows`)} e
      where p.role = ${sql.lit(role)} and p.name = n.pk and e.pk = ${sql.ref(`p.${of}`)} and e.current = 1)`;
  });
  const rows = await rowsOf<{ name: string }>(
    session,
    sql`select distinct n.name from name_words w join names n on n.pk = w.name
      where w.word >= ${first} and w.word < ${`${first}\u{10FFFF}`} and (${sql.join(asked, sql` or `)})`,
  );
  return rows.map(({ name }) => name);
}

/** As documents that have statements name them; of those without a name there is only the host, by which they are found too. */
const outlets = async (session: Session): Promise<string[]> =>
  (
    await rowsOf<{ name: string }>(
      session,
      sql`select coalesce(v.outlet, o.key) as name from outlets o join versions v on v.pk = (select s.version
        from statement_rows s where s.outlet = o.pk and s.current = 1 order by s.first_day desc, s.pk limit 1)`,
    )
  ).map(({ name }) => name);
