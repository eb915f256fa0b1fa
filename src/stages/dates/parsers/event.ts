import type { Earlier, Frame, Parser } from '../candidate.ts';
import { periodAround, type Unit } from '../days.ts';
import { MONTHS } from '../conventions.ts';
import { NUMBER, numberOf, UNIT, unitOf } from '../numbers.ts';
import { WEEKDAYS } from '../resolve.ts';

/** Words that end the name of an event. */
const STOP =
  '(?:the|a|an|of|in|on|at|to|by|for|from|with|that|which|who|and|or|but|as|when|while|was|were|is|are|had|has|have|will|would|it|he|she|they|we|his|her|its|their|said|nothing|no|some|many|most|all|this|these|there|began|took|came|left|spoke|met|opened|closed|nobody|both)';
const NOUN = `(?:(?!${STOP}\\b)[\\p{L}\\p{N}'’-]+)`;
const EVENT = `(?:the |a |an |his |her |its |their )?(?:${NOUN} ){0,2}${NOUN}(?: of \\d{1,2} ${MONTHS}(?: \\d{4})?| of ${MONTHS} \\d{1,2}(?:, \\d{4})?| (?:on|of) (?:${WEEKDAYS.join('|')}))?`;

/**
 * “two days after the summit”, “on the eve of the vote”, “the day before Tuesday's talks”. Counted from a date inside
 * the expression, or from the date of an earlier sentence that contains the event's noun; otherwise left open.
 */
export const event: Parser = {
  name: 'counted from an event',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:(?:(?:more than|about|almost|nearly|just|only) )?(?<number>${NUMBER}|the)[ -](?<unit>${UNIT}|morning|night|evening) (?<side>before|after|following)|(?:on )?the (?<eve>eve) of|(?:on )?the (?<day>day|morning|evening|night) of) (?<event>${EVENT})`,
    'giu',
  ),
  read: (match, stretch) => {
    const { number = 'the', unit: word = 'day', side, eve, event: named = '' } = match.groups ?? {};
    const count = number.toLowerCase() === 'the' ? 1 : numberOf(number);
    if (count === null || /^(?:he|she|it|they|we|yesterday|tomorrow|last|next|being|that|this|\d)\b/i.test(named))
      return null;
    // “In the days before the vote”: nobody says how many.
    if (/^the$/iu.test(number) && /s$/iu.test(word)) return null;
    if (/^\p{L}+ing\b/u.test(named) || !/^(?:the|a|an|his|her|its|their) |^\p{Lu}/u.test(named)) return null;
    if (!side && !eve && !/^(?:the|his|her|its|their) /i.test(named)) return null;
    const { unit, size } = /^(?:morning|night|evening)/i.test(word) ? { unit: 'day' as Unit, size: 1 } : unitOf(word);
    const sign = eve || side?.toLowerCase() === 'before' ? -1 : side ? 1 : 0;
    const start = stretch.span[0] + match.index;
    const at = start + match[0].length - named.length;
    return {
      resolve: (frame) => {
        const found = dateOfEvent(named, at, start, frame, stretch.document.text);
        if (!found || found.period.to - found.period.from > 6) return null;
        const day = sign < 0 ? found.period.from : found.period.to;
        return {
          period: periodAround(day, unit, sign * count * size),
          known: false,
          why: `is counted from “${found.words}”, the date of ${named}`,
        };
      },
    };
  },
};

const SMALL = 4;

/** The date of what is named at `at`, in the expression from `start` on. */
function dateOfEvent(named: string, at: number, start: number, { earlier }: Frame, text: string): Earlier | undefined {
  const inside = earlier.findLast(({ span }) => span[0] >= at && span[1] <= at + named.length + 1);
  if (inside) return inside;
  // “the first round” is one of several, and the date of another says nothing about it.
  if (/\b(?:first|second|third|last|next|previous|\d+(?:st|nd|rd|th))\b/i.test(named)) return undefined;
  const nouns =
    named
      .toLowerCase()
      .match(/[\p{L}-]+/gu)
      ?.filter((word) => word.length >= SMALL) ?? [];
  // The head noun is the last one, unless a word belonging to the sentence followed it.
  for (const noun of nouns.toReversed()) {
    const found = earlier.findLast(
      ({ sentence, span, words }) =>
        span[1] <= at &&
        !words.toLowerCase().includes(noun) &&
        text.slice(sentence[0], Math.min(sentence[1], start)).toLowerCase().includes(noun),
    );
    if (found) return found;
  }
  return undefined;
}
