import type { Ledger } from '../index.ts';
import { foldName, type NamedField } from '../ledger/index.ts';
import { nearestName } from '../text/index.ts';
import { oneLine, tell } from './output.ts';

/** So many letters at the beginning of a word are taken to be right. */
const SURE = 3;
/** Among so many names that begin with them the nearest is looked for. */
const MOST = 1000;
/** An id (org:nato) or a code (CHN), which is no slip of a name. */
const NO_NAME = /:|^\p{Lu}{2,4}$/u;

/** After a question that found nothing: which name of the ledger is nearest to one that was asked for and that nobody has. */
export async function tellNearNames(
  ledger: Pick<Ledger, 'names'>,
  asked: Readonly<Partial<Record<NamedField, string | undefined>>>,
): Promise<void> {
  for (const field of Object.keys(asked) as NamedField[]) {
    const given = asked[field]?.trim() ?? '';
    const word = foldName(given).split(' ').at(-1) ?? '';
    if (word.length < SURE || NO_NAME.test(given) || (await ledger.names(field, given, 1)).length > 0) continue;
    const names = await ledger.names(field, word.slice(0, SURE), MOST);
    const named = new Map(
      names.flatMap((name) =>
        foldName(name)
          .split(' ')
          .map((part) => [part, name] as const),
      ),
    );
    const nearest = nearestName(word, [...named.keys()]);
    if (nearest !== null)
      tell(`No ${field} in the ledger is called ${oneLine(given)}. Nearest: ${oneLine(named.get(nearest) ?? '')}`);
  }
}
