import { cueActAt } from '../../lexicon/index.ts';
import { type Span, wordSet } from '../../text/index.ts';

/** What the capitals of a document tell about its words, by their index. */
export interface Capitals {
  /** Whether it stands in a line in which nearly every word has one: a headline, where a capital tells nothing. */
  inHeadline(word: number): boolean;
  /** Whether the document has it in small letters too, elsewhere, or it tells what somebody does (“Urges”). */
  isCommon(word: number): boolean;
}

/** Of so many longer words in a line this share has a capital, in a line that capitalises its words. */
const LEAST_WORDS = 3;
const CAPITALISED = 0.8;
const MOST_WORDS = 40;
/** Articles, prepositions and conjunctions, which headlines leave small, are shorter. */
const LONGER = /^\p{L}{4,}/u;

/** Verbs of headlines that perform nothing. */
const TELLS = wordSet('says tells vows warns');

export function capitalsOf(text: string, words: readonly Span[]): Capitals {
  const spoken = words.map((span) => text.slice(...span));
  const common = new Set(spoken.filter((word) => /^\p{Ll}/u.test(word)));
  const headline = new Uint8Array(words.length);
  for (let start = 0; start < words.length;) {
    let end = start + 1;
    while (end < words.length && !text.slice(words[end - 1]?.[1], words[end]?.[0]).includes('\n')) end += 1;
    const longer = spoken.slice(start, end).filter((word) => LONGER.test(word));
    const capitalised = longer.filter((word) => /^\p{Lu}/u.test(word)).length;
    if (longer.length >= LEAST_WORDS && end - start <= MOST_WORDS && capitalised >= CAPITALISED * longer.length)
      headline.fill(1, start, end);
    start = end;
  }
  return {
    inHeadline: (word) => headline[word] === 1,
    isCommon: (word) => {
      const small = spoken[word]?.toLowerCase().replace(/[’']s$/u, '') ?? '';
      return common.has(small) || TELLS.has(small) || (small.endsWith('s') && cueActAt([small], 0) !== null);
    },
  };
}
