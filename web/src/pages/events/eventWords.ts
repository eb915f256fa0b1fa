import type { Api } from '../../api/client.ts';
import { quadOf } from '../../parts/charts/quads.ts';
import { slicerOf, type Span } from '../../parts/codePoints.ts';

const FLAGS = ['negated', 'hypothetical', 'future', 'historical'] as const;
type Flag = (typeof FLAGS)[number];

/** What an event is said not to be: plainly so, as a fact of its day. */
export const flagsOf = (event: Readonly<Record<Flag, boolean>>): Flag[] => FLAGS.filter((flag) => event[flag]);

/** Two of the four quads are of cooperation. */
export const sideOf = (type: string): 'cooperation' | 'conflict' =>
  ['1', '2'].includes(quadOf(type) ?? '') ? 'cooperation' : 'conflict';

/** Words of a document as places in a sentence: of those that are in it. Code points. */
export function placesIn([start, end]: Span, words: readonly Span[]): Span[] {
  return words.filter(([from, to]) => from >= start && to <= end).map(([from, to]) => [from - start, to - start]);
}

export interface ShownParty {
  readonly name: string;
  /** By what events of them are found; null where we do not know who it is. */
  readonly sought: string | null;
  readonly code: string | null;
  readonly implied: boolean;
  readonly why: string;
}

/** A party by name, by the words that stand for somebody unnamed in the sentence of the event, or by the code alone. */
export function shownParty(
  { name, code, mention, basis, why }: Api['EventParty'],
  { sentence, text }: Pick<Api['Event'], 'sentence' | 'text'>,
  unknown: string,
): ShownParty {
  const [place] = placesIn(sentence, mention);
  const called = name ?? (place === undefined ? null : `“${slicerOf(text)(...place)}”`);
  return {
    name: called ?? code ?? unknown,
    sought: name ?? code,
    code: called === null ? null : code,
    implied: basis === 'implied',
    why,
  };
}
