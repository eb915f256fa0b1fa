import type { TurnHead, WordList } from '../ledger/index.ts';
import { APOSTROPHE, ordinalOf, SAME_ENDINGS } from '../text/index.ts';
import { isAbbreviation, isBareGenitive, type WrittenWord } from './abbreviations.ts';
import type { Pair } from './pairs.ts';
import type { QuoteWords } from './quoteWords.ts';
import { isSameName } from './transliterations.ts';

/** So many written words are one elsewhere, at most: “cyber security”, “United States of America”. */
const MOST_JOINED = 4;
/** Longer stretches are other words altogether. */
const MOST_CELLS = 900;

/** What is looked at of a turn. */
export type TurnText = (turn: TurnHead) => { readonly text: string; readonly words: WordList };

/**
 * The pairs with what is the same in other writing as such: words together or apart (cybersecurity, cyber-security),
 * and what a contraction leaves open (“it's” for “it has”). A contraction of which one half was changed is changed as
 * a whole, so that “can't” never stands as “can” and “n't”.
 */
export function withVariants(pairs: readonly Pair[], quote: QuoteWords, turnText: TurnText): Pair[] {
  if (pairs.every(({ same }) => same)) return [...pairs];
  const found: Pair[] = [];
  for (let at = 0; at < pairs.length;) {
    const pair = pairs[at];
    if (pair === undefined) break;
    if (pair.same) {
      found.push(pair);
      at += 1;
      continue;
    }
    let end = at;
    while (end < pairs.length && pairs[end]?.same === false) end += 1;
    found.push(...variantsIn(pairs.slice(at, end), quote, turnText));
    at = end;
  }
  return wholeWords(found, quote, turnText);
}

interface Side extends WrittenWord {
  readonly pair: Pair;
}

function variantsIn(run: readonly Pair[], quote: QuoteWords, turnText: TurnText): readonly Pair[] {
  const quoted = run.flatMap((pair): Side[] => {
    const word = pair.quoted === null ? undefined : quote.words[pair.quoted];
    return word === undefined ? [] : [{ pair, word, text: quote.text }];
  });
  const said = run.flatMap((pair): Side[] => {
    if (pair.said === null) return [];
    const { text, words } = turnText(pair.said.turn);
    const word = words.at(pair.said.word);
    return word === undefined ? [] : [{ pair, word, text }];
  });
  if (quoted.length === 0 || said.length === 0 || quoted.length * said.length > MOST_CELLS) return run;
  // The most words that are the same in other writing, from each place on.
  const width = said.length + 1;
  const most = new Uint16Array((quoted.length + 1) * width);
  const joins = (row: number, column: number): readonly [number, number] | null => {
    for (let left = Math.min(MOST_JOINED, quoted.length - row); left > 0; left -= 1)
      for (let right = Math.min(MOST_JOINED, said.length - column); right > 0; right -= 1)
        if (isVariant(quoted.slice(row, row + left), said.slice(column, column + right))) return [left, right];
    return null;
  };
  const at = (row: number, column: number): number => most[row * width + column] ?? 0;
  const joined = new Map<number, readonly [number, number]>();
  for (let row = quoted.length - 1; row >= 0; row -= 1) {
    for (let column = said.length - 1; column >= 0; column -= 1) {
      const found = joins(row, column);
      const place = row * width + column;
      most[place] = Math.max(at(row + 1, column), at(row, column + 1));
      if (found === null) continue;
      const with_ = at(row + found[0], column + found[1]) + found[0] + found[1];
      if (with_ < (most[place] ?? 0)) continue;
      most[place] = with_;
      joined.set(place, found);
    }
  }
  if (at(0, 0) === 0) return run;
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < quoted.length || column < said.length) {
    const found = joined.get(row * width + column);
    if (found !== undefined && row < quoted.length && column < said.length) {
      for (let index = 0; index < Math.max(...found); index += 1) {
        pairs.push({
          quoted: index < found[0] ? (quoted[row + index]?.pair.quoted ?? null) : null,
          said: index < found[1] ? (said[column + index]?.pair.said ?? null) : null,
          same: true,
        });
      }
      row += found[0];
      column += found[1];
    } else if (column >= said.length || (row < quoted.length && at(row + 1, column) >= at(row, column + 1))) {
      pairs.push({ quoted: quoted[row]?.pair.quoted ?? null, said: null, same: false });
      row += 1;
    } else {
      pairs.push({ quoted: null, said: said[column]?.pair.said ?? null, same: false });
      column += 1;
    }
  }
  return pairs;
}

function isVariant(quoted: readonly Side[], said: readonly Side[]): boolean {
  const keys = (sides: readonly Side[]): string[] => sides.map(({ word }) => word.key);
  const [left, right] = [keys(quoted), keys(said)];
  if (isAbbreviation(quoted, said) || isAbbreviation(said, quoted)) return true;
  if (quoted.length === 1 && said.length === 1)
    return (
      isSameName(left[0] ?? '', right[0] ?? '') ||
      sameEnding(quoted[0], said[0]) ||
      sameGenitive(quoted[0], said[0]) ||
      sameFigure(left[0] ?? '', right[0] ?? '') ||
      sameYear(quoted[0], said[0])
    );
  if (left.join('') === right.join('')) return /\p{L}/u.test(left.join(''));
  return [
    [left, right],
    [right, left],
  ].some(([one = [], other = []]) => isGenitive(one, other) || isAint(one, other));
}

const sameGenitive = (one: Side | undefined, other: Side | undefined): boolean =>
  one !== undefined && other !== undefined && (isBareGenitive(one, other) || isBareGenitive(other, one));

/** “March 5” for “March 5th”, “1.5m” for one and a half million, “5k” for five thousand. */
const sameFigure = (one: string, other: string): boolean =>
  [
    [one, other],
    [other, one],
  ].some(([figure = '', said = '']) => {
    if (/^\d{1,2}$/.test(figure) && ordinalOf(Number(figure)) === said) return true;
    const [, digits, short = ''] = /^(\d{1,6}(?:\.\d{1,3})?)([km])$/.exec(figure) ?? [];
    if (digits === undefined || !/^\d{4,}$/.test(said)) return false;
    return Math.round(Number(digits) * (short === 'm' ? 1e6 : 1e3)) === Number(said);
  });

/** “is” or “has” for what is written 's, “would” or “had” for 'd. */
function sameEnding(one: Side | undefined, other: Side | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const open = [one, other].some(({ word, text }) => APOSTROPHE.test(text.charAt(word.span[0])));
  return open && SAME_ENDINGS.get(one.word.key)?.has(other.word.key) === true;
}

/** “'62” for 1962. */
const sameYear = (one: Side | undefined, other: Side | undefined): boolean =>
  [
    [one, other],
    [other, one],
  ].some(
    ([short, year]) =>
      short !== undefined &&
      APOSTROPHE.test(short.text.charAt(short.word.span[0] - 1)) &&
      short.word.key.length === 2 &&
      year?.word.key.length === 4 &&
      year.word.key.endsWith(short.word.key),
  );

/** “ain't” for “is not”, “have not”. */
const isAint = ([word, ...more]: readonly string[], [verb = '', not, ...rest]: readonly string[]): boolean =>
  more.length === 0 && rest.length === 0 && word === "ain't" && not === 'not' && AINT.has(verb);
const AINT = new Set(['am', 'is', 'are', 'has', 'have']);

/** “the minister's gone” for “the minister has gone”. */
const isGenitive = ([word, ...more]: readonly string[], [name, verb, ...rest]: readonly string[]): boolean =>
  more.length === 0 && rest.length === 0 && word === `${name}'s` && (verb === 'is' || verb === 'has');

/** Where one half of a written word is the same and the other is not, both are changed. */
function wholeWords(pairs: readonly Pair[], quote: QuoteWords, turnText: TurnText): Pair[] {
  const result = [...pairs];
  const spanOf = (pair: Pair, side: 'quoted' | 'said'): readonly [number, number] | undefined => {
    if (side === 'quoted') return pair.quoted === null ? undefined : quote.words[pair.quoted]?.span;
    return pair.said === null ? undefined : turnText(pair.said.turn).words.at(pair.said.word)?.span;
  };
  for (const side of ['quoted', 'said'] as const) {
    let last: { index: number; end: number; turn: number } | null = null;
    for (const [index, pair] of pairs.entries()) {
      const span = spanOf(pair, side);
      if (span === undefined) continue;
      const turn = side === 'said' ? (pair.said?.turn.key ?? -1) : -1;
      const before = last === null ? undefined : result[last.index];
      const halves = last !== null && last.turn === turn && last.end === span[0];
      if (halves && before !== undefined && last !== null && before.same !== result[index]?.same) {
        result[last.index] = { ...before, same: false };
        result[index] = { ...pair, same: false };
      }
      last = { index, end: span[1], turn };
    }
  }
  return result;
}
