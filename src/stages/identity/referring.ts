import {
  asRepresented,
  type Candidate,
  type DocumentEntity,
  type Mention,
  type Participant,
  type Reference,
  representedBy,
  resolved,
  unresolved,
} from '../../document/index.ts';
import { firstIndex } from '../../text/index.ts';
import { becauseOf } from './because.ts';
import { at } from './entities.ts';
import type { Identifying, Identity } from './identifying.ts';
import { isOfPeople } from './peoples.ts';
import { OWN_BODY } from './rules.ts';

/** How many competing candidates are kept with a reference for `explain`. */
const SHOWN = 4;

/** What a reference is made from, beside the mention and its entity. */
export interface Referring extends Pick<Identifying, 'linked' | 'scene' | 'table' | 'isSource'> {
  actorOf(mention: number): Participant | null;
  identityOf(mention: number): Identity | null;
  entityOf(mention: number): DocumentEntity | undefined;
  /** The mentions of an entity that are names, in the order of the text. */
  namesIn(entity: DocumentEntity): readonly number[];
}

/** Whom a mention refers to, by the identity of its entity. */
export function referenceOf(
  index: number,
  identity: Identity,
  entity: DocumentEntity,
  { linked: { mentions, text, known }, scene: { lexicon }, table, actorOf, isSource, namesIn }: Referring,
): Reference {
  const mention = at(mentions, index);
  const { span, form } = mention;
  const words = text.slice(...span);
  const participant = actorOf(index);
  const isPerson = participant ? participant.kind === 'person' : mention.kind === 'person' || mention.kind === 'group';
  const via = form === 'pronoun' ? 'pronoun' : !isPerson ? 'organisation' : form === 'description' ? 'title' : 'name';
  const name = nearestName(index, namesIn(entity), mentions, text);
  const why = becauseOf({ words, identity, known: known[index] ?? null, mention, name });
  const candidates = candidatesOf(mention, actorOf, mentions, text);
  const represents = participant
    ? representedBy(participant, table.known)
    : asRepresented(table.known(identity.of ?? ''));
  if (participant) {
    if (isSource(mention) && isOfPeople(mention, text, lexicon))
      return {
        ...unresolved([span], via, `“${words}”: people of ${participant.name}`),
        status: 'anonymous',
        represents,
      };
    const isSaid = known[index]?.certain === true && known[index].rule !== OWN_BODY;
    const basis = form === 'name' || isSaid ? 'known' : 'implied';
    return resolved([span], participant, represents, { via, basis, why }, candidates);
  }
  const isGroup = identity.status === 'several' && represents !== null;
  const status = isGroup ? 'group' : identity.status === 'open' ? 'unresolved' : 'anonymous';
  return { ...unresolved([span], via, why), status, represents, ...(candidates.length > 1 ? { candidates } : {}) };
}

/** The nearest preceding one of the entity's names, otherwise its first. */
function nearestName(
  index: number,
  names: readonly number[],
  mentions: readonly Mention[],
  text: string,
): string | null {
  const before = firstIndex(names.length, (at) => (names[at] ?? 0) < index);
  const nearest = names[before - 1] ?? (names[0] === index ? names[1] : names[0]);
  return nearest === undefined ? null : text.slice(...at(mentions, nearest).span);
}

/** The other candidates the model considered, with probabilities summed per actor. */
function candidatesOf(
  { antecedents, form }: Mention,
  actorOf: (mention: number) => Participant | null,
  mentions: readonly Mention[],
  text: string,
): Candidate[] {
  if (form === 'name' || form === 'demonym') return [];
  const sums = new Map<string, Candidate>();
  for (const { mention, probability } of antecedents) {
    const actor = actorOf(mention);
    if (!actor) continue;
    const score = Math.round(((sums.get(actor.id)?.score ?? 0) + probability) * 100) / 100;
    const reasons = [`“${text.slice(...at(mentions, mention).span)}” ${Math.round(probability * 100)}%`];
    sums.set(actor.id, {
      actor: actor.id,
      name: actor.name,
      score,
      reasons: [...(sums.get(actor.id)?.reasons ?? []), ...reasons],
    });
  }
  return [...sums.values()].toSorted((a, b) => b.score - a.score).slice(0, SHOWN);
}
