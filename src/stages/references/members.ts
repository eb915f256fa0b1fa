import type { Reference } from '../../document/index.ts';
import { type Span, within } from '../../text/index.ts';
import type { Description } from './phrases.ts';
import { representedBy, resolved } from './reference.ts';
import type { Scene } from './scene.ts';

/** Participants as the members of a group that the words at `span` mean. */
export const asMembers = (
  ids: readonly string[],
  span: Span,
  why: string,
  scene: Scene,
): { members: readonly Reference[]; why: string } => ({
  why,
  members: ids.flatMap((id) => {
    const participant = scene.participants.get(id);
    const represents = participant ? representedBy(participant, scene.participants, scene.lexicon) : null;
    return participant ? [resolved([span], participant, represents, { via: 'title', basis: 'implied', why })] : [];
  }),
});

export const isDelegation = (noun: string): boolean => /^(?:delegation|mission)$/u.test(noun);

/** “The three delegations”: the states for which the named persons of a report on their talks speak, where those are just so many. */
export function delegationsOf(
  span: Span,
  wanted: number,
  scene: Scene,
): { members: readonly Reference[]; why: string } | null {
  const spoken = scene.discourse.recent(span[0], ({ kind, id }) => kind === 'person' && !scene.nameless.has(id));
  const states = new Set(spoken.flatMap(({ represents }) => (represents?.startsWith('country:') ? [represents] : [])));
  return wanted > 1 && states.size === wanted
    ? asMembers([...states].toReversed(), span, 'the states for which those named before speak', scene)
    : null;
}

/** “The Kyrgyz and Tajik sides”, “the French and German governments”: the states of whose people the words tell. */
export function joinedSides(
  { role, span }: Pick<Description, 'role' | 'span'>,
  scene: Scene,
): { members: readonly Reference[]; why: string; start: number } | null {
  const { text, mentions } = scene.named;
  if (!role?.plural || !/^(?:side|government|delegation|authority)$/u.test(role.noun)) return null;
  const [first, second] = within(mentions, [Math.max(0, span[1] - 70), span[1]])
    .filter(({ form, actor }) => form === 'demonym' && actor)
    .slice(-2);
  const isJoined =
    first?.actor &&
    second?.actor &&
    first.actor !== second.actor &&
    text.slice(first.span[1], second.span[0]) === ' and ' &&
    /^\s\p{L}+$/u.test(text.slice(second.span[1], span[1]));
  if (!isJoined || !first.actor || !second.actor) return null;
  const found = asMembers([first.actor, second.actor], span, 'the states that the words name', scene);
  return { ...found, start: first.span[0] };
}
