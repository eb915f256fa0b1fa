import { pronounClass } from '../../lexicon/index.ts';
import { type Span, wordsBefore, wordsBehind } from '../../text/index.ts';

/** “He’s said”, “they’ve left”: who does something, and not what somebody is, “he’s the founder”. */
const CONTRACTED = /^(he|she|they)[’'](?:s|re|ve|d|ll)(?!\s(?:an?|the)\s)(?=\s)/iu;

/** The pronoun that a word is, or is with a verb; null for others, and for what is left of an amended word, “[T]he”. */
export function pronounIn(text: string, [start, end]: Span): Span | null {
  const pronoun = CONTRACTED.exec(wordsBehind(text, start))?.[1] ?? text.slice(start, end);
  const isAmended = /\p{L}\]$/u.test(wordsBefore(text, start));
  return pronounClass(pronoun) === null || isAmended ? null : [start, start + pronoun.length];
}
