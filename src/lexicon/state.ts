import { wordSet } from '../text/index.ts';
import type { LexiconActor, NameMention } from './actors.ts';

interface Body {
  readonly id: string;
  readonly represents?: string | null;
}

/** Whether an id is that of a state or territory. */
export const isState = (id: string | null | undefined): id is string => id?.startsWith('country:') === true;

/** Whether a code of PLOVER's is that of bodies that states have made. */
export const isOfStates = (code: string | null | undefined): boolean => /^(?:IGO|UNO|EUR)$/u.test(code ?? '');

/** The state that an actor is, or for which it speaks. */
export const stateOf = (actor: Body | null | undefined): string | null =>
  [actor?.id, actor?.represents].find(isState) ?? null;

/** The state that a name in a text means, or the state of whom it means. */
export const stateNamed = ({ namings: [naming] }: Pick<NameMention, 'namings'>): string | null =>
  stateOf(naming?.actor);

/** The body of a state that every state has; `organ`: a key of data/organs.csv. Null for what is no state. */
export const organOf = (
  state: string | null | undefined,
  organ: string,
  actor: (id: string) => LexiconActor | null,
): LexiconActor | null =>
  isState(state) ? actor(`org:${state.slice('country:'.length).toLowerCase()}-${organ}`) : null;

/**
 * Whom a body's name means: for a government or the seat of one (“the Kremlin”) its state, otherwise the body itself.
 */
export function governed(body: LexiconActor, actor: (id: string) => LexiconActor | null): LexiconActor {
  const isSeat =
    /^org:[a-z]{3}-(?:government|presidency)$/u.test(body.id) ||
    (body.nouns.length > 0 && body.nouns.every((noun) => SEATS.has(noun)));
  const state = isSeat ? stateOf(body) : null;
  return (state === null ? null : actor(state)) ?? body;
}

const SEATS = wordSet('administration palace presidency office residence');
