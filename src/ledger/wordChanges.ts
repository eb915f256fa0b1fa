import type { AlignedPair } from '../text/index.ts';
import { areOpposed, denies, stemOf } from './opposites.ts';
import { baseOf } from './irregular.ts';
import type { QuotedWords } from './quotedWords.ts';

/** Words that stand for one another in two reports; one side is empty where only the other has them. */
export interface WordChange {
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** One of the reports says there that it leaves something out or puts something in. */
  readonly marked: boolean;
  readonly names: { readonly left: readonly string[]; readonly right: readonly string[] };
}

/** The changes between two lists of words, in order, from the steps of their alignment. */
export function changesOf(steps: readonly AlignedPair[], left: QuotedWords, right: QuotedWords): WordChange[] {
  const pairs = withEdges(steps, right.keys.length);
  const changes: WordChange[] = [];
  for (let at = 0; at < pairs.length; at += 1) {
    if (pairs[at]?.same) continue;
    let end = at;
    while (end < pairs.length && !pairs[end]?.same) end += 1;
    const run = pairs.slice(at, end);
    const lefts = run.flatMap((pair) => pair.left ?? []);
    const rights = run.flatMap((pair) => pair.right ?? []);
    const after = pairs[end];
    changes.push({
      left: lefts.map((index) => left.keys[index] ?? ''),
      right: rights.map((index) => right.keys[index] ?? ''),
      marked:
        gapIn(left, lefts, after?.left ?? left.keys.length) || gapIn(right, rights, after?.right ?? right.keys.length),
      names: { left: namesAmong(left, lefts), right: namesAmong(right, rights) },
    });
    at = end;
  }
  return changes;
}

/**
 * An alignment leaves out for free what the longer report has before and after the shorter one, also where the first
 * or last word differs: “We intend …” is then found within “We do not intend …” without the negation, and “eleven
 * days” in “eleven years” without the unit. So as many words as the shorter one has beyond those in common are put
 * back, and one more.
 */
function withEdges(pairs: readonly AlignedPair[], length: number): readonly AlignedPair[] {
  const first = pairs.findIndex(({ same }) => same);
  const last = pairs.findLastIndex(({ same }) => same);
  const rights = pairs.flatMap((pair) => pair.right ?? []);
  const [start = 0, end = length - 1] = [rights[0], rights.at(-1)];
  const before = first < 1 ? 0 : Math.min(start, first + 1);
  const beyond = pairs.length - 1 - last;
  const after = beyond < 1 ? 0 : Math.min(length - 1 - end, beyond + 1);
  const put = (from: number, count: number): AlignedPair[] =>
    Array.from({ length: count }, (_, at): AlignedPair => ({ left: null, right: from + at, same: false }));
  return [...put(start - before, before), ...pairs, ...put(end + 1, after)];
}

const gapIn = ({ gaps }: QuotedWords, indexes: readonly number[], next: number): boolean =>
  gaps.has(next) || indexes.some((index) => gaps.has(index));

const namesAmong = ({ names, keys }: QuotedWords, indexes: readonly number[]): string[] =>
  indexes.flatMap((index) => (names[index] ? [keys[index] ?? ''] : []));

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const FUNCTION_WORDS = words(
  `a an the this that these those and or but so as of in on at to for from with by about into upon than then if is are
  was were be been being am do does did has have had will would shall i you he she it we they me him her us them my your
  his its our their who which what there here just very also really well now up out 1 all one's own any some`,
);
const COUNTING = words(
  'hundred thousand million billion trillion half third quarter twice double triple dozen first second fourth fifth',
);

export const isNumber = (key: string): boolean => (/^\p{N}/u.test(key) && key !== '1') || COUNTING.has(key);

/** Whether a change makes another statement: a number, a name, a negation, or a word for its opposite. */
export function turnsItRound({ left, right, marked, names }: WordChange): boolean {
  const count = (list: readonly string[], test: (key: string) => boolean): number => list.filter(test).length;
  const oneSided = left.length === 0 || right.length === 0;
  if (marked && oneSided) return false;
  const numbers = (list: readonly string[]): string => list.filter(isNumber).join(' ');
  if (numbers(left) !== numbers(right)) return true;
  const negated = (key: string): boolean => denies(key) || (key.length > 6 && /^(?:un|im|il|dis)/.test(key));
  if (left.includes('unless') !== right.includes('unless')) return true;
  if (count(left, (key) => denies(key)) !== count(right, (key) => denies(key))) {
    if (!(count(left, negated) > 0 && count(right, negated) > 0)) return true;
  }
  if (names.left.length > 0 && names.right.length > 0 && !namesAgree(names.left, names.right)) return true;
  return left.some((one) => right.some((other) => areOpposed(one, other)));
}

const namesAgree = (left: readonly string[], right: readonly string[]): boolean =>
  left.some((one) => right.some((other) => sameStem(one, other) || one.includes(other) || other.includes(one)));

/**
 * How far a change takes a report from the other, in content words changed: 0 for what is marked, a third for a
 * function word or another form of the same word. Of indirect speech person and tense are the report's: “she knew” for “I know”.
 */
export function weightOf({ left, right, marked, names }: WordChange, indirect: boolean): number {
  if (marked && (left.length === 0 || right.length === 0)) return 0;
  // “cease-fire” for “ceasefire”.
  if (left.join('') === right.join('')) return 0;
  const content = (list: readonly string[], other: readonly string[]): string[] =>
    list.filter((key) => !isFunction(key) && !other.some((one) => sameStem(one, key)));
  const lefts = content(left, right);
  const rights = content(right, left);
  const isShifted = indirect && [...left, ...right].every((word) => SHIFTED.has(word) || !isFunction(word));
  if (lefts.length === 0 && rights.length === 0) return isShifted ? 0 : LIGHT * Math.max(left.length, right.length);
  if (left.length === 0 || right.length === 0)
    return LEFT_OUT * Math.max(lefts.length, rights.length) + names.left.length;
  return Math.max(lefts.length, rights.length, 1);
}

/** What another person or tense changes beside the verb itself. */
const SHIFTED = words(
  `i you he she it we they me him her us them my your his its our their is are was were am be been has have had will would
  shall do does did`,
);
const LIGHT = 1 / 3;
/** A word dropped inside a quotation is commoner and says less than a word replaced. */
const LEFT_OUT = 0.75;

export const isFunction = (key: string): boolean => FUNCTION_WORDS.has(key) || denies(key);

/** A word with its stem, so that one that is compared with many is stemmed once. */
export interface Stemmed {
  readonly word: string;
  readonly stem: string;
}

export const stemmed = (word: string): Stemmed => ({ word, stem: stemOf(word) });

/** Forms of one word: inflection, British and American spelling, a slip of one letter in a long word. */
export function sameStem(one: string, other: string): boolean {
  if (one === other || baseOf(one) === baseOf(other)) return true;
  // A stem begins as its word does, and most pairs of words begin differently.
  return one[0] === other[0] && areForms(stemmed(one), stemmed(other));
}

/** The same of two words that begin with the same letter. */
export function areForms(one: Stemmed, other: Stemmed): boolean {
  if (one.word === other.word || (one.stem === other.stem && one.stem.length >= 3)) return true;
  return Math.min(one.word.length, other.word.length) >= 6 && oneEdit(one.stem, other.stem);
}

function oneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (from: number, to: number): boolean => a.slice(from) === b.slice(to);
  return rest(start + 1, start + 1) || rest(start + 1, start) || rest(start, start + 1);
}
