import { isLetterFrom, type Linked, type Participant, type Referenced } from '../../document/index.ts';
import { slugOf } from '../../text/index.ts';
import type { EntityTable } from './entityTable.ts';
import { giverOf } from './giver.ts';
import { inDocument } from './labelWords.ts';
import { headOf } from './ownBody.ts';
import type { Scene } from './scene.ts';

/**
 * The “I” of an official text: whom its first line names, or its title as the one who gives it; otherwise the head of the
 * publishing body on that date.
 */
export function signerOf(
  linked: Linked,
  scene: Scene,
  table: EntityTable,
  actorOf: (mention: number) => Participant | null,
): Referenced['signer'] {
  if (!scene.publisher) return null;
  const named = namedInFirstLine(linked);
  const person = named === null ? null : actorOf(named);
  if (person?.kind === 'person') return { id: person.id, isNamed: true };
  const giver = giverOf(linked, scene.lexicon);
  if (giver?.isSomebody) {
    if (!giver.person) return null;
    const { id, name } = giver.person;
    const known = id === null ? inDocument(name, table, slugOf) : table.known(id);
    return { id: (known ?? table.own(name, 'person', null)).id, isNamed: true };
  }
  const head = isLetterFrom(linked.title) ? null : headOf(scene);
  return head === null ? null : { id: head, isNamed: false };
}

/** “Wendy R. Vale, Deputy Secretary of State”: the mention whose name and office are the first line. */
function namedInFirstLine({ text, blocks, mentions }: Linked): number | null {
  const first = blocks.find(({ kind }) => kind !== 'headline')?.span;
  const line = first ? text.slice(...first) : '';
  if (!first || line.length > LONGEST_SIGNATURE || /[.:!?]$/u.test(line)) return null;
  const index = mentions.findIndex(({ span }) => span[0] >= first[0]);
  const mention = mentions[index];
  const isName = mention?.form === 'name' && mention.kind === 'person' && mention.span[0] === first[0];
  return isName && /^,\s\p{Lu}/u.test(text.slice(mention.span[1], first[1])) ? index : null;
}

const LONGEST_SIGNATURE = 120;
