import { bitsOf, RARE_BITS, shinglesOf, spokenWords } from '../text/index.ts';

/** Of longer statements every second shingle is filed: a match has four words in a row, and so one of them. */
const SHORT = 12;

/** By what a quotation is found when a transcript comes later: shingles with a rare word; where there are none, all of them. */
export function quoteShingles(text: string): Set<number> {
  const keys = spokenWords(text).map(({ key }) => key);
  const shingles = shinglesOf(keys);
  const tells = shingles.map((_, at) => keys.slice(at, at + 3).some((key) => bitsOf(key) >= RARE_BITS));
  const step = keys.length > SHORT ? 2 : 1;
  const kept = (at: number): boolean => at % step === 0;
  const rare = shingles.filter((_, at) => kept(at) && tells[at]);
  return new Set(rare.length > 0 ? rare : shingles.filter((_, at) => kept(at)));
}
