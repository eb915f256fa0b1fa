import { remembered, sole } from '../../text/index.ts';
import type { Scene } from './scene.ts';
import { isState } from '../../lexicon/index.ts';

/** “The Holm Administration”: the only state that somebody of that surname has led. */
export function ledBy(words: string, { lexicon, date }: Scene): string | null {
  const surname = LED.exec(words)?.[1];
  if (surname === undefined || date === null) return null;
  const led = lexicon
    .surname(surname, date, Infinity)
    .flatMap(({ id }) => lexicon.termsOf(id))
    .flatMap(({ office, of }) => (isState(of) && lexicon.isHeadedBy(of, office) ? [of] : []));
  return sole(new Set(led));
}

const LED = /^(?:[Tt]he\s)?(\p{Lu}[\p{L}’'-]*\p{Ll})\s[Aa]dministration$/u;

/** States of which the press calls the government an administration. */
const CALLED_SO: ReadonlySet<string> = new Set(['country:USA', 'country:KOR', 'country:TWN', 'country:PHL']);

/** “The administration”: of the only such state whose president, or whose “Holm administration”, the text names. */
export const ofAdministration = remembered((scene: Scene): string | null => {
  const { document, lexicon, date } = scene;
  const named = document.mentions.flatMap((mention) => {
    if (mention.form === 'description') return ledBy(document.text.slice(...mention.span), scene) ?? [];
    const person = mention.kind === 'person' ? scene.namingsAt(mention)[0]?.actor : undefined;
    const term = person && date !== null ? lexicon.representedBy(person.id, date)?.term : undefined;
    return term && lexicon.isHeadedBy(term.of, term.office) ? [term.of] : [];
  });
  return sole(new Set(named.filter((state) => CALLED_SO.has(state))));
});
