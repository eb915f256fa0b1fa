import type { Linked, Participant } from '../../document/index.ts';
import { stateOf } from '../../lexicon/index.ts';
import type { EntityTable } from './entityTable.ts';

/** What somebody's state is called where a pronoun tells whose it is. */
const OWN_COUNTRY = /^(?:his|her|its|their)\s(?:own\s)?(?:country|nation|homeland)$/iu;

/**
 * “Mudavadi denied that [his country] was late”: the state of the one to whom the pronoun refers, whatever other state
 * the words may go back to. `ownerOf`: the state or body for which a mention stands.
 */
export function ownCountry(
  index: number,
  { text, mentions }: Linked,
  ownerOf: (mention: number) => string | null,
  table: EntityTable,
): Participant | null {
  const [described, pronoun] = [mentions[index], mentions[index + 1]];
  if (described?.form !== 'description' || !OWN_COUNTRY.test(text.slice(...described.span))) return null;
  if (pronoun?.form !== 'pronoun' || pronoun.span[0] !== described.span[0]) return null;
  const owner = ownerOf(index + 1) ?? '';
  const state = stateOf(table.known(owner) ?? table.get(owner));
  return state === null ? null : table.known(state);
}
