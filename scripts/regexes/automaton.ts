import { type CharSet, JS, type NoParent, type Node } from 'refa';

/**
 * A regular expression as the paths that a backtracking matcher can take. A state is a place in the expression that has
 * just consumed a letter; state 0 stands before it, and, where a match may begin anywhere, reads every letter and
 * stays. A letter is a set of characters that the expression does not tell apart. A context is what the assertions
 * before a place can know of the letter before it; context 0 is the beginning of the text.
 */
export interface Automaton {
  readonly states: number;
  readonly letters: number;
  readonly contexts: number;
  /** The context that a letter leaves behind. */
  readonly contextOf: readonly number[];
  /** A character for each letter, to write an example. */
  readonly examples: readonly string[];
  /** Whether a match may begin anywhere. */
  readonly anywhere: boolean;
  /** The states in which the match can end, whatever follows: an attempt that gets there succeeds. */
  readonly accepting: ReadonlySet<number>;
  /** `steps[state][context][letter]`: the states that are reached; one that is reached on two ways is there twice. */
  readonly steps: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** What cannot be turned into an automaton, in words. */
export class Undecided extends Error {
  override name = 'Undecided';
}

/** More places than this and the search would take minutes. */
const MOST_STATES = 6_000;
const MOST_WAYS = 200_000;

type Element = NoParent<Node>;
type Alternatives = readonly NoParent<Extract<Node, { type: 'Concatenation' }>>[];

/** One part of the machine: it consumes a character, asks for one beside it, or forks. */
type Part =
  | { readonly kind: 'character'; readonly characters: CharSet; next: number }
  | { readonly kind: 'beside'; readonly ahead: boolean; readonly negated: boolean; characters: CharSet; next: number }
  /** An assertion that is not understood: it may hold. */
  | { readonly kind: 'unknown'; next: number }
  | { readonly kind: 'fork'; readonly next: readonly number[] }
  /** Where a loop is entered, and where each of its rounds ends: one more round, or out. */
  | { readonly kind: 'loop'; readonly ends: boolean; readonly name: symbol; round: number; readonly next: number }
  | { readonly kind: 'accept' }
  | { readonly kind: 'dead' };

type Ask = Extract<Part, { kind: 'beside' | 'unknown' }>;

interface Way {
  readonly asks: readonly Ask[];
  readonly to: number;
}

/**
 * The automaton of an expression, where a match is taken never to succeed, so that every way is walked; a state from
 * which it cannot fail any more is left out, since nothing behind it is ever taken back.
 *
 * Assertions about one character (“\b”, “$”, “(?<![\p{L}])”) are exact. A look-ahead at more is walked as one more way,
 * and what it forbids or demands is not believed. A look-behind at more has to be of bounded length.
 * @throws Undecided for a back-reference that is not to a few fixed words, for an unbounded look-behind and for size
 */
export function automatonOf(source: string, flags: string): Automaton {
  const { expression } = JS.Parser.fromLiteral({ source, flags }).parse({
    backreferences: 'unknown',
    simplify: false,
    maxNodes: 100_000,
  });
  const parts: Part[] = [{ kind: 'accept' }, { kind: 'dead' }];
  const start = machineOf(expression.alternatives, 0, parts);
  return automatonOfParts(parts, start, !flags.includes('y'));
}

const ACCEPT = 0;
const DEAD = 1;

/** Adds the parts of the alternatives in front of `next` and gives the first. */
function machineOf(alternatives: Alternatives, next: number, parts: Part[]): number {
  const firsts = alternatives.map(({ elements }) =>
    elements.reduceRight((behind, element) => partOf(element, behind, parts), next),
  );
  return firsts.length === 1 ? (firsts[0] ?? next) : add(parts, { kind: 'fork', next: firsts });
}

function add(parts: Part[], part: Part): number {
  if (parts.length > MOST_STATES * 4) throw new Undecided(`it has over ${parts.length} parts`);
  return parts.push(part) - 1;
}

function partOf(element: Element, next: number, parts: Part[]): number {
  switch (element.type) {
    case 'CharacterClass':
      return add(parts, { kind: 'character', characters: element.characters, next });
    case 'Alternation':
      return machineOf(element.alternatives, next, parts);
    case 'Quantifier':
      return repeated(element, next, parts);
    case 'Assertion':
      return assertion(element, next, parts);
    default:
      throw new Undecided(`it has a back-reference`);
  }
}

function repeated(
  { alternatives, min, max }: { alternatives: Alternatives; min: number; max: number },
  next: number,
  parts: Part[],
): number {
  let first = next;
  if (max === Infinity) {
    const name = Symbol('loop');
    const end: Extract<Part, { kind: 'loop' }> = { kind: 'loop', ends: true, name, round: next, next };
    end.round = machineOf(alternatives, add(parts, end), parts);
    first = add(parts, { ...end, ends: false });
  } else {
    for (let time = min; time < max; time += 1)
      first = add(parts, { kind: 'fork', next: [machineOf(alternatives, first, parts), next] });
  }
  for (let time = 0; time < min; time += 1) first = machineOf(alternatives, first, parts);
  return first;
}

function assertion(
  { alternatives, kind, negate }: { alternatives: Alternatives; kind: 'ahead' | 'behind'; negate: boolean },
  next: number,
  parts: Part[],
): number {
  const characters = oneCharacter(alternatives);
  if (characters) return add(parts, { kind: 'beside', ahead: kind === 'ahead', negated: negate, characters, next });
  if (kind === 'behind') {
    if (lengthOf(alternatives) === Infinity) throw new Undecided('it looks back at any number of characters');
    return add(parts, { kind: 'unknown', next });
  }
  const behind = add(parts, { kind: 'unknown', next });
  return add(parts, { kind: 'fork', next: [machineOf(alternatives, DEAD, parts), behind] });
}

function oneCharacter(alternatives: Alternatives): CharSet | null {
  let all: CharSet | null = null;
  for (const { elements } of alternatives) {
    const [only, ...more] = elements;
    if (!only || more.length > 0 || only.type !== 'CharacterClass') return null;
    all = all ? all.union(only.characters) : only.characters;
  }
  return all;
}

/** The most characters that the alternatives take. */
function lengthOf(alternatives: Alternatives): number {
  const sizes = alternatives.map(({ elements }) =>
    elements.reduce((sum, element) => {
      if (element.type === 'CharacterClass') return sum + 1;
      if (element.type === 'Assertion') return sum;
      if (element.type === 'Alternation') return sum + lengthOf(element.alternatives);
      if (element.type !== 'Quantifier') return Infinity;
      const one = lengthOf(element.alternatives);
      return one === 0 || element.max === 0 ? sum : sum + one * element.max;
    }, 0),
  );
  return Math.max(0, ...sizes);
}

function automatonOfParts(parts: readonly Part[], start: number, anywhere: boolean): Automaton {
  const characters = parts.flatMap((part, index) => (part.kind === 'character' ? [index] : []));
  if (characters.length > MOST_STATES) throw new Undecided(`it has ${characters.length} places`);
  const stateOf = new Map(characters.map((part, index) => [part, index + 1]));
  const waysOf = [start, ...characters.map((index) => nextOf(parts[index]))].map((from) => waysFrom(from, parts));
  const { letters, examples } = lettersOf(parts);
  const contexts = contextsOf(parts, letters);
  const kept = mayFail(waysOf, stateOf);

  const steps = waysOf.map((ways, state) =>
    contexts.samples.map((before) =>
      letters.map((letter) => {
        const reached = kept.has(state)
          ? ways
              .filter(({ to, asks }) => {
                const part = parts[to];
                return part?.kind === 'character' && part.characters.has(letter) && granted(asks, before, letter);
              })
              .map(({ to }) => stateOf.get(to) ?? 0)
              .filter((to) => kept.has(to))
          : [];
        return state === 0 && anywhere ? [0, ...reached] : reached;
      }),
    ),
  );
  return {
    states: waysOf.length,
    letters: letters.length,
    contexts: contexts.samples.length,
    contextOf: contexts.contextOf,
    examples,
    anywhere,
    accepting: new Set(waysOf.flatMap((ways, state) => (ends(ways) ? [state] : []))),
    steps,
  };
}

const nextOf = (part: Part | undefined): number => (part?.kind === 'character' ? part.next : DEAD);

function granted(asks: readonly Ask[], before: number | null, after: number): boolean {
  return asks.every((ask) => {
    if (ask.kind === 'unknown') return true;
    const letter = ask.ahead ? after : before;
    return (letter !== null && ask.characters.has(letter)) !== ask.negated;
  });
}

/** The ways on from a part to the next character, or to the end of the match, that consume nothing. */
function waysFrom(start: number, parts: readonly Part[]): Way[] {
  const found: Way[] = [];
  const walk = (at: number, asks: readonly Ask[], begun: ReadonlySet<symbol>): void => {
    const part = parts[at];
    if (!part || part.kind === 'dead') return;
    if (part.kind === 'character' || part.kind === 'accept') {
      found.push({ asks, to: at });
      if (found.length > MOST_WAYS) throw new Undecided('it has too many optional parts side by side');
      return;
    }
    if (part.kind === 'beside' || part.kind === 'unknown') return walk(part.next, [...asks, part], begun);
    if (part.kind === 'fork') {
      for (const next of part.next) walk(next, asks, begun);
      return;
    }
    // A round that began on this way has consumed nothing, and a matcher gives it up.
    if (part.ends && begun.has(part.name)) return;
    walk(part.round, asks, new Set([...begun, part.name]));
    walk(part.next, asks, begun.difference(new Set([part.name])));
  };
  walk(start, [], new Set());
  return found;
}

const ends = (ways: readonly Way[]): boolean => ways.some(({ to, asks }) => to === ACCEPT && asks.length === 0);

/** The states that can still fail: from the others the match can end at once, and so can everything behind them. */
function mayFail(waysOf: readonly (readonly Way[])[], stateOf: ReadonlyMap<number, number>): ReadonlySet<number> {
  const failing = new Set<number>();
  const states = waysOf.keys().toArray();
  let grown = true;
  while (grown) {
    grown = false;
    for (const state of states) {
      const ways = waysOf[state] ?? [];
      if (failing.has(state)) continue;
      if (ends(ways) && !ways.some(({ to }) => to !== ACCEPT && failing.has(stateOf.get(to) ?? 0))) continue;
      failing.add(state);
      grown = true;
    }
  }
  return failing;
}

/** One code for each set of characters that no part tells apart. */
function lettersOf(parts: readonly Part[]): { letters: readonly number[]; examples: readonly string[] } {
  const sets = [
    ...new Set(parts.flatMap((part) => (part.kind === 'character' || part.kind === 'beside' ? [part.characters] : []))),
  ];
  const distinct = new Map(sets.map((set) => [set.toRangesString(), set]));
  const cuts = new Set([0]);
  for (const { ranges } of distinct.values())
    for (const { min, max } of ranges) {
      cuts.add(min);
      cuts.add(max + 1);
    }
  const maximum = sets[0]?.maximum ?? 0;
  const byMembership = new Map<string, number>();
  for (const code of [...cuts].filter((cut) => cut <= maximum).sort((a, b) => a - b)) {
    const membership = [...distinct.values()].map((set) => (set.has(code) ? '1' : '0')).join('');
    if (!byMembership.has(membership)) byMembership.set(membership, code);
  }
  const letters = [...byMembership.values()];
  return { letters, examples: letters.map((code) => String.fromCodePoint(code)) };
}

/** Contexts: the beginning, and one for each set of letters that no look-behind tells apart. */
function contextsOf(
  parts: readonly Part[],
  letters: readonly number[],
): { samples: readonly (number | null)[]; contextOf: readonly number[] } {
  const sets = parts.flatMap((part) => (part.kind === 'beside' && !part.ahead ? [part.characters] : []));
  const keys: string[] = [];
  const samples: (number | null)[] = [null];
  const contextOf = letters.map((letter) => {
    const key = sets.map((set) => (set.has(letter) ? '1' : '0')).join('');
    if (!keys.includes(key)) {
      keys.push(key);
      samples.push(letter);
    }
    return keys.indexOf(key) + 1;
  });
  return { samples, contextOf };
}
