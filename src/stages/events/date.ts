import type { DateValue, Voiced } from '../../document/index.ts';
import { contains, overlaps, type Span } from '../../text/index.ts';
import type { DecodedEvent } from './decode.ts';
import type { Scene } from './scene.ts';

const REPORT_DAY = 'told as news without a date: the day of the report';

/** How the dates stage begins its reason where a statement has no date but that of the report (dates/conclude.ts). */
const SAID_WHEN_REPORTED = 'no other date is given';

/** Whether a date is only that of the report: any other says more. */
export const isReportDay = ({ why }: DateValue): boolean => why === REPORT_DAY || why.startsWith(SAID_WHEN_REPORTED);

/** Verb forms that tell of the past, in the clause of a trigger. */
const PAST =
  /\b(?:was|were|had|has|have|did|\p{L}{3,}ed|met|said|told|held|took|made|shot|hit|struck|sent|gave|left|won|lost|fell|broke|fought|went|came|began|sought|cut|put|let|set|paid|built|led|drove|threw|tore|fled|spoke|withdrew|froze|swore|drew|shook)\b/iu;
const AHEAD = /\b(?:will|would|shall|to be|plans? to|due to|set to|may|might|could|can|should|must)\b/iu;

/**
 * When an event happened. In this order: its own date expression; for what a statement does the day on which it was said;
 * the only date of its sentence, where it is nothing else's; for news told in the past tense the day of the report, as
 * implied. Null for what lies ahead, did not happen or is history and has no date of its own, and where nothing is known.
 */
export function dateOf(
  event: DecodedEvent,
  others: readonly DecodedEvent[],
  clause: string,
  said: DateValue | null,
  { document }: Scene,
): DateValue | null {
  for (const span of event.dates) {
    const mention = document.dates.find((own) => overlaps(own.span, span) && own.value !== null);
    if (mention?.value) return mention.value;
  }
  // An expression that the calendar cannot place is the event's date all the same: no other one is put in its stead.
  if (event.dates.length > 0 && !event.dates.every((span) => isDuration(document.text, span))) return null;
  if (said) return said;
  const near = onlyDate(event, others, document);
  if (near) return { ...near, basis: 'implied', why: `the only date of its sentence: ${near.why}` };
  const { flags } = event;
  if (flags.has('future') || flags.has('historical') || flags.has('hypothetical') || flags.has('negated')) return null;
  if (!document.published || AHEAD.test(clause) || !PAST.test(clause)) return null;
  const { from, to, span } = document.published;
  return {
    from: from.slice(0, 10),
    to: to.slice(0, 10),
    granularity:
      document.published.granularity === 'minute' || document.published.granularity === 'hour'
        ? 'day'
        : document.published.granularity,
    basis: 'implied',
    span,
    why: REPORT_DAY,
  };
}

const isDuration = (text: string, span: Span): boolean => /^(?:for|throughout|during)\s/iu.test(text.slice(...span));

/** Before a date that is not when it happened: “four times since Christmas”, “by 12 November”. */
const ABOUT = /\b(?:since|until|till|by|before|after|from|to|for|about|over|ahead of|no later than)\s(?:the\s)?$/iu;

function onlyDate(event: DecodedEvent, others: readonly DecodedEvent[], document: Voiced): DateValue | null {
  const { text, dates, published, attributions } = document;
  const [only, ...more] = dates.filter(({ span }) => contains(event.sentence, span));
  if (!only?.value || more.length > 0) return null;
  const isTaken = others.some(
    ({ dates: own, sentence }) => sentence[0] === event.sentence[0] && own.some((span) => overlaps(span, only.span)),
  );
  if (isTaken || event.flags.has('historical')) return null;
  if (ABOUT.test(text.slice(Math.max(0, only.span[0] - 24), only.span[0]))) return null;
  // A date in somebody's words does not date what is told around them.
  const anchor = event.trigger[0] ?? event.sentence;
  const isOfOthersWords = attributions.some(({ content }) =>
    content.some((part) => contains(part, only.span) && !contains(part, anchor)),
  );
  const isAhead = published !== null && only.value.from.slice(0, 10) > published.to.slice(0, 10);
  if (isOfOthersWords || (isAhead && !event.flags.has('future'))) return null;
  // “the 2015 deal”: a year by itself names a thing.
  return ['day', 'week', 'hour', 'minute', 'month'].includes(only.value.granularity) ? only.value : null;
}
