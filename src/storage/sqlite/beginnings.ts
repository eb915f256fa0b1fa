import type { Database } from 'better-sqlite3';
import { foldName, type NamedField, padded, ROLES } from '../../ledger/index.ts';
import { bound, rowsOf } from './statement.ts';
import { everyTopic } from './topics.ts';

const ROLES_OF = {
  speaker: [ROLES.speaker, ROLES.speaksFor],
  addressee: [ROLES.addressee, ROLES.addresseeOf],
  target: [ROLES.target, ROLES.targetOf],
} as const;

/** Names of a field in which a word begins with what was typed so far, those first that begin so as a whole. */
export function namesBeginning(database: Database, field: NamedField, typed: string, most: number): string[] {
  const all = field === 'topic' ? everyTopic(database) : field === 'outlet' ? outlets(database) : null;
  const names = all ?? parties(database, ROLES_OF[field as keyof typeof ROLES_OF], typed);
  const start = foldName(typed);
  const found = names.filter((name) => ` ${foldName(name)}`.includes(` ${start}`));
  const rank = (name: string): number => (foldName(name).startsWith(start) ? 0 : 1);
  return [...new Set(found)].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).slice(0, most);
}

/** Those who take part in one of the roles, by the index of the words of names. */
function parties(database: Database, roles: readonly number[], typed: string): string[] {
  const [first = ''] = padded(typed).trim().split(' ');
  const rows = rowsOf<{ name: string }>(
    database,
    `select distinct n.name from name_words w join names n on n.pk = w.name
     where w.word >= ? and w.word < ? and exists (
       select 1 from json_each(?) r join statement_parties p on p.role = r.value and p.name = n.pk)`,
    first,
    `${first}\u{10FFFF}`,
    bound(roles),
  );
  return rows.map(({ name }) => name);
}

/** As documents name them; of those without a name there is only the host, by which they are found too. */
const outlets = (database: Database): string[] =>
  rowsOf<{ name: string }>(
    database,
    `select coalesce((select v.outlet from statement_rows s join versions v on v.pk = s.version
       where s.outlet = o.pk and s.current = 1 limit 1), o.key) as name from outlets o`,
  ).map(({ name }) => name);
