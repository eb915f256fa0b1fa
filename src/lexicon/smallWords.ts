import { roleNoun } from './roleNouns.ts';
import { bytesOfTable } from './tables.ts';
import { BODY_WORDS, CALENDAR, isDepartment, isHonorific } from './titles.ts';

let words: ReadonlySet<string> | null = null;

const ENDINGS = ['s', 'es', 'd', 'ed', 'ing', 'er', 'ers', 'ly', 'al', 'ally', 'ment', 'ness', 'ion', 'ions', 'ism', 'ist', 'ists', 'able', 'ity', 'ive', 'ful', 'less']; // prettier-ignore
const BEGINNINGS = ['un', 're', 'non', 'de', 'dis', 'over', 'under', 'inter', 'anti', 'counter', 'trans', 'mis', 'pre', 'out', 'multi', 'bi', 'tri']; // prettier-ignore
/** Words that end so are hardly anybody's name. */
const NO_NAME =
  /(?:[st]ions?|ments?|ness|ities|[^nr]ity|isms?|ists|ous(?:ly)?|[ai]bl[ey]|ically|ively|fully|iz(?:ed?|es|ing|ation)|ships?|ences?|ational|ually|n['’]t)$/u;
/** What is left of a word without its ending or beginning has so many letters. */
const STEM = 4;

/**
 * Whether English writes a word small that is no name: it is in data/small-words.csv, or made of one of those. Many are
 * names of persons too (hill, grace). In small letters.
 */
export function isSmallWord(word: string): boolean {
  words ??= new Set(bytesOfTable('small-words.csv').toString('utf8').split('\n').slice(1));
  if (CALENDAR.has(word)) return false;
  const known = words;
  const isKnown = (part: string): boolean =>
    known.has(part) || BODY_WORDS.has(part) || isHonorific(part) || isDepartment(part) || roleNoun(part) !== null;
  const isMade = (part: string): boolean =>
    ENDINGS.some((ending) => {
      if (!part.endsWith(ending) || part.length - ending.length < STEM) return false;
      const stem = part.slice(0, -ending.length);
      const isDoubled = stem.at(-1) === stem.at(-2);
      return (
        isKnown(stem) ||
        isKnown(`${stem}e`) ||
        isKnown(stem.replace(/i$/u, 'y')) ||
        (isDoubled && isKnown(stem.slice(0, -1)))
      );
    });
  if (isKnown(word) || isMade(word) || (word.length > STEM && NO_NAME.test(word))) return true;
  return BEGINNINGS.some((beginning) => {
    const rest = word.slice(beginning.length);
    return word.startsWith(beginning) && rest.length >= STEM && (isKnown(rest) || isMade(rest));
  });
}
