import { automatonOf, type Automaton } from './automaton.ts';

/** How many texts are kept at each letter, and how long they get. */
const KEPT = 6;
const LENGTH = 400;

interface Text {
  readonly counts: ReadonlyMap<number, number>;
  readonly context: number;
  readonly ways: number;
}

/**
 * How many ways lead to one place of a text, at most, over the texts that a beam search finds: about the steps that a
 * matcher takes for each character. That they are bounded is for `growthOf` to prove; this measures the bound, which
 * repeats within repeats (“(?:\w{1,40} ?){1,10}”) make as large as no computer can walk.
 */
export function waysOf(source: string, flags: string): number {
  const automaton = automatonOf(source, flags);
  const { steps, letters, contextOf } = automaton;
  let most = 1;
  let texts: readonly Text[] = [{ counts: new Map([[0, 1]]), context: 0, ways: 1 }];
  for (let length = 0; length < LENGTH; length += 1) {
    const longer = new Map<string, Text>();
    for (const { counts, context } of texts)
      for (let letter = 0; letter < letters; letter += 1) {
        const next = read(counts, letter, context, steps);
        const after = contextOf[letter] ?? 0;
        const ways = next.values().reduce((sum, count) => sum + count, 0);
        if (ways > 0)
          longer.set(`${after} ${ways} ${next.keys().reduce((sum, at) => sum + at, 0)}`, {
            counts: next,
            context: after,
            ways,
          });
      }
    texts = [...longer.values()].sort((a, b) => b.ways - a.ways).slice(0, KEPT);
    const [best] = texts;
    if (!best) break;
    most = Math.max(most, best.ways);
    if (most > 1e9) break;
  }
  return most;
}

function read(
  counts: ReadonlyMap<number, number>,
  letter: number,
  context: number,
  steps: Automaton['steps'],
): ReadonlyMap<number, number> {
  const next = new Map<number, number>();
  for (const [state, count] of counts)
    for (const target of steps[state]?.[context]?.[letter] ?? []) next.set(target, (next.get(target) ?? 0) + count);
  return next;
}
