import { type Automaton, automatonOf, Undecided } from './automaton.ts';
import { type Components, componentsOf } from './components.ts';

export type Growth =
  | { readonly kind: 'linear' }
  /** A text of `word` again and again can be read on more and more ways. */
  | { readonly kind: 'faster'; readonly word: string }
  | { readonly kind: 'undecided'; readonly why: string };

/**
 * Whether the steps of a backtracking matcher grow no faster than the text, over all places where a match may begin.
 * They do not where the number of ways on which one place of a text can be reached is bounded, and that is so if and
 * only if there are no two states p and q and no word that leads from p to p, from p to q and from q to q (A. Weber and
 * H. Seidl, On the degree of ambiguity of finite automata, Theoretical Computer Science 88, 1991). So `linear` is a
 * proof. `faster` can be wrong where a match succeeds before all ways are walked or where a look-ahead forbids one.
 */
export function growthOf(source: string, flags: string): Growth {
  try {
    return growthOfAutomaton(automatonOf(source, flags));
  } catch (error) {
    if (error instanceof Undecided) return { kind: 'undecided', why: error.message };
    throw error;
  }
}

/** More than this and the search would take minutes. */
const MOST_NODES = 3_000_000;

/** Where a state in its context, which is one number, leads by a letter. */
type Next = (at: number, letter: number) => readonly number[];

interface Graph extends Components {
  readonly nodes: ReadonlySet<number>;
  readonly letters: readonly number[];
  readonly next: Next;
  readonly all: (at: number) => readonly number[];
}

function growthOfAutomaton(automaton: Automaton): Growth {
  const word = wordInOneAttempt(automaton) ?? (automaton.anywhere ? wordInManyAttempts(automaton) : null);
  return word === null ? { kind: 'linear' } : { kind: 'faster', word };
}

/** A word on which one attempt, from one place, has more ways the more often it is repeated; null for none. */
function wordInOneAttempt(automaton: Automaton): string | null {
  const next = nextIn(automaton);
  const starts = Array.from({ length: automaton.contexts }, (_, context) => context);
  const graph = closed(starts, automaton, (at, letter) => next(at, letter).filter((to) => to >= automaton.contexts));
  for (const loop of graph.loops)
    for (const at of loop)
      for (const letter of graph.letters) {
        const inside = graph.next(at, letter).filter((to) => graph.of.get(to) === graph.of.get(at));
        if (new Set(inside).size < inside.length) return automaton.examples[letter] ?? '';
      }
  for (const q of graph.loops) {
    const towards = reaching(q, graph);
    for (const p of graph.loops) {
      const word = p.some((at) => towards.has(at)) ? wordOfBoth(p, q, towards, graph, automaton) : null;
      if (word !== null) return word;
    }
  }
  return null;
}

/**
 * A word on which more and more attempts are walked in vain side by side; null for none. Where an attempt comes to a
 * state in which the match can end, it succeeds, and the search goes on behind the match: what it has walked up to
 * there, no other attempt walks. So a vain way goes through any states and from somewhere on only through those in which
 * the match cannot end. That latter part alone can be walked side by side; its nodes are numbered after all others.
 */
function wordInManyAttempts(automaton: Automaton): string | null {
  const next = nextIn(automaton);
  const { contexts, accepting, states } = automaton;
  const vain = states * contexts;
  const graph = closed([0], automaton, (at, letter) => {
    const reached = next(at % vain, letter);
    const turning = reached.filter((to) => to >= contexts && !accepting.has(Math.floor(to / contexts)));
    return [...(at < vain ? reached : []), ...turning.map((to) => to + vain)];
  });
  const starting = graph.loops.find((loop) => loop.some((at) => at < contexts)) ?? [];
  for (const q of graph.loops) {
    if (!q.some((at) => at >= vain)) continue;
    const word = wordOfBoth(starting, q, reaching(q, graph), graph, automaton);
    if (word !== null) return word;
  }
  return null;
}

/** The graph of what can be reached, with its loops. */
function closed(starts: readonly number[], { letters: count }: Automaton, next: Next): Graph {
  const letters = Array.from({ length: count }, (_, letter) => letter);
  const all = (at: number): number[] => letters.flatMap((letter) => next(at, letter));
  const nodes = new Set(starts);
  for (const at of nodes) for (const to of all(at)) nodes.add(to);
  return { nodes, next, all, letters, ...componentsOf(nodes, all) };
}

function nextIn({ contexts, contextOf, steps }: Automaton): Next {
  const table = steps.flatMap((byContext) =>
    byContext.map((byLetter) =>
      byLetter.map((targets, letter) => targets.map((target) => target * contexts + (contextOf[letter] ?? 0))),
    ),
  );
  return (at, letter) => table[at]?.[letter] ?? [];
}

function reaching(targets: readonly number[], { nodes, all }: Graph): ReadonlySet<number> {
  const before = new Map<number, number[]>();
  for (const at of nodes)
    for (const to of all(at)) {
      const list = before.get(to);
      if (list) list.push(at);
      else before.set(to, [at]);
    }
  const found = new Set(targets);
  for (const at of found) for (const previous of before.get(at) ?? []) found.add(previous);
  return found;
}

/**
 * A word that leads from p to p, from p to q and from q to q, where p and q are two states of two loops (or of one);
 * null where there is none. Both loops are walked in step, and a third walker goes from the one to the other.
 */
function wordOfBoth(
  ps: readonly number[],
  qs: readonly number[],
  towards: ReadonlySet<number>,
  { next, of, letters }: Graph,
  automaton: Automaton,
): string | null {
  const size = 2 * automaton.states * automaton.contexts;
  const stays = (at: number, letter: number): number[] => next(at, letter).filter((to) => of.get(to) === of.get(at));
  const sameContext = (p: number, q: number): boolean => p % automaton.contexts === q % automaton.contexts;
  const pairs = new Set(ps.flatMap((p) => qs.filter((q) => sameContext(p, q)).map((q) => p * size + q)));
  const together = (pair: number, letter: number): number[] =>
    stays(Math.floor(pair / size), letter).flatMap((p) => stays(pair % size, letter).map((q) => p * size + q));
  const paired = componentsOf(pairs, (pair) => letters.flatMap((letter) => together(pair, letter)));

  for (const loop of paired.loops) {
    const starts = loop.filter((pair) => Math.floor(pair / size) !== pair % size);
    const [first, ...more] = starts.map((pair) => ({ pair, middle: Math.floor(pair / size), letter: -1, from: -1 }));
    if (!first) continue;
    const queue: [typeof first, ...(typeof first)[]] = [first, ...more];
    const seen = new Set(queue.map(({ pair, middle }) => `${pair} ${middle}`));
    for (let head = 0; head < queue.length; head += 1) {
      const here = queue[head];
      if (!here) break;
      for (const letter of letters) {
        const both = together(here.pair, letter).filter((pair) => paired.of.get(pair) === paired.of.get(here.pair));
        if (both.length === 0) continue;
        for (const middle of next(here.middle, letter)) {
          if (!towards.has(middle)) continue;
          for (const pair of both) {
            const key = `${pair} ${middle}`;
            if (seen.has(key)) continue;
            seen.add(key);
            queue.push({ pair, middle, letter, from: head });
            if (middle !== pair % size || middle === Math.floor(pair / size)) continue;
            const { word, root } = wordTo(queue, automaton);
            return word + wordBack(pair, root.pair, together, automaton);
          }
        }
      }
      if (queue.length > MOST_NODES) throw new Undecided('its loops are too entangled');
    }
  }
  return null;
}

interface Step {
  readonly letter: number;
  /** The place of the step before it; below 0 for the first. */
  readonly from: number;
}

/** The word that leads to the last step, and the first step. */
function wordTo<S extends Step>(queue: readonly [S, ...S[]], { examples }: Automaton): { word: string; root: S } {
  let word = '';
  let step = queue.at(-1) ?? queue[0];
  for (; step.from >= 0; step = queue[step.from] ?? queue[0]) word = (examples[step.letter] ?? '') + word;
  return { word, root: step };
}

/** The word that leads both walkers back to where they began. */
function wordBack(
  from: number,
  to: number,
  together: (pair: number, letter: number) => readonly number[],
  automaton: Automaton,
): string {
  const queue: [Step & { pair: number }, ...(Step & { pair: number })[]] = [{ pair: from, letter: -1, from: -1 }];
  const seen = new Set([from]);
  if (from === to) return '';
  for (let head = 0; head < queue.length; head += 1)
    for (let letter = 0; letter < automaton.letters; letter += 1)
      for (const pair of together(queue[head]?.pair ?? from, letter)) {
        if (seen.has(pair)) continue;
        seen.add(pair);
        queue.push({ pair, letter, from: head });
        if (pair === to) return wordTo(queue, automaton).word;
      }
  return '';
}
