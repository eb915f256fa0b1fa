import { isNegation, type WordList } from '../ledger/index.ts';
import { bitsOf, FUNCTION_BITS, spokenWords, wordSet } from '../text/index.ts';
import type { Pair } from './pairs.ts';
import type { TurnText } from './variants.ts';

/*
 * Words of a transcript that a report leaves out without changing what was said: what an editor put in between square
 * brackets (“He [the mayor] resigned”; not “I do [not] regret it”, which is the editor's reading of what was said), and words said twice as speech goes (“I, I think”, “the pier – the pier is closed”).
 */

/** Words in a row that are begun again: more are said twice on purpose. */
const MOST_AGAIN = 4;
/** Function words that are said twice for emphasis. */
const EMPHATIC = wordSet('very all just one');
const BROKEN_OFF = ['–', '—', '…', '--', '..', ' - '];
/** So far back a bracket is looked for, in UTF-16 units. */
const REACH = 200;
/** Words of a “[not]”, a “[will not]”; more are a note on what happened. */
const MOST_PUT_IN = 4;

/** The pairs with such words as the same, though the quotation has them not. */
export function withoutUnspoken(pairs: readonly Pair[], turnText: TurnText): Pair[] {
  const result = [...pairs];
  for (let at = 0; at < result.length; at += 1) {
    const { said } = result[at] ?? {};
    if (!isLeftOut(result[at]) || !said) continue;
    let end = at + 1;
    while (isLeftOut(result[end]) && result[end]?.said?.turn.key === said.turn.key) end += 1;
    const to = (result[end - 1]?.said?.word ?? said.word) + 1;
    const { text, words } = turnText(said.turn);
    const inRow = to - said.word === end - at;
    const again = inRow && isSaidAgain(text, words, said.word, to);
    for (let pair = at; pair < end; pair += 1) {
      const one = result[pair];
      if (one?.said && (again || isBracketed(text, words, one.said.word))) result[pair] = { ...one, same: true };
    }
    at = end - 1;
  }
  return result;
}

const isLeftOut = (pair: Pair | undefined): boolean => pair?.quoted === null && pair.said !== null && !pair.same;

/** Between brackets that put no “not” into a sentence and do not begin a word, as in “[un]justified”. */
function isBracketed(text: string, words: WordList, at: number): boolean {
  const start = words.at(at)?.span[0] ?? 0;
  const opened = text.lastIndexOf('[', start);
  const closed = opened < 0 || start - opened >= REACH ? -1 : text.indexOf(']', opened);
  if (closed <= start) return false;
  if (LETTER.test(text.charAt(closed + 1))) return false;
  const inside = spokenWords(text.slice(opened + 1, Math.min(closed, opened + REACH)));
  return inside.length > MOST_PUT_IN || !inside.some(({ key }) => isNegation(key));
}

const LETTER = /\p{L}/u;

/** Whether the words [from, to) stand once more right behind or before, and that is no emphasis. */
function isSaidAgain(text: string, words: WordList, from: number, to: number): boolean {
  const keyAt = (at: number): string | null => (at < 0 ? null : (words.at(at)?.key ?? null));
  const gap = (at: number): string => text.slice(words.at(at - 1)?.span[1], words.at(at)?.span[0]);
  const keys = Array.from({ length: to - from }, (_, at) => keyAt(from + at) ?? '');
  const isSmall = keys.every((key) => bitsOf(key) <= FUNCTION_BITS && !EMPHATIC.has(key) && !isNegation(key));
  for (let period = 1; period <= Math.min(MOST_AGAIN, keys.length); period += 1)
    for (const step of [period, -period]) {
      const same = keys.every((key, at) => key === keyAt(from + at + step));
      if (same && (isSmall || BROKEN_OFF.some((mark) => gap(step > 0 ? to : from).includes(mark)))) return true;
    }
  return false;
}
