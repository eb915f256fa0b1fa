import { type Attribution, interviewed, type Participant, type Reference } from '../../document/index.ts';
import { indexAt, remembered, sole } from '../../text/index.ts';
import type { Scene } from './scene.ts';
import { referenceTo } from './references.ts';

/**
 * With several speakers: the person a turn addresses by name, or, for a question and its answer, the questioner and the
 * answerer.
 */
export function inTurn(scene: Scene, { content }: Attribution, speaker: Reference | null): Reference | null {
  const { labels } = scene;
  const { text, blocks } = scene.referenced;
  const [from, to] = [content[0]?.[0] ?? 0, content.at(-1)?.[1] ?? 0];
  const own = indexAt(blocks, from);
  const start = oneApostrophe(text.slice(from, from + 120));
  const speakers = callable(labels);
  // “Piers, Ottawa says …”, “Thank you, Imke.”
  const isCalled = (part: string): boolean => start.startsWith(`${part},`) || isAddressed(start, part);
  const called = [...speakers.values()].filter(({ id, parts }) => id !== speaker?.actor && parts.some(isCalled));
  const turn = (index: number) => {
    const label = blocks[index]?.speaker;
    return label === undefined ? undefined : speakers.get(label);
  };
  const isQuestion = (index: number): boolean =>
    text
      .slice(...(blocks[index]?.span ?? [0, 0]))
      .trimEnd()
      .endsWith('?');
  const only = sole(called);
  const near = text.slice(from, to).trimEnd().endsWith('?')
    ? turn(own + 1)
    : isQuestion(own - 1)
      ? turn(own - 1)
      : undefined;
  const partner = near ?? (isTalkOfFew(labels) ? lastOther(blocks, labels, own, speaker?.actor) : undefined);
  const other = only ?? partner;
  if (!other || other.id === speaker?.actor) return null;
  const why =
    other === only
      ? 'called by name in the turn'
      : other === near
        ? 'question and answer follow each other'
        : 'the last who spoke before, or the first after, in a talk of few';
  return referenceTo(other, scene, [], 'turn', why);
}

/** The most speakers in a private talk; with more, or with an unnamed one (“QUESTION”), they address an audience. */
const FEW = 4;

const isTalkOfFew = remembered((labels: Scene['labels']): boolean => {
  const people = [...labels.values()];
  return people.every((somebody) => somebody !== null) && new Set(people.map(({ id }) => id)).size <= FEW;
});

/** The speakers of a transcript, each with the parts of the name by which others may call them. */
const callable = remembered((labels: Scene['labels']) => {
  const speakers = new Map<string, Participant & { readonly parts: readonly string[] }>();
  for (const [label, somebody] of labels) {
    if (!somebody) continue;
    const words = somebody.name.split(/\s+/u);
    const parts = [...new Set([somebody.name, words[0] ?? '', words.at(-1) ?? ''])].filter(({ length }) => length > 2);
    speakers.set(label, { ...somebody, parts: parts.map(oneApostrophe) });
  }
  return speakers;
});

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
  for (const step of [-1, 1])
    for (let at = own + step; blocks[at]; at += step) {
      const other = otherAt(at);
      if (other) return other;
    }
  return undefined;
}

const oneApostrophe = (words: string): string => words.replaceAll(/[‘’ʼ`]/gu, "'");

/** “…, Imke.”, “…, Minister Imke?”: in the first clauses, followed by punctuation. */
function isAddressed(start: string, name: string): boolean {
  for (let at = start.indexOf(name); at >= 0; at = start.indexOf(name, at + 1))
    if (ADDRESSES.test(start.slice(0, at)) && /^[.,?!]/u.test(start.slice(at + name.length))) return true;
  return false;
}
const ADDRESSES = /^[^.?!]{0,60}, (?:\p{Lu}\p{Ll}+\s)?$/u;

/** Where only who asks speaks, the questions go to the one whom the title of the interview names. */
export function asked(scene: Scene, speaker: Reference | null): Reference | null {
  const { labels, referenced } = scene;
  if (labels.size !== 1) return null;
  const one = interviewed(referenced.title, referenced.participants, speaker?.actor ? [speaker.actor] : []);
  return one && referenceTo(one, scene, [], 'turn', 'whom the title of the interview names');
}

/** In an interview or talk between two, each turn is addressed to the other. */
export function otherSpeaker(scene: Scene, speaker: Reference | null): Reference | null {
  if (scene.labels.size !== 2) return null;
  const people = new Set([...scene.labels.values()].flatMap((one) => (one && one.id !== speaker?.actor ? [one] : [])));
  const other = sole(people);
  return other && referenceTo(other, scene, [], 'turn', 'the other speaker of a talk of two');
}
