import { nearestName } from '../text/index.ts';
import type { NamedField } from './knownValues.ts';
import { foldName } from './names.ts';
import { padded } from './parties.ts';
import type { Ledger } from './port.ts';

/** So many letters at the beginning of a word are taken to be right. */
const SURE = 3;
/** Among so many names that begin with them the nearest is looked for. */
const MOST = 1000;
/** So many names are looked at that begin as one that was asked for. */
const BEGINNING = 20;
/** An id (org:nato) or a code (CHN), which is no slip of a name. */
const NO_NAME = /:|^\p{Lu}{2,4}$/u;

interface Names {
  readonly names: readonly string[];
  readonly nearest: string | null;
}

/**
 * Names of the ledger that begin as was typed, or, where none does, which one is nearest to that; null where it is not asked
 * for or none is near.
 */
export async function namesOrNearest(
  ledger: Pick<Ledger, 'names'>,
  field: NamedField,
  typed: string,
  most?: number,
): Promise<Names> {
  const names = await ledger.names(field, typed, most);
  return { names, nearest: names.length > 0 ? null : await nearestTo(ledger, field, typed.trim()) };
}

/**
 * Which name of the ledger may have been meant by one that was asked for as a whole: the nearest, and where names only
 * begin so, the first of them (“Zelenskyy” for “Zelensky”); null where somebody bears it or none is near.
 */
export async function meantBy(ledger: Pick<Ledger, 'names'>, field: NamedField, name: string): Promise<string | null> {
  if (name.trim() === '' || NO_NAME.test(name.trim())) return null;
  const { names, nearest } = await namesOrNearest(ledger, field, name, BEGINNING);
  if (names.some((one) => padded(one).includes(padded(name)))) return null;
  return nearest ?? names[0] ?? null;
}

async function nearestTo(ledger: Pick<Ledger, 'names'>, field: NamedField, given: string): Promise<string | null> {
  const word = foldName(given).split(' ').at(-1) ?? '';
  if (word.length < SURE || NO_NAME.test(given)) return null;
  const names = await ledger.names(field, word.slice(0, SURE), MOST);
  const named = new Map(
    names.flatMap((name) =>
      foldName(name)
        .split(' ')
        .map((part) => [part, name] as const),
    ),
  );
  return named.get(nearestName(word, [...named.keys()]) ?? '') ?? null;
}
