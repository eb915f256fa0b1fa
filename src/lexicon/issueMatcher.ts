import type { Issue } from './issueTables.ts';
import { BREAK, tokensOf } from './tokens.ts';

/** A phrase in a text that speaks for a topic. */
export interface IssueMention {
  readonly topic: string;
  /** In UTF-16 offsets of the text that was searched. */
  readonly start: number;
  readonly end: number;
  /** A strong phrase speaks for its topic alone, a weak one in company only. */
  readonly strong: boolean;
}

type Weight = 'strong' | 'weak' | 'not';

/**
 * A place in the tree of phrases: what may follow as a whole word, what as its beginning, and what ends here. Most of the
 * thousands have one of the three, and the others are not made. `starts` are the first letters of the beginnings, by which
 * most words are turned away.
 */
interface Node {
  words: Map<string, Node> | null;
  beginnings: { readonly starts: Set<string>; readonly nodes: Map<string, Node> } | null;
  ends: readonly { readonly topic: string; readonly weight: Weight }[];
}

interface Found {
  readonly topic: string;
  readonly weight: Weight;
  readonly from: number;
  readonly to: number;
}

/** A tree of all phrases, word by word; a search walks it from each word of the text. */
export function matcherOf(issues: Iterable<Issue>): (text: string) => IssueMention[] {
  const root = nodeOf();
  for (const issue of issues)
    for (const weight of ['strong', 'weak', 'not'] as const)
      for (const phrase of issue[weight]) enter(root, phrase, issue.topic, weight);
  return (text) => {
    const words = tokensOf(text).filter(({ key }) => key === BREAK || /[\p{L}\p{N}]/u.test(key));
    const forms = words.map(({ key }) => formsOf(key));
    const found: Found[] = [];
    for (let from = 0; from < words.length; from += 1) walk(root, forms, from, from, found);
    return longest(found).map(({ topic, weight, from, to }) => ({
      topic,
      start: words[from]?.at ?? 0,
      end: words[to - 1]?.end ?? 0,
      strong: weight === 'strong',
    }));
  };
}

const NOTHING: Node['ends'] = [];

const nodeOf = (): Node => ({ words: null, beginnings: null, ends: NOTHING });

function enter(root: Node, phrase: string, topic: string, weight: Weight): void {
  let node = root;
  const follow = (word: string, isBeginning: boolean): void => {
    const lower = word.toLowerCase();
    const key = word !== lower && isCapitals(word) ? word : lower;
    if (isBeginning) (node.beginnings ??= { starts: new Set(), nodes: new Map() }).starts.add(key.slice(0, SHORTEST));
    const branch = isBeginning ? node.beginnings?.nodes : (node.words ??= new Map<string, Node>());
    const next = branch?.get(key) ?? nodeOf();
    branch?.set(key, next);
    node = next;
  };
  if (PLAIN.test(phrase)) for (const word of phrase.split(' ')) follow(word, false);
  else
    for (const [, word = '', star] of phrase.replaceAll(/['’]/gu, ' ').matchAll(/([\p{L}\p{N}]+)(\*?)/gu))
      follow(word, star === '*');
  node.ends = [...node.ends, { topic, weight }];
}

function walk(node: Node, forms: readonly (readonly string[])[], from: number, at: number, found: Found[]): void {
  for (const { topic, weight } of node.ends) found.push({ topic, weight, from, to: at });
  const own = forms[at];
  if (!own) return;
  for (const form of own) {
    const next = node.words?.get(form);
    if (next) walk(next, forms, from, at + 1, found);
  }
  const [plain = ''] = own;
  if (!node.beginnings?.starts.has(plain.slice(0, SHORTEST))) return;
  for (let length = SHORTEST; length <= plain.length; length += 1) {
    const next = node.beginnings.nodes.get(plain.slice(0, length));
    if (next) walk(next, forms, from, at + 1, found);
  }
}

// Most phrases are words and spaces, which need no expression to be taken apart.
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** No beginning of a word in the tables is shorter than this. */
const SHORTEST = 3;

/** The forms of a word in the tree: in small letters, in the singular, and as it stands where it is in capitals. */
function formsOf(key: string): string[] {
  if (key === BREAK) return [];
  const plain = key.toLowerCase();
  const forms = [plain];
  const single = singular(plain);
  if (single !== plain) forms.push(single);
  if (key !== plain && isCapitals(key)) forms.push(key);
  return forms;
}

/** Two capitals, or one and a figure, and nothing else: “UN”, “G7”. */
const isCapitals = (word: string): boolean =>
  /^[\p{Lu}\p{N}]+$/u.test(word) && (word.match(/\p{Lu}/gu)?.length ?? 0) + (/\d/.test(word) ? 1 : 0) > 1;

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:ss|x|ch|sh)es$/u.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

const RANK: Readonly<Record<Weight, number>> = { not: 0, strong: 1, weak: 2 };

/** Of overlapping phrases of one topic the longest, of equal ones the first; then those that mean something else go. */
function longest(found: readonly Found[]): Found[] {
  const taken = new Map<string, Found[]>();
  const order = found.toSorted(
    (a, b) => b.to - b.from - (a.to - a.from) || RANK[a.weight] - RANK[b.weight] || a.from - b.from,
  );
  for (const one of order) {
    const same = taken.get(one.topic) ?? [];
    taken.set(one.topic, same);
    if (!same.some(({ from, to }) => one.from < to && from < one.to)) same.push(one);
  }
  return [...taken.values()]
    .flat()
    .filter(({ weight }) => weight !== 'not')
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
}
