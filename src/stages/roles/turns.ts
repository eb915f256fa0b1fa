import { type Attribution, type Reference, resolved } from '../../document/index.ts';
import { blockIndexAt } from './blocks.ts';
import type { Scene } from './scene.ts';

/**
 * With several speakers: the person a turn addresses by name, or, for a question and its answer, the questioner and the
 * answerer.
 */
export function inTurn(
  { referenced, labels }: Scene,
  { content }: Attribution,
  speaker: Reference | null,
): Reference | null {
  const { text, blocks, participants } = referenced;
  const [from, to] = [content[0]?.[0] ?? 0, content.at(-1)?.[1] ?? 0];
  const own = blockIndexAt(blocks, from);
  const speakers = [...labels].flatMap(([label, somebody]) => (somebody ? [{ label, ...somebody }] : []));
  const called = speakers.filter(
    ({ id, name }) => id !== speaker?.actor && isCalledAt(text.slice(from, from + 120), name),
  );
  const turn = (index: number) => speakers.find(({ label }) => label === blocks[index]?.speaker);
  const isQuestion = (index: number): boolean =>
    text
      .slice(...(blocks[index]?.span ?? [0, 0]))
      .trimEnd()
      .endsWith('?');
  const [only, ...more] = called;
  const near = text.slice(from, to).trimEnd().endsWith('?')
    ? turn(own + 1)
    : isQuestion(own - 1)
      ? turn(own - 1)
      : undefined;
  const partner = near ?? (isTalkOfFew(labels) ? lastOther(blocks, labels, own, speaker?.actor) : undefined);
  const other = only && more.length === 0 ? only : partner;
  if (!other || other.id === speaker?.actor || !participants.some(({ id }) => id === other.id)) return null;
  const why =
    other === only
      ? 'called by name in the turn'
      : other === near
        ? 'question and answer follow each other'
        : 'the last who spoke before, or the first after, in a talk of few';
  return resolved([], other, null, { via: 'turn', basis: 'implied', why });
}

/** The most speakers in a private talk; with more, or with an unnamed one (“QUESTION”), they address an audience. */
const FEW = 4;

const isTalkOfFew = (labels: Scene['labels']): boolean => {
  const people = [...labels.values()];
  return people.every((somebody) => somebody !== null) && new Set(people.map(({ id }) => id)).size <= FEW;
};

/** The previous speaker other than the one in this turn, or, if there is none, the next one. */
function lastOther(
  blocks: Scene['referenced']['blocks'],
  labels: Scene['labels'],
  own: number,
  speaker: string | null | undefined,
) {
  const otherAt = (index: number) => {
    const somebody = labels.get(blocks[index]?.speaker ?? '');
    return somebody && somebody.id !== speaker ? somebody : undefined;
  };
  for (let at = own - 1; at >= 0; at -= 1) {
    const other = otherAt(at);
    if (other) return other;
  }
  for (let at = own + 1; at < blocks.length; at += 1) {
    const other = otherAt(at);
    if (other) return other;
  }
  return undefined;
}

/** “Thank you, Imke.”, “Piers, Ottawa says …”. */
const isCalledAt = (start: string, name: string): boolean => {
  const words = name.split(/\s+/u);
  return [name, words[0] ?? '', words.at(-1) ?? ''].some(
    (part) =>
      part.length > 2 && (start.startsWith(`${part},`) || isAddressed(oneApostrophe(start), oneApostrophe(part))),
  );
};

const oneApostrophe = (words: string): string => words.replaceAll(/[‘’ʼ`]/gu, "'");

/** “…, Imke.”, “…, Minister Imke?”: in the first clauses, followed by punctuation. */
function isAddressed(start: string, name: string): boolean {
  let at = start.indexOf(name);
  while (
    at >= 0 &&
    !(
      /^[^.?!]{0,60}, (?:\p{Lu}\p{Ll}+\s)?$/u.test(start.slice(0, at)) && /^[.,?!]/u.test(start.slice(at + name.length))
    )
  )
    at = start.indexOf(name, at + 1);
  return at >= 0;
}

/** In an interview or talk between two, each turn is addressed to the other. */
export function otherSpeaker({ labels }: Scene, speaker: Reference | null): Reference | null {
  const people = new Map(
    [...labels.values()].flatMap((somebody) => (somebody ? [[somebody.id, somebody] as const] : [])),
  );
  const [other, ...others] = [...people.values()].filter(({ id }) => id !== speaker?.actor);
  if (labels.size !== 2 || !other || others.length > 0) return null;
  return resolved([], other, null, { via: 'turn', basis: 'implied', why: 'the other speaker of a talk of two' });
}
