import type { FoundMention } from '../../document/index.ts';
import { isHonorific, pronounClass } from '../../lexicon/index.ts';
import { type Span, wordsBefore, wordsBehind, wordSet } from '../../text/index.ts';

/** Whether what the model takes for a name is none: a pronoun, a title alone, a letter, a cry, money, a war or a tag. */
export function isNoName(text: string, { kind, span }: Pick<FoundMention, 'kind' | 'span'>): boolean {
  const words = text.slice(...span);
  return (
    !/\p{Lu}|\p{N}/u.test(words) ||
    (kind !== 'person' && LETTER.test(words)) ||
    CRIES.has(words) ||
    pronounClass(words) !== null ||
    words.split(/[\s-]+/u).every((word) => isHonorific(word) || /^(?:of|the)$/iu.test(word)) ||
    isCurrency(text, span) ||
    isWar(text, span) ||
    (kind === 'person' && isTag(text, span))
  );
}

/** “200 B.[C].” */
const LETTER = /^\p{Lu}\.?$/u;
/** What messages say in capitals. */
const CRIES = wordSet('PLZ PLS OMG SOS LOL WTF ASAP FYI BTW IMO IMHO THX RSVP');

/** “US$ 50”: money, and not a state. */
const isCurrency = (text: string, [, end]: Span): boolean => /^[$€£¥]/u.test(text.charAt(end));

/** “An [Iraq] War veteran”, “the [Lake War]”: no state or body. */
const isWar = (text: string, [start, end]: Span): boolean =>
  WAR.test(text.slice(start, end)) || /^\sWar\b(?!\s\p{Lu})/u.test(wordsBehind(text, end));
const WAR = /^\p{Lu}\S*(?:\s\p{Lu}\S*)?\sWar$/u;

/** “2. (SBU) …”: how secret a paragraph of a cable is. */
export const isMarking = (text: string, [start, end]: Span): boolean =>
  text.charAt(start - 1) === '(' && MARKING.test(text.slice(start, end + 1));
const MARKING = /^(?:U|C|S|TS|SBU|LOU|FOUO|NF|(?:C|S|TS)[-/ ]{1,2}(?:NF|NOFORN))\)$/u;

/** “#LakeBlast”, “@AdaVale7”: a keyword, or an account, is no person's name. */
const isTag = (text: string, [start, end]: Span): boolean =>
  /[#@]\s?$/u.test(wordsBefore(text, start)) && !/\s/u.test(text.slice(start, end));
