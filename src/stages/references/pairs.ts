import type { Participant, Reference } from '../../document/index.ts';
import { answersTo } from './answers.ts';
import { learn } from './introduced.ts';
import { dateOf, holderOf, namedOffice, ONE_HOLDER, ownerIn } from './owners.ts';
import type { Description } from './phrases.ts';
import { representedBy, resolved } from './reference.ts';
import type { Scene } from './scene.ts';

/** The ids of the two states that a document is about, or null: `why` says by what. */
export interface StatePair {
  readonly ids: readonly string[];
  readonly why: string;
}

/**
 * The two states that “both countries” means far from their names: the one pair of states that was named together before,
 * or else the only two of the headline and the lead. Null where the text has several such pairs or none.
 */
export function statesInQuestion(
  at: number,
  { named, participants }: Scene,
  references: readonly Reference[],
): StatePair | null {
  const isState = (id: string | null): id is string => id !== null && participants.get(id)?.kind === 'country';
  const pairs = references.filter(
    ({ members, mention, status }) =>
      status === 'group' &&
      members.length === 2 &&
      members.every(({ actor }) => isState(actor)) &&
      (mention[0]?.[0] ?? at) < at,
  );
  const keys = new Set(
    pairs.map(({ members }) =>
      members
        .map(({ actor }) => actor)
        .toSorted()
        .join(' '),
    ),
  );
  const [together] = pairs;
  if (keys.size > 1) return null;
  if (together)
    return {
      ids: together.members.flatMap(({ actor }) => actor ?? []),
      why: 'the only two states named together before',
    };
  const headline = named.blocks.filter(({ kind }) => kind === 'headline').slice(0, 1);
  const lead = named.blocks.filter(({ kind }) => kind === 'paragraph').slice(0, 1);
  const inLead = named.mentions.filter(
    ({ actor, span }) =>
      isState(actor) && [...headline, ...lead].some((block) => block.span[0] <= span[0] && span[1] <= block.span[1]),
  );
  const ids = [...new Set(inLead.flatMap(({ actor }) => actor ?? []))];
  return ids.length === 2 ? { ids, why: 'the only two states of the headline and the lead' } : null;
}

/**
 * “The presidents of Tanzania and Rwanda”, “the prime ministers of the two countries”: the holder of the office in each,
 * by the document, by the lexicon, or the office by its name. Null where the words name no single offices.
 */
export function holdersOfEach(phrase: Description, owners: readonly string[], scene: Scene): Reference[] | null {
  const { role, determiner, span } = phrase;
  if (role?.kind !== 'person' || determiner !== 'definite' || !ONE_HOLDER.test(role.noun)) return null;
  // Three and more are a body that meets, and have its name: “the foreign ministers of Peru, Chile and Bolivia”.
  if (owners.length !== 2 || FEWER.test(phrase.words)) return null;
  const found = owners.flatMap((of): Reference[] => {
    const holder = holderIn(phrase, of, scene);
    if (!holder) return [];
    scene.discourse.add(holder.id, span);
    learn(holder.id, phrase, of, scene);
    const represents = representedBy(holder, scene.participants, scene.lexicon);
    const why = `“${phrase.words}”: has the office in one of them, on ${dateOf(scene)}`;
    return [resolved([span], holder, represents, { via: 'title', basis: 'implied', why })];
  });
  return found.length === owners.length ? found : null;
}

const FEWER = /\b(?:former|ex-|late|deputy|vice|junior|some|several|other|ambassadors)\b/iu;

function holderIn(phrase: Description, of: string, scene: Scene): Participant | null {
  const { participants, lexicon } = scene;
  const role = phrase.role && { ...phrase.role, plural: false };
  const title = phrase.nouns.at(-1) ?? '';
  const owner = ownerIn(of, scene);
  if (!role || !owner) return null;
  const one: Description = { ...phrase, role, office: null };
  const [only, ...others] = [...participants.values()].filter(
    (participant) =>
      participant.kind === 'person' &&
      answersTo(participant, one, of, scene) &&
      (participant.represents === of || participant.roles.some((own) => own.of === of)),
  );
  if (only) return others.length === 0 ? only : null;
  const office = lexicon.scan(`the ${title} of ${owner.name}`).find((mention) => mention.type === 'office');
  const holder = office?.type === 'office' && office.of === of ? holderOf(office, of, scene) : null;
  return holder ?? namedOffice(one, of, scene);
}
