import {
  asRepresented,
  type Candidate,
  type DocumentEntity,
  type Known,
  type Mention,
  type Participant,
  type Reference,
  representedBy,
  resolved,
  unresolved,
} from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import { firstIndex, wordsBefore, wordsBehind } from '../../text/index.ts';
import { at } from './entities.ts';
import type { Identifying, Identity } from './identifying.ts';
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
  const why = becauseOf(words, identity, known[index] ?? null, mention, name);
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

const per = (probability: number): string => `${Math.round(probability * 100)}%`;

/** The explanation of a reference, in words; `name`: the one by which the document calls whom it means. */
function becauseOf(
  words: string,
  { participant, status, by }: Identity,
  known: Known | null,
  mention: Mention,
  name: string | null,
): string {
  const [best] = mention.antecedents;
  const likely = best
    ? `, ${per(mention.antecedents.reduce((sum, one) => sum + one.probability, 0))} that it goes back to somebody`
    : '';
  if (participant && by === 'turns') return `“${words}”: ${participant.name}, who has a turn`;
  if (participant && mention.form === 'name') {
    if (by === 'lexicon') return `“${words}” in the lexicon${known ? `: ${known.rule}` : ''}`;
    if (by === 'surname') return `“${words}”: the only holder of an office near the day with this name`;
    if (by === 'time of writing')
      return `“${words}”: the only one with this name in office while the others were whose offices the text tells; it has no date`;
    if (by === 'last holder') return `“${words}”: the last holder of this office with this name; the text has no date`;
    return name && name !== words ? `“${words}” of “${name}”` : 'named so in the document';
  }
  if (participant && known?.actor === participant.id) return `“${words}”: ${known.rule}, by the lexicon`;
  if (participant && name) return `“${words}” → ${participant.name}, named “${name}”${likely}`;
  if (participant) return `“${words}”: ${participant.name}${by === 'office' ? ', an office' : ''}`;
  if (status === 'unnamed') return `“${words}”: an unnamed source`;
  if (status === 'several') return `“${words}”: several, whose names the text does not tell`;
  return `“${words}”: nobody in the document or the lexicon is known to be this${likely}`;
}

/**
 * “Cubans demand rights”, “the Armenians of Israel”, “a Russian study”: what people of a state say, or somebody there has
 * written, the state does not say. “The Norwegians” are mostly their government.
 */
function isOfPeople({ form, span: [start, end] }: Mention, text: string, lexicon: Lexicon): boolean {
  if (form !== 'demonym') return false;
  const behind = wordsBehind(text, end);
  if (lexicon.named(text.slice(start, end))[0]?.how !== 'people') return STUDY.test(behind);
  return !/\bthe\s$/iu.test(wordsBefore(text, start)) || SOME_OF_THEM.test(behind);
}

const SOME_OF_THEM = /^\s(?:of|from|who|whom|living|abroad)\b/u;
const STUDY = /^\s(?:\p{Ll}+\s){0,2}(?:stud(?:y|ies)|surveys?|polls?|reports|research)\b/u;
