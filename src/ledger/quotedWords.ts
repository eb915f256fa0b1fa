import type { QuoteKind } from '../document/index.ts';
import { comparedWords, writtenOut } from '../text/index.ts';

/** The words by which two reports of a statement are compared. */
export interface QuotedWords {
  /** The words as they are compared: see `comparedWords`; contractions written out. */
  readonly keys: readonly string[];
  /** Whether each word is written with a capital though no sentence begins with it. */
  readonly names: readonly boolean[];
  /** Places (indexes into `keys`) before which the report says that something is left out or replaced. */
  readonly gaps: ReadonlySet<number>;
}

/** Fewer quoted words in a mixed statement tell nothing, and all of its words are compared. */
const FEW = 5;
const MARKS = /["“”„«»]/;
const QUOTED = /["“„«]([^"“”„«»]+)["”“»]/g;
/** An ellipsis, or an editor's words in brackets: what stood there is not known. */
const GAP = /\[[^\]]{0,300}\]|\.\s?\.\s?\.|…/g;

/**
 * The words of a statement that its speaker is quoted with, or, where nothing is quoted, all of them. A mark of
 * omission, an editor's brackets and the reporter's words between two quoted parts are gaps.
 */
export function quotedWords(text: string, kind: QuoteKind): QuotedWords {
  const parts = kind === 'mixed' ? quotedParts(text) : [text];
  const keys: string[] = [];
  const names: boolean[] = [];
  const gaps = new Set<number>();
  for (const piece of parts.flatMap((part, at) => (at > 0 ? [null, part] : [part]))) {
    if (piece === null) {
      gaps.add(keys.length);
      continue;
    }
    let from = 0;
    for (const gap of [...piece.matchAll(GAP), null]) {
      const stretch = piece.slice(from, gap?.index ?? piece.length);
      addWords(stretch, { keys, names, gaps });
      if (gap === null) break;
      gaps.add(keys.length);
      from = gap.index + gap[0].length;
    }
  }
  return { keys, names, gaps };
}

function quotedParts(text: string): string[] {
  const parts = Array.from(text.matchAll(QUOTED), (match) => match[1] ?? '');
  const count = parts.reduce((sum, part) => sum + comparedWords(part).length, 0);
  return count < FEW ? [text] : parts;
}

function addWords(
  stretch: string,
  { keys, names, gaps }: { keys: string[]; names: boolean[]; gaps: ReadonlySet<number> },
): void {
  let sentence = -1;
  const words = comparedWords(stretch);
  for (const [at, word] of words.entries()) {
    const [start, end] = word.span;
    const first = word.sentence !== sentence || MARKS.test(stretch.slice(Math.max(0, start - 1), start));
    sentence = word.sentence;
    const name = !first && /^\p{Lu}/u.test(stretch.slice(start, end)) && word.key !== 'i' && !word.key.startsWith("i'");
    const parts = writtenOut(word.key, words[at + 1]?.key) ?? [word];
    for (const { key } of parts) {
      const joined = gaps.has(keys.length) ? null : inFigures(keys, key);
      if (joined === null) {
        keys.push(key);
        names.push(name);
      } else {
        keys.splice(keys.length - joined.replaced, joined.replaced, joined.key);
        names.length = keys.length;
      }
    }
  }
}

const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1e6],
  ['billion', 1e9],
]);

/**
 * “two hundred and six” in figures: the number that `key` makes with the words before it and how many of those it
 * takes in; null where it makes none.
 */
function inFigures(before: readonly string[], key: string): { key: string; replaced: number } | null {
  const number = (word: string | undefined): number =>
    word !== undefined && /^\d+(?:\.\d+)?$/.test(word) ? Number(word) : NaN;
  const multiple = MULTIPLES.get(key);
  const last = number(before.at(-1));
  if (multiple !== undefined) {
    if (last > 0) return { key: String(last * multiple), replaced: 1 };
    return before.at(-1) === 'a' ? { key: String(multiple), replaced: 1 } : null;
  }
  const value = number(key);
  const hundreds = before.at(-1) === 'and' ? number(before.at(-2)) : last;
  const replaced = before.at(-1) === 'and' ? 2 : 1;
  const fits =
    value > 0 && hundreds > value && hundreds % 100 === 0 && (value < 100 || (value < 1_000 && hundreds % 1_000 === 0));
  return fits && (replaced === 2 || hundreds >= 100) ? { key: String(hundreds + value), replaced } : null;
}
