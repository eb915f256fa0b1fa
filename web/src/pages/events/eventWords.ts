import type { Api } from '../../api/client.ts';
import { quadOf } from '../../parts/charts/quads.ts';
import type { Span } from '../../parts/codePoints.ts';

const FLAGS = ['negated', 'hypothetical', 'future', 'historical'] as const;
type Flag = (typeof FLAGS)[number];

/** What an event is said not to be: plainly so, as a fact of its day. */
export const flagsOf = (event: Readonly<Record<Flag, boolean>>): Flag[] => FLAGS.filter((flag) => event[flag]);

/** Two of the four quads are of cooperation. */
export const sideOf = (type: string): 'cooperation' | 'conflict' =>
  ['1', '2'].includes(quadOf(type) ?? '') ? 'cooperation' : 'conflict';

/** The words by which an event is told, as places in its sentence: of those that are in it. Code points. */
export function triggersIn({ trigger, sentence }: Pick<Api['Event'], 'trigger' | 'sentence'>): Span[] {
  const [start, end] = sentence;
  return trigger.filter(([from, to]) => from >= start && to <= end).map(([from, to]) => [from - start, to - start]);
}

export interface ShownParty {
  readonly name: string;
  /** By what events of them are found; null where we do not know who it is. */
  readonly sought: string | null;
  readonly code: string | null;
  readonly implied: boolean;
  readonly why: string;
}

/** A party by name, by the words that stand for somebody unnamed, or by the code alone. */
export function shownParty(party: Api['EventParty'], unknown: string): ShownParty {
  const { name, code, basis, why } = party;
  return {
    name: name ?? code ?? unknown,
    sought: name ?? code,
    code: name === null ? null : code,
    implied: basis === 'implied',
    why,
  };
}
