import type { Span } from '../../text/index.ts';
import type { DecodedEvent } from './decode.ts';

/** Where a new clause begins; “and” only before a verb or a subject, since it also joins names. */
const BREAK =
  /[;:]|,? (?:but|while|whereas|although|though|as|after|before|because) |, (?:who|which|where|when) |, and |(?: and | or )(?=(?:\p{Ll}{2,}ed|sent|held|took|made|said|told|met|then|it|he|she|they|we|will|would|is|was|are|were|has|had|have)\b)/giu;

/** The words of an event's trigger; its pieces are joined by a space. */
export const triggerWords = (text: string, { trigger }: Pick<DecodedEvent, 'trigger'>): string =>
  trigger.map((span) => text.slice(...span)).join(' ');

/** The clause around the trigger: the sentence, cut at conjunctions and relative pronouns. */
export function clauseOf(text: string, { sentence, trigger }: DecodedEvent): Span {
  const [first, last] = [trigger[0]?.[0] ?? sentence[0], trigger.at(-1)?.[1] ?? sentence[1]];
  let [start, end] = sentence;
  for (const match of text.slice(...sentence).matchAll(BREAK)) {
    const at = sentence[0] + match.index;
    if (at + match[0].length <= first) start = at + match[0].length;
    else if (at >= last && at < end) end = at;
  }
  return [start, end];
}
