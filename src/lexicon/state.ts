import type { LexiconActor } from './actors.ts';

/** The state that an actor is, or for which it speaks. */
export const stateOf = (actor: Pick<LexiconActor, 'id' | 'represents'> | null): string | null =>
  [actor?.id, actor?.represents].find((id) => id?.startsWith('country:')) ?? null;
