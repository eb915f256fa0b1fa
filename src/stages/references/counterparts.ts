import type { Participant, Reference } from '../../document/index.ts';
import { decide } from './discourse.ts';
import { bodyFor, dateOf, holderOf, namedOffice } from './owners.ts';
import type { Description } from './phrases.ts';
import { representedBy, resolved } from './reference.ts';
import type { Scene } from './scene.ts';

/**
 * “His Turkish counterpart”: who has in that state the office of the one whom “his” means, by the lexicon; or else the
 * office by its name. Null where it is open whose counterpart it is, or which office he has.
 */
export function counterpartOf(phrase: Description, of: string | null, scene: Scene): Reference | null {
  const words = scene.named.text.slice(...phrase.span);
  const lead = /^(his|her)\s/iu.exec(words)?.[1]?.toLowerCase();
  if (!lead || !of?.startsWith('country:')) return null;
  const people = scene.discourse.rank(phrase.span, ({ kind }) => kind === 'person', lead === 'his' ? 'm' : 'f');
  const own = scene.participants.get(decide(people)?.actor ?? '');
  const office = own && officeOf(own, scene);
  if (!office) return null;
  const title = { ...office, of, owners: [of], qualifier: null, plural: false };
  const holder = holderOf(title, of, scene);
  const found =
    holder ??
    namedOffice(
      {
        ...phrase,
        role: { noun: 'minister', kind: 'person', plural: false, gender: null, nameless: false },
        nouns: ['minister', office.words],
        office: null,
        determiner: 'definite',
      },
      of,
      scene,
    );
  if (!found) return null;
  const represents = representedBy(found, scene.participants, scene.lexicon) ?? bodyFor(of, scene);
  return resolved([phrase.span], found, represents, {
    via: 'title',
    basis: 'implied',
    why: `“${words}”: has the office of ${own.name} there, on ${dateOf(scene)}`,
  });
}

/** The office of one whom the document calls a minister, president or the like of a state. */
function officeOf({ roles }: Participant, { lexicon }: Scene) {
  for (const { nouns, of } of roles) {
    if (!of?.startsWith('country:')) continue;
    for (const words of nouns.toSorted((a, b) => b.length - a.length)) {
      const found = lexicon.scan(`the ${words}`).find((mention) => mention.type === 'office');
      if (found?.type === 'office' && /minister|premier|president|chancellor|head-of/u.test(found.office))
        return { ...found, words };
    }
  }
  return null;
}
