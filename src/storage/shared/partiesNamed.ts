import { sql } from 'kysely';
import { foldName, padded } from '../../ledger/index.ts';
import type { Fragment, Session } from './session.ts';
import { rowsOf } from './sql.ts';

interface Named {
  readonly pk: number;
  readonly key: string;
  readonly name: string;
  readonly padded: string;
  readonly code: string | null;
}

const CODE = /^[A-Z]{3}$/;
const ID = /^(?:[a-z]+:|Q\d)\S+$/;
/** How the id of one begins who is known but by name. */
export const NAME = 'name:';
/** How the key of a state begins. */
export const STATE = '=country:';

/**
 * The keys of those who can be meant: an id (org:nato), a code of three capitals (CHN), whole words of a name in a
 * row (Holm, not Stockholm), or, after name:, all words of the name of one whom nobody knows but by name. A state by its name or its code is the state itself, with those who speak for it in their own
 * roles; who merely comes from there (a former minister has its code), and another state or a body whose name has its
 * name in it, is not meant. Of those whom nobody knows but by name it is who is called so, or has its words and its code: a
 * court of the state, and no choir.
 */
export const partiesNamed = async (session: Session, given: string): Promise<number[]> =>
  pksOf(await namedBy(session, given));

/** The same as the keys by which references have them. */
export const keysNamed = async (session: Session, given: string): Promise<Set<string>> =>
  new Set((await namedBy(session, given)).map(({ key }) => key));

async function namedBy(session: Session, given: string): Promise<Named[]> {
  if (given.startsWith(NAME)) return namesWhere(session, sql`n.key = ${foldName(given.slice(NAME.length))}`);
  if (ID.test(given)) return namesWhere(session, sql`n.key = ${`=${given}`}`);
  const named = await withWords(session, given);
  const isCode = CODE.test(given);
  const [coded] = isCode ? await namesWhere(session, sql`n.key = ${STATE + given}`) : [];
  const state = coded ?? named.find(({ key, padded: words }) => key.startsWith(STATE) && words === padded(given));
  if (!state) {
    const bodies = isCode ? await namesWhere(session, sql`n.code = ${given} and n.key like '=org:%'`) : [];
    return [...bodies, ...named];
  }
  const others = state.padded === padded(given) ? named : await withWords(session, state.name);
  const codes = new Set([state.code, state.key.slice(STATE.length)]);
  const isIts = ({ key, padded: words, code }: Named): boolean =>
    !key.startsWith('=') && (words === state.padded || words === padded(given) || (code !== null && codes.has(code)));
  return [state, ...others.filter(isIts)];
}

/** Of names those by which somebody else is meant too, or somebody else. */
export async function namesOfOthers(
  session: Session,
  named: readonly { readonly pk: number; readonly name: string }[],
): Promise<Set<number>> {
  const others = named.filter(({ name }) => CODE.test(name) || ID.test(name) || padded(name).trim() === '');
  const rows = named.map(({ pk, name }) => {
    const [first = ''] = padded(name).split(' ').filter(Boolean);
    return { pk, first, words: padded(name) };
  });
  const table = session.dialect.table({ pk: 'integer', first: 'text', words: 'text' }, rows);
  const found = await rowsOf<{ pk: number }>(
    session,
    sql`select r.pk from ${table} r where exists (select 1 from name_words w cross join names n
      where w.word = r.first and n.pk = w.name and n.pk <> r.pk and ${session.dialect.contains(sql`n.padded`, sql`r.words`)})`,
  );
  return new Set([...others, ...found].map(({ pk }) => pk));
}

/** The keys of all whose names have the words, or who have the code, for a list to choose from. */
export async function partiesLike(session: Session, given: string): Promise<number[]> {
  const coded = CODE.test(given) ? await namesWhere(session, sql`n.code = ${given}`) : [];
  return pksOf([...coded, ...(await withWords(session, given))]);
}

const namesWhere = (session: Session, condition: Fragment): Promise<Named[]> =>
  rowsOf<Named>(session, sql`select n.pk, n.key, n.name, n.padded, n.code from names n where ${condition}`);

async function withWords(session: Session, given: string): Promise<Named[]> {
  const words = padded(given);
  const [first] = words.split(' ').filter(Boolean);
  if (first === undefined) return [];
  const holds = session.dialect.contains(sql`n.padded`, words);
  return namesWhere(session, sql`n.pk in (select name from name_words where word = ${first}) and ${holds}`);
}

const pksOf = (named: readonly Named[]): number[] => [...new Set(named.map(({ pk }) => pk))];
