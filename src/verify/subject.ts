import { baseOf, stemOf, type WordList } from '../ledger/index.ts';
import { isDenyingPair } from './denials.ts';
import { wordSet } from '../text/index.ts';

/** Between a subject and what it does, so many words are looked over: “I am not at all”. */
const MOST_OVER = 4;
/** The same of what stands between commas or dashes: “We will, if the court agrees to it, pay”. */
const MOST_ASIDE = 16;
const SETS_OFF = [',', '–', '—', '(', ')', '--', ' - '];
const SUBJECTS = wordSet('i we you he she they');

/** What stands at the beginning of a quotation that is not in the transcript just there, and where that is. */
export interface Head {
  readonly text: string;
  readonly words: WordList;
  /** The first word of the turn that is the same. */
  readonly begins: number;
  /** The quotation's words before it, in order. */
  readonly keys: readonly string[];
}

/** A word of the quotation or of the turn, or both: the index of `keys` and the place in the turn. */
export interface HeadPair {
  readonly key: number | null;
  readonly said: number;
}

/**
 * The head of a quotation beside what was said where words were left out behind its subject: “I refuse to apologise” for “I
 * apologise”, in order. Null where it does not begin so: one word in the place of another costs an alignment less than
 * leaving out two, and would take “to” for “I”.
 */
export function besideSubject({ text, words, begins, keys }: Head): HeadPair[] | null {
  if (!SUBJECTS.has(keys[0] ?? '')) return null;
  const sentence = words.at(begins)?.sentence;
  const isSetOff = (at: number): boolean => {
    const gap = text.slice(words.at(at - 1)?.span[1], words.at(at)?.span[0]);
    return SETS_OFF.some((mark) => gap.includes(mark));
  };
  for (let over = 1; over <= MOST_ASIDE; over += 1) {
    const start = begins - over - keys.length;
    if (start < 0 || words.at(start)?.sentence !== sentence) return null;
    for (let split = 1; split <= keys.length; split += 1) {
      const places = keys.map((_, at) => start + at + (at < split ? 0 : over));
      const fits = keys.every((key, at) => isSameWord(key, words.at(places[at] ?? -1)?.key ?? '', at === 0));
      if (!fits || (over > MOST_OVER && !(isSetOff(start + split) && isSetOff(start + split + over)))) continue;
      const pairs = places.map((said, key): HeadPair => ({ key, said }));
      const leftOut = Array.from({ length: over }, (_, at): HeadPair => ({ key: null, said: start + split + at }));
      return [...pairs.slice(0, split), ...leftOut, ...pairs.slice(split)];
    }
  }
  return null;
}

/** The same word, or behind the subject another form of it: “failed to close” for “closed”. */
const isSameWord = (one: string, other: string, exact: boolean): boolean =>
  one === other || (!exact && other !== '' && (stemOf(one) === stemOf(other) || baseOf(one) === baseOf(other)));

/** Whether the word before this one denies together with it: “refuse” before “to”, “far” before “from”. */
export const isHalfOfDenial = (words: WordList, at: number): boolean =>
  at > 0 &&
  words.at(at - 1)?.sentence === words.at(at)?.sentence &&
  isDenyingPair(words.at(at - 1)?.key ?? '', words.at(at)?.key ?? '');
