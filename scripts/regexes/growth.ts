import { type Automaton, automatonOf, Undecided } from './automaton.ts';
import { componentsOf } from './components.ts';

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

/** A state in its context is one number; `next` has where it leads by each letter. */
interface Graph {
  readonly nodes: ReadonlySet<number>;
  readonly next: (at: number, letter: number) => readonly number[];
}

function growthOfAutomaton(automaton: Automaton): Growth {
  const graph = graphOf(automaton);
  const letters = Array.from({ length: automaton.letters }, (_, letter) => letter);
  const all = (at: number): number[] => letters.flatMap((letter) => graph.next(at, letter));
  const { of, loops } = componentsOf(graph.nodes, all);

  for (const loop of loops)
    for (const at of loop)
      for (const letter of letters) {
        const inside = graph.next(at, letter).filter((to) => of.get(to) === of.get(at));
        if (new Set(inside).size < inside.length) return { kind: 'faster', word: automaton.examples[letter] ?? '' };
      }

  for (const q of loops) {
    const towards = reaching(q, graph.nodes, all);
    for (const p of loops) {
      if (!p.some((at) => towards.has(at))) continue;
      const word = wordOfBoth(p, q, { graph, of, towards, automaton, letters });
      if (word !== null) return { kind: 'faster', word };
    }
  }
  return { kind: 'linear' };
}

function graphOf({ contexts, contextOf, steps, anywhere }: Automaton): Graph {
  const table = steps.flatMap((byContext) =>
    byContext.map((byLetter) =>
      byLetter.map((targets, letter) => targets.map((target) => target * contexts + (contextOf[letter] ?? 0))),
    ),
  );
  const next = (at: number, letter: number): readonly number[] => table[at]?.[letter] ?? [];
  const nodes = new Set(anywhere ? [0] : Array.from({ length: contexts }, (_, context) => context));
  for (const at of nodes) for (const targets of table[at] ?? []) for (const to of targets) nodes.add(to);
  return { nodes, next };
}

function reaching(
  targets: readonly number[],
  nodes: ReadonlySet<number>,
  all: (at: number) => readonly number[],
): ReadonlySet<number> {
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

interface Search {
  readonly graph: Graph;
  readonly of: ReadonlyMap<number, number>;
  readonly towards: ReadonlySet<number>;
  readonly automaton: Automaton;
  readonly letters: readonly number[];
}

/**
 * A word that leads from p to p, from p to q and from q to q, where p and q are two states of two loops (or of one);
 * null where there is none. Both loops are walked in step, and a third walker goes from the one to the other.
 */
function wordOfBoth(
  ps: readonly number[],
  qs: readonly number[],
  { graph, of, towards, automaton, letters }: Search,
): string | null {
  const size = automaton.states * automaton.contexts;
  const stays = (at: number, letter: number): number[] =>
    graph.next(at, letter).filter((to) => of.get(to) === of.get(at));
  const sameContext = (p: number, q: number): boolean => p % automaton.contexts === q % automaton.contexts;
  const pairs = new Set(ps.flatMap((p) => qs.filter((q) => sameContext(p, q)).map((q) => p * size + q)));
  const together = (pair: number, letter: number): number[] =>
    stays(Math.floor(pair / size), letter).flatMap((p) => stays(pair % size, letter).map((q) => p * size + q));
  const paired = componentsOf(pairs, (pair) => letters.flatMap((letter) => together(pair, letter)));

  for (const loop of paired.loops) {
    const starts = loop.filter((pair) => Math.floor(pair / size) !== pair % size);
    const queue = starts.map((pair) => ({ pair, middle: Math.floor(pair / size), letter: -1, from: -1 }));
    const seen = new Set(queue.map(({ pair, middle }) => `${pair} ${middle}`));
    for (let head = 0; head < queue.length; head += 1) {
      const here = queue[head];
      if (!here) break;
      for (const letter of letters) {
        const both = together(here.pair, letter).filter((pair) => paired.of.get(pair) === paired.of.get(here.pair));
        if (both.length === 0) continue;
        for (const middle of graph.next(here.middle, letter)) {
          if (!towards.has(middle)) continue;
          for (const pair of both) {
            const key = `${pair} ${middle}`;
            if (seen.has(key)) continue;
            seen.add(key);
            queue.push({ pair, middle, letter, from: head });
            if (middle === pair % size && middle !== Math.floor(pair / size)) return wordTo(queue, automaton);
          }
        }
      }
      if (queue.length > MOST_NODES) throw new Undecided('its loops are too entangled');
    }
  }
  return null;
}

function wordTo(queue: readonly { letter: number; from: number }[], { examples }: Automaton): string {
  let word = '';
  for (let step = queue.at(-1); step && step.from >= 0; step = queue[step.from])
    word = (examples[step.letter] ?? '') + word;
  return word;
}
