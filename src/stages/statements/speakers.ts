import type { Actor, Attribution, Reference } from '../../document/index.ts';
import { slugOf } from '../../text/index.ts';
import { nameIn, type SourceName } from './names.ts';

interface Speakers {
  referenceOf(attribution: Attribution): Reference | null;
  actors(): Actor[];
}

/**
 * Speakers named by their sources. A surname alone is the one person of the document whose full name ends with it;
 * pronouns and descriptions stay open, since naming them wrongly is worse than not at all.
 */
export function speakersOf(text: string, attributions: readonly Attribution[]): Speakers {
  const names = new Map<Attribution, SourceName>();
  for (const attribution of attributions) {
    const [first, ...rest] = attribution.source;
    if (first) names.set(attribution, nameIn([first, ...rest].map((span) => text.slice(...span)).join(' ')));
  }
  const fullNames = new Set<string>();
  for (const found of names.values())
    if ('name' in found && found.kind === 'person' && found.name.includes(' ')) fullNames.add(found.name);
  const actors = new Map<string, Actor>();
  return {
    referenceOf(attribution) {
      const found = names.get(attribution);
      if (!found) return null;
      const mention = attribution.source;
      const open = {
        actor: null,
        name: null,
        mention,
        status: 'unresolved',
        members: [],
        represents: null,
        basis: 'implied',
      } as const;
      if (found.kind === 'pronoun')
        return { ...open, via: 'pronoun', why: 'a pronoun; references are not resolved yet' };
      if (!('name' in found))
        return { ...open, via: 'title', why: 'the source describes the speaker and gives no name' };
      const { name, why } = canonical(found.name, found.kind, fullNames);
      const id = `doc:${slugOf(name)}`;
      actors.set(id, { id, name, kind: found.kind, code: null, sector: null, wikidata: null, represents: null });
      const via =
        attribution.basis === 'turn of a transcript' ? 'turn' : found.kind === 'organisation' ? 'organisation' : 'name';
      return { ...open, actor: id, name, status: 'resolved', via, basis: 'known', why };
    },
    actors: () => [...actors.values()],
  };
}

function canonical(name: string, kind: string, fullNames: ReadonlySet<string>): { name: string; why: string } {
  if (kind === 'person' && !name.includes(' ')) {
    const same = [...fullNames].filter((full) => full.endsWith(` ${name}`));
    const [only] = same;
    if (same.length === 1 && only)
      return { name: only, why: `the only full name in the document that ends with “${name}”` };
  }
  return { name, why: 'named in the source' };
}
