import { areOpposites, isNegation } from '../ledger/index.ts';
import { bitsOf } from '../text/index.ts';

const PREFIXES = ['un', 'in', 'im', 'il', 'ir', 'dis', 'non'];
/** What function words weigh. */
const FUNCTION_BITS = 3;
const MODALS = new Set('must may might could should shall ought need needs never'.split(' '));

/** Counts the words that deny, among them those that do so with a prefix what stands on the other side without it. */
const negations = (keys: readonly string[], others: readonly string[]): number =>
  keys.filter(
    (key) =>
      isNegation(key) || PREFIXES.some((prefix) => key.startsWith(prefix) && others.includes(key.slice(prefix.length))),
  ).length;

/**
 * Whether words in the place of others turn the meaning round: one side denies once more than the other, or a word
 * stands in the place of its opposite. By words alone: what irony or a turn of phrase does is not seen, and where one side
 * denies and both have words of their own (“never wrong” for “accurate”), nothing can be told.
 */
export function reverses(said: readonly string[], quoted: readonly string[]): boolean {
  const denied = negations(said, quoted);
  const deniedInQuote = negations(quoted, said);
  if (denied % 2 !== deniedInQuote % 2) return !(hasOwn(said) && hasOwn(quoted)) || !apart(said, quoted);
  return denied + deniedInQuote === 0 && said.some((one) => quoted.some((other) => areOpposites(one, other)));
}

const own = (keys: readonly string[]): string[] =>
  keys.filter((key) => !isNegation(key) && !MODALS.has(key) && bitsOf(key) > FUNCTION_BITS);
const hasOwn = (keys: readonly string[]): boolean => own(keys).length > 0;

/** Whether the two sides have nothing in common but small words, not even a word with and without its prefix. */
function apart(said: readonly string[], quoted: readonly string[]): boolean {
  const bare = (key: string): string[] => [
    key,
    ...PREFIXES.filter((prefix) => key.startsWith(prefix)).map((prefix) => key.slice(prefix.length)),
  ];
  const left = new Set(own(said).flatMap(bare));
  return !own(quoted)
    .flatMap(bare)
    .some((key) => left.has(key));
}
