import type { Reference } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
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
