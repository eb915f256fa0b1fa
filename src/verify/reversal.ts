import { areOpposites, isNegation, stemOf } from '../ledger/index.ts';
import { bitsOf, FUNCTION_BITS, wordSet } from '../text/index.ts';
import { denialsIn, type Stretch } from './denials.ts';

const PREFIXES = ['un', 'in', 'im', 'il', 'ir', 'dis', 'non'];
const MODALS = wordSet('must may might could should shall ought need needs never');

/** The places of the words of a side that deny, among them those that do so with a prefix what the other side has without it. */
const denyingIn = (side: Stretch, others: readonly string[]): Set<number> =>
  new Set([...denialsIn(side, others), ...side.keys.flatMap((key, at) => (isPrefixed(key, others) ? [at] : []))]);

/** Words that begin like a prefix and have none: “into” is no opposite of “to”. */
const NO_PREFIX = new Set(
  `into until unit unite unless under inside income intend intends intended inform invest indeed instead install input import
  impress improve discover disclose display ill iron image`.split(/\s+/),
);

const isPrefixed = (key: string, others: readonly string[]): boolean =>
  !NO_PREFIX.has(key) && PREFIXES.some((prefix) => key.startsWith(prefix) && others.includes(key.slice(prefix.length)));

/**
 * Whether words in the place of others turn the meaning round: one side denies once more than the other, or a word
 * stands in the place of its opposite. By words alone: what irony or a turn of phrase does is not seen, and where one side
 * denies and both have words of their own (“never wrong” for “accurate”), nothing can be told.
 */
export function reverses(said: Stretch, quoted: Stretch): boolean {
  const [count, countInQuote] = [denyingIn(said, quoted.keys).size, denyingIn(quoted, said.keys).size];
  if (count % 2 !== countInQuote % 2) {
    const [left, right] = [ownOf(said, quoted.keys), ownOf(quoted, said.keys)];
    return left.length === 0 || right.length === 0 || !apart(left, right);
  }
  return count + countInQuote === 0 && said.keys.some((one) => quoted.keys.some((other) => areOpposites(one, other)));
}

/** What a side has beside small words and what denies; a word with a prefix is one of its own. */
function ownOf(side: Stretch, others: readonly string[]): string[] {
  const denied = new Set(denialsIn(side, others));
  return side.keys.filter(
    (key, at) => key !== '' && !denied.has(at) && !isNegation(key) && !MODALS.has(key) && bitsOf(key) > FUNCTION_BITS,
  );
}

/** Whether the two sides have nothing in common but small words, not even a word in another form, or without its prefix. */
function apart(said: readonly string[], quoted: readonly string[]): boolean {
  const bare = (key: string): string[] =>
    [key, ...PREFIXES.filter((prefix) => key.startsWith(prefix)).map((prefix) => key.slice(prefix.length))].map(stemOf);
  const left = new Set(said.flatMap(bare));
  return !quoted.flatMap(bare).some((key) => left.has(key));
}
