import { nearestName } from '../text/index.ts';
import type { NamedField } from './knownValues.ts';
import { foldName } from './names.ts';
import type { Ledger } from './port.ts';

/** So many letters at the beginning of a word are taken to be right. */
const SURE = 3;
/** Among so many names that begin with them the nearest is looked for. */
const MOST = 1000;
/** An id (org:nato) or a code (CHN), which is no slip of a name. */
const NO_NAME = /:|^\p{Lu}{2,4}$/u;

/** Which name of the ledger is nearest to one that was asked for and that nobody has; null where somebody has it, or none is near. */
export async function nearName(
  ledger: Pick<Ledger, 'names'>,
  field: NamedField,
  asked: string,
): Promise<string | null> {
  const given = asked.trim();
  const word = foldName(given).split(' ').at(-1) ?? '';
  if (word.length < SURE || NO_NAME.test(given) || (await ledger.names(field, given, 1)).length > 0) return null;
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
