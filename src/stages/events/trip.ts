import { type DateMention, type DateValue, itemAround, type RolesAssigned } from '../../document/index.ts';
import { remembered, type Span, spanAt, within } from '../../text/index.ts';
import type { DecodedEvent } from './decode.ts';

/** “will then travel to Peru”, “is due to visit Oslo”; and what is done on a trip. */
const TRAVELS = /\b(?:will|to)\s(?:(?:then|also|next|be)\s){0,2}(?:travel|visit)(?:l?ing)?\b/u;
const ON_TRIP =
  /\b(?:travel|visit|meet|attend|join|participat|host|lead|hold|engag|deliver|discuss|speak|consult|tour|address)/iu;

/** Sentences that tell of a trip which is not over, with its time if they give only one. */
const tripsOf = remembered(({ text, sentences, dates, published }: RolesAssigned): readonly DateMention[] => {
  if (published === null) return [];
  const isAhead = ({ value }: DateMention): boolean =>
    value !== null && value.to.slice(0, 10) >= published.to.slice(0, 10);
  return dates.filter((mention) => {
    const sentence = spanAt(sentences, mention.span[0]);
    return (
      sentence && isAhead(mention) && within(dates, sentence).length === 1 && TRAVELS.test(text.slice(...sentence))
    );
  });
});

/** The time of the trip told before, for what is planned on it. */
export function tripOf({ trigger, sentence }: DecodedEvent, document: RolesAssigned): DateValue | null {
  const words = trigger.map((span: Span) => document.text.slice(...span)).join(' ');
  if (!ON_TRIP.test(words)) return null;
  const [start] = itemAround(document, sentence[0]);
  const trip = within(tripsOf(document), [start, sentence[0]]).at(-1)?.value;
  return trip ? { ...trip, basis: 'implied', why: `on the trip told before: ${trip.why}` } : null;
}
