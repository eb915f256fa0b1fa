import type { Mention, Participant, Reference } from '../../document/index.ts';
import { slugOf, type Span } from '../../text/index.ts';
import { open, representedBy, resolved } from './reference.ts';
import type { Scene } from './scene.ts';

/** Times that somebody has to be spoken of for a piece to be about them, and how many times as often as a namesake. */
const OFTEN = 3;
const MORE = 2;

/**
 * A surname that two persons of the document bear. Until the second is named it is the first; afterwards it is the one
 * whom the piece is about: who was called so before, or was spoken of several times as often. Where neither holds, as of
 * two brothers who are named together, it stays open.
 */
export function bearerOf({ span, why }: Mention, scene: Scene): Reference {
  const { named, participants, discourse } = scene;
  const words = named.text.slice(...span);
  const bearers = [...participants.values()].filter(
    ({ kind, name }) => kind === 'person' && slugOf(name).endsWith(`-${slugOf(words)}`),
  );
  const gender = genderBefore(named.text, span[0]);
  const fitting = bearers.filter((bearer) => !gender || !bearer.gender || bearer.gender === gender);
  const met = fitting.filter(({ id }) => discourse.timesOf(id, span[0]) > 0);
  const [only, ...rest] = gender && fitting.length === 1 ? fitting : met;
  if (only && rest.length === 0)
    return bearer(only, `“${words}”: the only one of this name who was spoken of before`, span, scene);
  if (gender) return open([span], 'name', why);
  const ranked = met
    .map((one) => ({
      one,
      times: discourse.timesOf(one.id, span[0]),
      called: scene.calledBy.get(slugOf(words)) === one.id,
    }))
    .toSorted((a, b) => Number(b.called) - Number(a.called) || b.times - a.times);
  const [first, next] = ranked;
  const isAbout = first && next && first.times >= OFTEN && (first.called || first.times >= MORE * next.times);
  return isAbout
    ? bearer(first.one, `“${words}”: ${first.one.name}, whom the text is about and calls by the surname`, span, scene)
    : open([span], 'name', why);
}

function bearer(participant: Participant, why: string, span: Mention['span'], scene: Scene): Reference {
  scene.calledBy.set(slugOf(scene.named.text.slice(...span)), participant.id);
  const represents = representedBy(participant, scene.participants, scene.lexicon);
  return resolved([span], participant, represents, { via: 'name', basis: 'implied', why });
}

const genderBefore = (text: string, at: number): 'm' | 'f' | null => {
  const title = /\b(Mrs|Ms|Miss|Lady|Dame|Mr|Sir|Lord)\.?\s$/u.exec(text.slice(Math.max(0, at - 8), at))?.[1];
  return title ? (/^(?:Mr|Sir|Lord)$/u.test(title) ? 'm' : 'f') : null;
};

const KIN =
  /^\s(?:\p{Ll}+\s){0,2}?(?:husband|wife|widow|widower|brother|sister|son|daughter|father|mother|nephew|niece|uncle|aunt|cousin|grandson|granddaughter|grandfather|grandmother),?\s(?:\p{Lu}[\p{L}-]{0,10}\.\s)?$/u;

/** “Her husband, Aksel Tollefsen”: of those spoken of before the one who bears the same surname. */
export function kinOf(span: Span, gender: 'm' | 'f', scene: Scene): Reference | null {
  const { named, participants, discourse } = scene;
  const next = named.mentions.find(({ span: [start] }) => start > span[1]);
  if (next?.kind !== 'person' || !next.actor || !KIN.test(named.text.slice(span[1], next.span[0]))) return null;
  const surname = slugOf(participants.get(next.actor)?.name.split(/\s+/u).at(-1) ?? '');
  const [only, ...others] = [...participants.values()].filter(
    (one) =>
      one.kind === 'person' &&
      one.id !== next.actor &&
      (one.gender ?? gender) === gender &&
      slugOf(one.name).endsWith(`-${surname}`) &&
      discourse.timesOf(one.id, span[0]) > 0,
  );
  if (!only || others.length > 0) return null;
  const why = `“${named.text.slice(...span)}” → ${only.name}: bears the surname of the kin who is named`;
  const represents = representedBy(only, participants, scene.lexicon);
  return resolved([span], only, represents, { via: 'pronoun', basis: 'implied', why });
}
