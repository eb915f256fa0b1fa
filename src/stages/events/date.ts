import type { Attribution, Block, DateMention, DateValue, RolesAssigned } from '../../document/index.ts';
import { within, around, contains, holding, nearby, overlaps, remembered, type Span } from '../../text/index.ts';
import { type DecodedEvent, startOf } from './decode.ts';
import { isVerbal } from './party.ts';
import type { Scene } from './scene.ts';

const REPORT_DAY = 'told as news without a date: the day of the report';

/** How the dates stage begins its reason if a statement has only the date of the report (dates/conclude.ts). */
const SAID_WHEN_REPORTED = 'no other date is given';

/** Whether a date is only that of the report: any other is more informative. */
export const isReportDay = ({ why }: DateValue): boolean => why === REPORT_DAY || why.startsWith(SAID_WHEN_REPORTED);

/** Past-tense verb forms in the clause of a trigger. */
const PAST =
  /\b(?:was|were|had|has|have|did|\p{L}{3,30}ed|met|said|told|held|took|made|shot|hit|struck|sent|gave|left|won|lost|fell|broke|fought|went|came|began|sought|cut|put|let|set|paid|built|led|drove|threw|tore|fled|spoke|withdrew|froze|swore|drew|shook)\b/iu;
const AHEAD = /\b(?:will|would|shall|to be|plans? to|due to|set to|may|might|could|can|should|must)\b/iu;

/**
 * When an event happened, from the first of these that applies: its own date expression; for what a statement does, the
 * day it was made; the only date in its sentence, if it belongs to nothing else; for verbal acts and for news in the
 * past tense, the day that the paragraph or the lead reports on, otherwise that of the report, as implied. Null for an
 * event that lies ahead, did not happen or is history and has no date of its own, and if nothing is known.
 */
export function dateOf(
  event: DecodedEvent,
  others: readonly DecodedEvent[],
  clause: string,
  said: DateValue | null,
  { document }: Scene,
): DateValue | null {
  for (const span of event.dates) {
    const mention = datesAround(document.dates)(span).find((own) => overlaps(own.span, span) && own.value !== null);
    if (mention?.value) return mention.value;
  }
  // An expression that cannot be placed on the calendar is still the event's date: no other one replaces it.
  if (event.dates.length > 0 && !event.dates.every((span) => isDuration(document.text, span))) return null;
  if (said) return said;
  const near = onlyDate(event, others, document);
  if (near) return { ...near, basis: 'implied', why: `the only date of its sentence: ${near.why}` };
  const { flags } = event;
  if (flags.has('historical') || flags.has('hypothetical') || flags.has('negated') || !document.published) return null;
  // Agreeing to or threatening something in the future happens now.
  const isDeed = !isVerbal(event.type);
  if (isDeed && (flags.has('future') || AHEAD.test(clause) || !PAST.test(clause))) return null;
  const day = isDeed || !flags.has('future') ? dayToldBefore(event, document) : null;
  if (day) return day;
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

const datesAround = remembered((dates: readonly DateMention[]) => around(dates, ({ span }) => [span]));
const leadOf = remembered((blocks: readonly Block[]) => blocks.find(({ kind }) => kind === 'paragraph') ?? null);
/** The pieces of what is said near a place; whichever holds it is among them. */
const contentsNear = remembered((attributions: readonly Attribution[]) =>
  nearby(
    attributions.flatMap(({ content }) => content),
    (part) => [part],
  ),
);

/** Before a date that is not the time of the event: “four times since Christmas”, “by 12 November”. */
const ABOUT = /\b(?:since|until|till|by|before|after|from|to|for|about|over|ahead of|no later than)\s(?:the\s)?$/iu;

const isAbout = (text: string, [start]: Span): boolean => ABOUT.test(text.slice(Math.max(0, start - 24), start));

/** Events from last month are not this report's news. */
const RECENT = 7 * 86_400_000;

/** The date given by earlier sentences of the paragraph, or by the lead: the last one. */
function dayToldBefore(
  event: DecodedEvent,
  { text, blocks, dates, published, attributions }: RolesAssigned,
): DateValue | null {
  const at = startOf(event);
  const paragraph = holding(blocks, [at, at])?.span;
  const lead = leadOf(blocks)?.span;
  const report = Date.parse(published?.to.slice(0, 10) ?? '');
  for (const [place, where] of [
    [paragraph, 'paragraph'],
    [lead, 'lead'],
  ] as const) {
    const told = (place ? within(dates, place) : []).findLast(({ span, value }) => {
      if (!value || value.granularity !== 'day' || span[1] > event.sentence[0]) return false;
      const before = report - Date.parse(value.from.slice(0, 10));
      const isOthers = contentsNear(attributions)(span).some((part) => contains(part, span));
      return before >= 0 && before <= RECENT && !isOthers && !isAbout(text, span);
    })?.value;
    if (told) return { ...told, basis: 'implied', why: `told of the day of the ${where}: ${told.why}` };
  }
  return null;
}

const isDuration = (text: string, span: Span): boolean => /^(?:for|throughout|during)\s/iu.test(text.slice(...span));

function onlyDate(event: DecodedEvent, others: readonly DecodedEvent[], document: RolesAssigned): DateValue | null {
  const { text, dates, published, attributions } = document;
  const [only, ...more] = within(dates, event.sentence);
  if (!only?.value || more.length > 0) return null;
  const isTaken = others.some(
    ({ dates: own, sentence }) => sentence[0] === event.sentence[0] && own.some((span) => overlaps(span, only.span)),
  );
  if (isTaken || event.flags.has('historical')) return null;
  if (isAbout(text, only.span)) return null;
  // A date inside somebody's words does not date the text around them.
  const anchor = event.trigger[0] ?? event.sentence;
  const isOfOthersWords = contentsNear(attributions)(only.span).some(
    (part) => contains(part, only.span) && !contains(part, anchor),
  );
  const isAhead = published !== null && only.value.from.slice(0, 10) > published.to.slice(0, 10);
  if (isOfOthersWords || (isAhead && !event.flags.has('future'))) return null;
  // “the 2015 deal”: a year by itself names a thing.
  return ['day', 'week', 'hour', 'minute', 'month'].includes(only.value.granularity) ? only.value : null;
}
