import { sql } from 'kysely';
import { padded } from '../../ledger/index.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

/**
 * The keys of those who can be meant: an id (org:nato), a code of three capitals (CHN), or whole words of a name in a
 * row (Holm, not Stockholm).
 */
export async function partiesNamed(session: Session, given: string): Promise<number[]> {
  const keys = async (question: Fragment): Promise<number[]> =>
    (await rowsOf<{ pk: number }>(session, question)).map(({ pk }) => pk);
  if (/^(?:[a-z]+:|Q\d)\S+$/.test(given)) return keys(sql`select pk from names where key = ${`=${given}`}`);
  const words = padded(given);
  const [first] = words.split(' ').filter(Boolean);
  const coded = /^[A-Z]{3}$/.test(given) ? await keys(sql`select pk from names where code = ${given}`) : [];
  if (first === undefined) return coded;
  const named = await keys(
    sql`select n.pk from name_words w join names n on n.pk = w.name
      where w.word = ${first} and ${session.dialect.contains(sql`n.padded`, words)}`,
  );
  return [...new Set([...coded, ...named])];
}
