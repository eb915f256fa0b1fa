import type { Participant } from '../../document/index.ts';
import type { LexiconActor } from '../../lexicon/index.ts';
import { wordsBehind } from '../../text/index.ts';
import type { EntityTable } from './entityTable.ts';
import type { Identifying } from './identifying.ts';
import type { Scene } from './scene.ts';

/** “(Peru)”, “(Peru, also for Chile)” behind a name. */
const BRACKET = /^\s\(([^(),\n]{2,60})(?:,[^()\n]*)?\)/u;
/** Among the speakers of so many states brackets tell for whom each speaks; a single one may tell where somebody was born. */
const LEAST_STATES = 2;

/**
 * Adds the states for which people speak where states meet, as the United Nations and their like print it: “ADA VIK (Peru)
 * said …”, “Mr. Vik (Peru): …”.
 */
export function addStates(
  { linked: { text, mentions }, table }: Identifying,
  { lexicon }: Scene,
  actorOf: (mention: number) => Participant | null,
): void {
  const found = [...mentions.entries()].flatMap(([index, { form, kind, span }]) => {
    const words = form === 'name' && kind === 'person' ? BRACKET.exec(wordsBehind(text, span[1]))?.[1] : undefined;
    const state = words === undefined ? undefined : lexicon.named(words)[0]?.actor;
    const person = state?.kind === 'country' ? actorOf(index) : null;
    return state && person?.kind === 'person' ? [{ person, state }] : [];
  });
  speakForStates(found, table);
}

/** Somebody behind whose name a state stands in a bracket. */
interface SpeaksFor {
  readonly person: Participant;
  readonly state: LexiconActor;
}

export function speakForStates(found: readonly SpeaksFor[], table: EntityTable): void {
  if (new Set(found.map(({ state }) => state.id)).size < LEAST_STATES) return;
  for (const { person, state } of found) table.speakFor(person.id, state.id);
}
