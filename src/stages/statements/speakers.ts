import type { Actor, Attribution, Reference } from '../../document/index.ts';
import { slugOf, type Span } from '../../text/index.ts';
import { type Name, nameIn, fullNamesIn } from './names.ts';

interface Speakers {
  referenceOf(attribution: Attribution): Reference | null;
  actors(): Actor[];
}

/**
 * Speakers named by their sources. A surname alone is the one person whose full name, as the document has it, ends
 * with it; pronouns and descriptions stay open, since naming them wrongly is worse than not at all.
 */
export function speakersOf(text: string): Speakers {
  const actors = new Map<string, Actor>();
  const isName = usedAsName(text);
  const fullNames = fullNamesIn(text);
  const named = (found: Name, mention: readonly Span[], isTurn: boolean): Reference => {
    const { name, why } = canonical(found, fullNames);
    const id = `doc:${slugOf(name)}`;
    actors.set(id, { id, name, kind: found.kind, code: null, sector: null, wikidata: null, represents: null });
    const via = isTurn ? 'turn' : found.kind === 'organisation' ? 'organisation' : 'name';
    return { ...open(mention), actor: id, name, status: 'resolved', via, basis: 'known', why };
  };
  return {
    referenceOf({ source, basis }) {
      if (source.length === 0) return null;
      const isTurn = basis === 'turn of a transcript';
      const words = source.map((span) => text.slice(...span)).join(' ');
      const found = nameIn(words, isTurn ? () => true : isName);
      switch (found.kind) {
        case 'pronoun':
          return { ...open(source), via: 'pronoun', why: 'a pronoun; references are not resolved yet' };
        case 'description':
          return { ...open(source), via: 'title', why: 'the source describes the speaker and gives no name' };
        case 'group': {
          const members = found.members.map((member) => named(member, source, false));
          const name = members.map((member) => member.name).join(', ');
          return {
            ...open(source),
            name,
            status: 'group',
            via: 'name',
            members,
            basis: 'known',
            why: 'several names in the source',
          };
        }
        default:
          return named(found, source, isTurn);
      }
    },
    actors: () => [...actors.values()],
  };
}

const open = (mention: readonly Span[]) =>
  ({
    actor: null,
    name: null,
    mention,
    status: 'unresolved',
    members: [],
    represents: null,
    basis: 'implied',
  }) as const;

function canonical({ name, kind }: Name, fullNames: readonly string[]): { name: string; why: string } {
  if (kind === 'person' && !name.includes(' ')) {
    const [only, ...others] = fullNames.filter((full) => full.endsWith(` ${name}`));
    if (only && others.length === 0)
      return { name: only, why: `the only full name in the document that ends with “${name}”` };
  }
  return { name, why: 'named in the source' };
}

/** Whether a document writes a word with a capital where no sentence begins: then it is a name and not a first word. */
function usedAsName(text: string): (word: string) => boolean {
  const inside = new Set(
    Array.from(text.matchAll(/(?<=[\p{Ll},;)] )\p{Lu}[\p{L}\p{M}’'-]*/gu), ([word]) => word.replace(/[’']s$/u, '')),
  );
  return (word) => inside.has(word) || /^\p{Lu}{2,}$/u.test(word);
}
