import { group, isVerbatim, type Reference } from '../../document/index.ts';
import { isState } from '../../lexicon/index.ts';
import { contains, predominant, remembered, spanAt } from '../../text/index.ts';
import { spanOf } from './lookup.ts';
import { referenceTo } from './references.ts';
import type { Scene } from './scene.ts';
import { ofTalk, talkBefore } from './talks.ts';

/** “Our two countries”, “both our nations”. */
const OUR_STATES =
  /^(?:both\s(?:of\s)?)?our\s(?:two\s|both\s|great\s){0,2}(?:countries|nations|governments|peoples|democracies|militaries)$/iu;

/**
 * The references of a document, where those that are nobody else are several who are known from all of it: with which a
 * sentence begins, the sides of a talk; “our countries” of a public body's own text.
 */
export function withSides(scene: Scene): readonly Reference[] {
  const { references, sentences, text } = scene.referenced;
  return references.map((reference) => {
    if (reference.status === 'resolved' || reference.members.length > 0) return reference;
    const [start, end] = spanOf(reference);
    const words = text.slice(start, end);
    const isFirst = spanAt(sentences, start)?.[0] === start;
    const sides = isFirst ? ofTalk(scene, reference.mention, words) : null;
    return sides ?? ofOurStates(scene, reference, words) ?? reference;
  });
}

/** “Our countries” outside quotations: that of the publisher and the other one of which the text tells. */
function ofOurStates(scene: Scene, { mention, ...one }: Reference, words: string): Reference | null {
  const { referenced, writers, person } = scene;
  if (!OUR_STATES.test(words)) return null;
  const place = spanOf({ mention });
  const isQuoted = scene
    .near(place)
    .some((near) => isVerbatim(near) && near.content.some((part) => contains(part, place)));
  const own = person(person(referenced.publisher)?.represents);
  if (isQuoted || !own || !isState(own.id)) return null;
  const other = writers?.status === 'group' ? undefined : person(otherState(scene, own.id, place[0]));
  const members = other
    ? [own, other].map((state) => referenceTo(state, scene, mention, 'organisation', `of “${words}”`))
    : (writers?.members ?? []).filter(({ actor }) => isState(actor));
  if (members.length < 2) return null;
  const why = `“${words}”: of the text's publisher and of whom it tells, ${members.map(({ name }) => name).join(' and ')}`;
  return group(mention, members, { via: one.via, basis: 'implied', why });
}

/**
 * The other of two states: in the last row of two before a place, by the one who talked with the publisher's, or by far
 * the most mentioned one.
 */
function otherState(scene: Scene, own: string, at: number): string | null {
  const { pairs, most } = statesBeside(scene);
  const pair = pairs.findLast((one) => spanOf(one)[1] <= at);
  const ofPair = pair?.members.find(({ actor }) => actor !== own)?.actor;
  if (ofPair !== undefined) return ofPair;
  const partner = talkBefore(scene, at)?.partner.represents?.actor ?? null;
  return isState(partner) && partner !== own ? partner : most;
}

/** The rows of the publisher's state and another one, and the other state that the text mentions most by far. */
const statesBeside = remembered(({ referenced: { references, publisher }, person }: Scene) => {
  const own = person(publisher)?.represents;
  const pairs = references.filter(
    ({ members }) =>
      members.length === 2 &&
      members.some(({ actor }) => actor === own) &&
      members.every(({ actor }) => isState(actor)),
  );
  const others = references.flatMap(({ actor }) => (actor !== null && actor !== own && isState(actor) ? [actor] : []));
  return { pairs, most: predominant(others) };
});
