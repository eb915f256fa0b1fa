import { type Automaton, automatonOf } from './automaton.ts';

/** How many texts are kept at each letter, how long they get, and after how many letters without gain they are left. */
const KEPT = 6;
const LENGTH = 600;
const IN_VAIN = 80;
/** Enough to know that it is too many. */
const COUNTED = 1e9;

interface Text {
  readonly counts: ReadonlyMap<number, number>;
  readonly context: number;
  readonly ways: number;
}

/**
 * How many ways lead to one place of a text, at most, over the texts that a beam search finds: about the steps that a
 * matcher takes for each character. That they are bounded is for `growthOf` to prove; this measures the bound, which
 * repeats within repeats (“(?:\w{1,40} ?){1,10}”) can make larger than a computer can walk. Counted are the ways of one
 * attempt, and those of all attempts that do not come to a state in which the match can end.
 */
export function waysOf(source: string, flags: string): number {
  const automaton = automatonOf(source, flags);
  const { accepting, anywhere } = automaton;
  const one = mostWays(automaton, (to) => to !== 0);
  return anywhere
    ? Math.max(
        one,
        mostWays(automaton, (to) => !accepting.has(to) || to === 0),
      )
    : one;
}

function mostWays({ steps, letters, contextOf }: Automaton, counted: (to: number) => boolean): number {
  let most = 1;
  let gained = 0;
  let texts: readonly Text[] = [{ counts: new Map([[0, 1]]), context: 0, ways: 1 }];
  for (let length = 0; length < LENGTH && length - gained < IN_VAIN && most < COUNTED; length += 1) {
    const longer = new Map<string, Text>();
    for (const { counts, context } of texts)
      for (let letter = 0; letter < letters; letter += 1) {
        const next = read(counts, (state) => steps[state]?.[context]?.[letter]?.filter(counted) ?? []);
        const after = contextOf[letter] ?? 0;
        const ways = next.entries().reduce((sum, [state, count]) => (state === 0 ? sum : sum + count), 0);
        const states = next.keys().reduce((sum, state) => sum + state, 0);
        if (next.size > 0) longer.set(`${after} ${ways} ${states}`, { counts: next, context: after, ways });
      }
    texts = [...longer.values()].sort((a, b) => b.ways - a.ways).slice(0, KEPT);
    const [best] = texts;
    if (!best) break;
    if (best.ways <= most) continue;
    most = best.ways;
    gained = length;
  }
  return most;
}

function read(
  counts: ReadonlyMap<number, number>,
  targetsOf: (state: number) => readonly number[],
): ReadonlyMap<number, number> {
  const next = new Map<number, number>();
  for (const [state, count] of counts)
    for (const target of targetsOf(state)) next.set(target, (next.get(target) ?? 0) + count);
  return next;
}
