import { isNegation } from '../../ledger/index.ts';
import { wordSet } from '../../text/index.ts';
import { isOpen, MARK } from './chunks.ts';
import { isOpening } from './conditions.ts';
import type { Surroundings, Token } from './sentence.ts';

/*
 * Starts of a clause that a speaker breaks off and makes anew: “I never, I never hit him”. What stands in the first start
 * bears on nothing, for the clause has it itself, or the speaker thought better of it.
 */

/** Words of a start that stands twice just so without a mark between; more are a sentence said twice. */
const MOST_AGAIN = 8;
const BROKEN_OFF = /[–—…]|\s-\s|--|\.\.\./;

/** What stands round a passage without the starts before it that were broken off. */
export function withoutRestarts(around: Surroundings): Surroundings {
  const { left, inside } = around;
  const kept: Token[] = [];
  for (const [at, token] of left.entries()) {
    kept.push(token);
    const following = [...left.slice(at + 1, at + 1 + MOST_AGAIN), ...inside.slice(0, MOST_AGAIN)];
    kept.length = startOf(kept, following);
  }
  return kept.length === left.length ? around : { ...around, left: kept };
}

/** Where the start begins that ends with these words and is made anew in the ones that follow; their number where none does. */
function startOf(words: readonly Token[], following: readonly Token[]): number {
  const next = following[0]?.key;
  const last = words.at(-1);
  if (next === undefined || last === undefined) return words.length;
  const isMarked = MARK.test(last.after);
  const isBrokenOff = BROKEN_OFF.test(last.after);
  for (let at = words.length - 1; at >= Math.max(0, words.length - MOST_AGAIN); at -= 1) {
    if (words[at]?.key !== next) continue;
    const begins = isOpening(words, at);
    const isSame = words.slice(at).every(({ key }, index) => key === following[index]?.key);
    // A clause may end with the words with which the next begins: “We cannot do this, this is ours”. “not not” denies twice.
    const isAgain = isMarked ? begins || isBrokenOff : words.length - at > 1 || !isNegation(next);
    if (isSame && isAgain) return at;
    const isWhole = words.slice(at, -1).some(({ after }) => MARK.test(after)) || JOINING.has(next);
    if (begins && !isWhole && isMarked && (isOpen(last.key) || isBrokenOff)) return at;
  }
  return words.length;
}
const JOINING = wordSet('and or but so');
