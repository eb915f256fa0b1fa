import { group, type Reference } from '../../document/index.ts';
import { type Span, wordsBefore } from '../../text/index.ts';
import type { Placed } from './rows.ts';
import { type EntityTable } from './entityTable.ts';

const FAMILY = /^(?:[Tt]he\s)?(\p{Lu}[\p{L}’-]*\p{Ll})s$/u;

/** For a name such as “the Vales”, the two persons of the text who have this surname; null for other names. */
export function familiesOf(
  text: string,
  placed: readonly Placed[],
  table: Pick<EntityTable, 'get'>,
): (span: Span) => Reference | null {
  const bearers = new Map<string, Map<string, Reference>>();
  for (const { reference } of placed) {
    const person = table.get(reference.actor ?? '');
    const [surname, given] = (person?.kind === 'person' ? person.name : '').split(' ').toReversed();
    if (person && surname && given && reference.via === 'name')
      bearers.set(surname, (bearers.get(surname) ?? new Map<string, Reference>()).set(person.id, reference));
  }
  return (span) => {
    const words = text.slice(...span);
    const [, stem = ''] = FAMILY.exec(words) ?? [];
    const isDefinite = /^the\s/iu.test(words) || /\bthe\s$/iu.test(wordsBefore(text, span[0]));
    const own = bearers.get(stem) ?? bearers.get(stem.replace(/e$/u, ''));
    const why = `“${words}”: the two of this surname`;
    return isDefinite && own?.size === 2
      ? group([span], [...own.values()], { via: 'name', basis: 'implied', why })
      : null;
  };
}
