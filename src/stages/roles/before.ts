import { type Block, isAside, isProse, outerPartsTouching, type Reference } from '../../document/index.ts';
import { contains, indexAt, lastAtOrBefore, type Span } from '../../text/index.ts';
import { isSaid, type Scene } from './scene.ts';
import { spanOf } from './lookup.ts';
import { takenUp } from './references.ts';
import { pronounOf } from '../../lexicon/index.ts';

/** “He” or “she” of whom the model is not sure: the speaker of the sentence before, or of the paragraph before. */
export const ofThoseBefore = (scene: Scene, mention: readonly Span[]): Reference | null =>
  ofSentenceBefore(scene, mention) ?? ofParagraphBefore(scene, mention);

/** “Vale said so. ‘It holds,’ she added”: the one named speaker of the sentence before. */
function ofSentenceBefore(scene: Scene, mention: readonly Span[]): Reference | null {
  const { blocks, sentences } = scene.referenced;
  const start = mention[0]?.[0] ?? 0;
  const block = blocks[indexAt(blocks, start)]?.span;
  const sentence = sentences[lastAtOrBefore(sentences, start) - 1];
  if (!block || !sentence || sentence[0] < block[0]) return null;
  const there = scene.settled(sentence);
  const said = there.flatMap(({ attribution: { source }, speaker }) => {
    const [own] = source;
    if (!own || !contains(sentence, own) || speaker?.status !== 'resolved') return [];
    return isSaid(there, own) ? [] : [speaker];
  });
  const speakers = new Map(said.map((speaker) => [speaker.actor, speaker]));
  const [speaker] = speakers.values();
  return speaker && speakers.size === 1 && speaker.via === 'name'
    ? asPronoun(scene, mention, speaker, 'the speaker of the sentence before')
    : null;
}

/**
 * “Vale opposes it. ¶ ‘It is over,’ he said”: where all of a paragraph up to the pronoun is quoted, the one person who speaks
 * in the paragraph before it, or, where a body speaks there, the one whom it names.
 */
function ofParagraphBefore(scene: Scene, mention: readonly Span[]): Reference | null {
  const { referenced, settled, lookup, person } = scene;
  const { blocks, text, quotations } = referenced;
  const start = mention[0]?.[0] ?? 0;
  const index = indexAt(blocks, start);
  const before = textBefore(blocks, index);
  const begin = blocks[index]?.span[0] ?? start;
  const quoted = outerPartsTouching(quotations, [begin, start]);
  const isAllQuoted = quoted.length > 0 && !/\p{L}\s+\p{L}/u.test(outside(text, [begin, start], quoted));
  if (!before || !isProse(before) || !isAllQuoted) return null;
  const there = settled(before.span).filter(({ attribution: { content } }) =>
    content.some(([from]) => contains(before.span, [from, from])),
  );
  if (there.length === 0) return null;
  const isPerson = (one: Reference | null): boolean => person(one?.actor)?.kind === 'person';
  const said = there
    .filter(({ attribution: { source } }) => !source.some((own) => isSaid(there, own) || isWriter(text, own)))
    .map(({ speaker }) => speaker)
    .filter((speaker) => !speaker?.actor || isPerson(speaker));
  const named = lookup.within(before.span).filter((one) => isPerson(one) && !isSaid(there, spanOf(one)));
  const all = said.length > 0 ? said : named;
  const [one] = all;
  if (!one?.actor || all.some((other) => other?.actor !== one.actor)) return null;
  return asPronoun(scene, mention, one, 'of whom the paragraph before tells');
}

/** “I” outside of what is said, of whom nobody tells as “he”. */
const isWriter = (text: string, own: Span): boolean => text.slice(...own) === 'I';

/** The words of a stretch that are not in the quotations. */
const outside = (text: string, [start, end]: Span, quoted: readonly { readonly span: Span }[]): string =>
  [...quoted.map(({ span }) => span), [end, end] as const]
    .map(([from], index) => text.slice(index === 0 ? start : (quoted[index - 1]?.span[1] ?? start), from))
    .join(' ');

/** The speaker as whom a pronoun means; null where that is no person, or one of the other sex. */
function asPronoun(
  { referenced: { text, participants } }: Scene,
  mention: readonly Span[],
  speaker: Reference,
  how: string,
): Reference | null {
  const person = participants.find(({ id }) => id === speaker.actor);
  const words = text.slice(...(mention[0] ?? [0, 0]));
  if (person?.kind !== 'person' || (person.gender && pronounOf(words) !== (person.gender === 'm' ? 'he' : 'she')))
    return null;
  return takenUp(speaker, mention, 'pronoun', `“${words}”: ${how}, ${person.name}`);
}

/** The block before another, captions passed over. */
export const textBefore = (blocks: readonly Block[], index: number): Block | undefined =>
  blocks.slice(0, Math.max(0, index)).findLast((block) => !isAside(block));
