import { type Automaton, automatonOf, Undecided } from './automaton.ts';

export type Growth =
  | { readonly kind: 'linear' }
  /** `word` is read in two ways at once, again and again: repeated, it makes the steps grow faster than the text. */
  | { readonly kind: 'faster'; readonly prefix: string; readonly word: string }
  | { readonly kind: 'undecided'; readonly why: string };

/**
 * Whether the steps of a backtracking matcher grow no faster than the text, over all places where a match may begin.
 * They do not if and only if the number of ways on which one place of a text can be reached is bounded, and that is so
 * if and only if there are no two states p and q and no word that leads from p to p, from p to q and from q to q
 * (A. Weber and H. Seidl, On the degree of ambiguity of finite automata, 1991). So `linear` is a proof; `faster` can be
 * wrong where a match succeeds before all ways are walked, or where a look-ahead forbids one.
 */
export function growthOf(source: string, flags: string): Growth {
  try {
    return growthOfAutomaton(automatonOf(source, flags));
  } catch (error) {
    if (error instanceof Undecided) return { kind: 'undecided', why: error.message };
    throw error;
  }
}

/** A state in its context, as one number. */
const node = (state: number, context: number, { contexts }: Automaton): number => state * contexts + context;

function growthOfAutomaton(automaton: Automaton): Growth {
  const reached = reachedFrom(automaton);
  const components = componentsOf(automaton, reached);
  const looping = [...components.members.values()].filter((members) => isLoop(members, automaton, components.of));
  for (const members of looping) {
    const twice = stepTwice(members, automaton, components.of);
    if (twice) return twice;
  }
  for (const q of looping) {
    const sources = nodesThatReach(q, automaton, reached);
    for (const p of looping) {
      if (p !== q && !p.some((one) => sources.has(one))) continue;
      const found = ambiguous(p, q, sources, automaton, components.of);
      if (found) return found;
    }
  }
  return { kind: 'linear' };
}

function* stepsFrom(at: number, { contexts, contextOf, steps }: Automaton): Generator<readonly [number, number]> {
  const from = steps[Math.floor(at / contexts)]?.[at % contexts] ?? [];
  for (const [letter, targets] of from.entries())
    for (const target of targets) yield [letter, target * contexts + (contextOf[letter] ?? 0)];
}

function reachedFrom(automaton: Automaton): ReadonlySet<number> {
  const starts = automaton.anywhere ? [0] : Array.from({ length: automaton.contexts }, (_, context) => context);
  const reached = new Set(starts);
  for (const at of reached) for (const [, next] of stepsFrom(at, automaton)) reached.add(next);
  return reached;
}

interface Components {
  readonly of: ReadonlyMap<number, number>;
  readonly members: ReadonlyMap<number, readonly number[]>;
}

/** Strongly connected components (Tarjan), without recursion. */
function componentsOf(automaton: Automaton, nodes: ReadonlySet<number>): Components {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const of = new Map<number, number>();
  const members = new Map<number, number[]>();
  const stack: number[] = [];
  const nexts = (at: number): number[] => [...new Set(stepsFrom(at, automaton).map(([, next]) => next))];
  for (const root of nodes) {
    if (index.has(root)) continue;
    const work: { at: number; next: number[] }[] = [];
    const enter = (at: number): void => {
      index.set(at, index.size);
      low.set(at, index.size - 1);
      stack.push(at);
      work.push({ at, next: nexts(at) });
    };
    enter(root);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const next = top.next.pop();
      if (next === undefined) {
        work.pop();
        const own = low.get(top.at) ?? 0;
        const parent = work.at(-1);
        if (parent) low.set(parent.at, Math.min(low.get(parent.at) ?? 0, own));
        if (own !== index.get(top.at)) continue;
        const component = stack.splice(stack.indexOf(top.at));
        members.set(top.at, component);
        for (const one of component) of.set(one, top.at);
      } else if (!index.has(next)) {
        enter(next);
      } else if (!of.has(next)) {
        low.set(top.at, Math.min(low.get(top.at) ?? 0, index.get(next) ?? 0));
      }
    }
  }
  return { of, members };
}

const isLoop = (members: readonly number[], automaton: Automaton, of: Components['of']): boolean =>
  members.some((at) => stepsFrom(at, automaton).some(([, next]) => of.get(next) === of.get(at)));

/** A step inside a loop that can be made in two ways. */
function stepTwice(members: readonly number[], automaton: Automaton, of: Components['of']): Growth | null {
  for (const at of members) {
    const made = new Set<string>();
    for (const [letter, next] of stepsFrom(at, automaton)) {
      if (of.get(next) !== of.get(at)) continue;
      const step = `${letter} ${next}`;
      if (made.has(step)) return { kind: 'faster', prefix: '', word: automaton.examples[letter] ?? '' };
      made.add(step);
    }
  }
  return null;
}

function nodesThatReach(
  targets: readonly number[],
  automaton: Automaton,
  nodes: ReadonlySet<number>,
): ReadonlySet<number> {
  const before = new Map<number, number[]>();
  for (const at of nodes)
    for (const [, next] of stepsFrom(at, automaton)) {
      const list = before.get(next);
      if (list) list.push(at);
      else before.set(next, [at]);
    }
  const reaching = new Set(targets);
  for (const at of reaching) for (const previous of before.get(at) ?? []) reaching.add(previous);
  return reaching;
}

/** Walks p to p, p to q and q to q with one word, p and q being any two states of the two loops. */
function ambiguous(
  ps: readonly number[],
  qs: readonly number[],
  towards: ReadonlySet<number>,
  automaton: Automaton,
  of: Components['of'],
): Growth | null {
  const { contexts, letters, contextOf, steps, states } = automaton;
  const stateOf = (at: number): number => Math.floor(at / contexts);
  for (const p of ps)
    for (const q of qs) {
      if (p === q || p % contexts !== q % contexts || !towards.has(p)) continue;
      const context = p % contexts;
      const key = (x: number, y: number, z: number, c: number): number => ((x * states + y) * states + z) * contexts + c;
      const start = { x: stateOf(p), y: stateOf(p), z: stateOf(q), c: context, letter: -1, from: -1 };
      const queue = [start];
      const seen = new Set([key(start.x, start.y, start.z, start.c)]);
      for (let head = 0; head < queue.length; head += 1) {
        const { x, y, z, c } = queue[head] ?? start;
        for (let letter = 0; letter < letters; letter += 1) {
          const after = contextOf[letter] ?? 0;
          const zs = (steps[z]?.[c]?.[letter] ?? []).filter((next) => of.get(node(next, after, automaton)) === of.get(q));
          if (zs.length === 0) continue;
          const xs = (steps[x]?.[c]?.[letter] ?? []).filter((next) => of.get(node(next, after, automaton)) === of.get(p));
          if (xs.length === 0) continue;
          const ys = (steps[y]?.[c]?.[letter] ?? []).filter((next) => towards.has(node(next, after, automaton)));
          for (const nx of xs)
            for (const ny of ys)
              for (const nz of zs) {
                const found = key(nx, ny, nz, after);
                if (seen.has(found)) continue;
                seen.add(found);
                queue.push({ x: nx, y: ny, z: nz, c: after, letter, from: head });
                if (nx === stateOf(p) && ny === stateOf(q) && nz === stateOf(q) && after === context)
                  return { kind: 'faster', prefix: '', word: wordOf(queue, queue.length - 1, automaton) };
              }
        }
        if (queue.length > MOST_TRIPLES) throw new Undecided('its loops are too entangled');
      }
    }
  return null;
}

const MOST_TRIPLES = 2_000_000;

function wordOf(queue: readonly { letter: number; from: number }[], end: number, { examples }: Automaton): string {
  let word = '';
  for (let at = end; at > 0; at = queue[at]?.from ?? 0) word = (examples[queue[at]?.letter ?? 0] ?? '') + word;
  return word;
}
