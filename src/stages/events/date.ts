import type { Attribution, Block, DateMention, DateValue, RolesAssigned } from '../../document/index.ts';
import {
  within,
  around,
  contains,
  holding,
  nearby,
  overlaps,
  remembered,
  type Span,
  spanAt,
} from '../../text/index.ts';
import { isSubjectDate, opensSentence } from '../../lexicon/index.ts';
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

/** “previously convicted”, “had been jailed”: before the news. */
const BEFOREHAND = /(?:\b(?:previously|formerly|earlier)|\bhad (?:\p{L}+ )?been)(?: \p{L}+ly)? $/iu;
const BEFOREHAND_INSIDE = /\b(?:previously|formerly|earlier) \p{L}|\bhad (?:\p{L}+ )?been\b/iu;
/** The perfect tells of what is so now. */
const HAS = /\b(?:has|have)\b/iu;

/**
 * When an event happened, from the first of these that applies: its own date expression; for what a statement does, the
 * day it was made, unless the text itself announces it; the only date in its sentence, or the nearest in its clause, if
 * it belongs to nothing else; for what is announced, the days of the journey that it is on; for verbal acts and for news in the past tense, the past year or month that opens the paragraph, the day that the paragraph or
 * the lead reports on, otherwise that of the report, as implied. Null for an event that lies ahead, did not happen, is
 * history or came before the news and has no date of its own, and if nothing is known.
 */
export function dateOf(
  event: DecodedEvent,
  others: readonly DecodedEvent[],
  clause: Span,
  said: DateValue | null,
  { document }: Scene,
): DateValue | null {
  for (const span of event.dates) {
    const mention = datesAround(document.dates)(span).find((own) => overlaps(own.span, span) && own.value !== null);
    if (mention?.value && !isSubjectDate(document.text, mention.span)) return mention.value;
  }
  // An expression that cannot be placed on the calendar is still the event's date: no other one replaces it.
  const isNoTime = (span: Span): boolean => isDuration(document.text, span) || isSubjectDate(document.text, span);
  if (event.dates.length > 0 && !event.dates.every(isNoTime)) return null;
  const { flags } = event;
  // What somebody says will happen is promised on that day; what the text itself says will happen is planned.
  const anchor = event.trigger[0] ?? event.sentence;
  const isPlan = flags.has('future') && !isSaid(document, anchor);
  const isReported = said !== null && isReportDay(said);
  if (said && !(isReported && (flags.has('historical') || isPlan))) return said;
  const near = dateNear(event, others, clause, document);
  const isAhead = (document.published?.to ?? '') < (near?.from ?? '');
  if (near && (isAhead || !isReported || flags.has('historical'))) return near;
  const planned = isPlan ? plannedBefore(event, document) : null;
  if (planned) return planned;
  if (said && !flags.has('historical')) return said;
  if (flags.has('historical') || flags.has('hypothetical') || flags.has('negated') || !document.published) return null;
  const words = document.text.slice(...clause);
  // Agreeing to or threatening something in the future happens now.
  const isDeed = !isVerbal(event.type);
  if (isDeed && (flags.has('future') || AHEAD.test(words) || !PAST.test(words))) return null;
  if (isBeforehand(event, document.text)) return null;
  const past = pastOf(event, document);
  const isPerfect = HAS.test(document.text.slice(event.sentence[0], startOf(event)));
  if (past && !isPerfect && PAST.test(words))
    return past.granularity === 'day' ? null : { ...past, basis: 'implied', why: `told of that time: ${past.why}` };
  const isNews = !past && !hasOldDate(event, document) && (isDeed || !flags.has('future'));
  const day = isNews ? dayToldBefore(event, document) : null;
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

/** Whether words stand in what somebody said. */
const isSaid = ({ attributions }: RolesAssigned, span: Span): boolean =>
  contentsNear(attributions)(span).some((part) => contains(part, span));

/** Before a date that is not the time of the event: “four times since Christmas”, “by 12 November”. */
const ABOUT = /\b(?:since|until|till|by|before|after|from|to|for|about|over|ahead of|no later than)\s(?:the\s)?$/iu;

const isAbout = (text: string, [start]: Span): boolean => ABOUT.test(text.slice(Math.max(0, start - 24), start));

/** Events from last month are not this report's news. */
const RECENT = 7 * 86_400_000;

/** The date given by earlier sentences of the paragraph, or by the lead: the last one. */
function dayToldBefore(event: DecodedEvent, document: RolesAssigned): DateValue | null {
  const { text, blocks, dates, published } = document;
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
      return before >= 0 && before <= RECENT && !isSaid(document, span) && !isAbout(text, span);
    })?.value;
    if (told) return { ...told, basis: 'implied', why: `told of the day of the ${where}: ${told.why}` };
  }
  return null;
}

/** Triggers of meetings and visits, as a journey that is announced has several of them. */
const ON_A_JOURNEY =
  /\b(?:meet|visit|travel|host|attend|participat|join|speak|spoke|discuss|consult|talk|deliver|stop)/iu;
/** “she will [urge] them”, “the Secretary will also [thank] him”. */
const WILL = /(?<!\p{L})(?:[Hh]e|[Ss]he|[Tt]hey|\p{Lu}\p{L}{1,30}) will (?:also |then )?$/u;
/** A journey that is announced is near. */
const AHEAD_AT_MOST = 90 * 86_400_000;

/**
 * The days of a journey that is announced, for the meetings on it: the last date that lies ahead in an earlier sentence with a
 * meeting or visit. “She will travel to Ankara from 4 to 6 March. There she will meet …”
 */
function plannedBefore(event: DecodedEvent, document: RolesAssigned): DateValue | null {
  const { text, dates, published, sentences } = document;
  const before = text.slice(event.sentence[0], startOf(event));
  const isOnIt = WILL.test(before) || event.trigger.some((span) => ON_A_JOURNEY.test(text.slice(...span)));
  if (!published || !isOnIt) return null;
  const today = published.to.slice(0, 10);
  const told = within(dates, [0, event.sentence[0]]).findLast(({ span, value }) => {
    if (!value || value.from.slice(0, 10) < today || value.granularity === 'month' || value.granularity === 'year')
      return false;
    const sentence = spanAt(sentences, span[0]);
    const words = sentence ? text.slice(...sentence) : '';
    const isNear = Date.parse(value.from.slice(0, 10)) - Date.parse(today) <= AHEAD_AT_MOST;
    return isNear && ON_A_JOURNEY.test(words) && AHEAD.test(words);
  })?.value;
  return told ? { ...told, basis: 'implied', why: `the days of the journey that is announced: ${told.why}` } : null;
}

const isDuration = (text: string, span: Span): boolean => /^(?:for|throughout|during)\s/iu.test(text.slice(...span));

/** Whether words stand in what somebody said, and the event, by its place, does not. */
const isOfOthersWords = ({ attributions }: RolesAssigned, span: Span, anchor: Span): boolean =>
  contentsNear(attributions)(span).some((part) => contains(part, span) && !contains(part, anchor));

/** Whether a time was well over when the report came out. */
const isLongAgo = ({ to }: DateValue, { published }: RolesAssigned): boolean =>
  published !== null && Date.parse(published.from.slice(0, 10)) - Date.parse(to.slice(0, 10)) > RECENT;

/** Whether the event is told as something that came before what is told. */
function isBeforehand({ trigger, sentence }: DecodedEvent, text: string): boolean {
  const [start, end] = trigger[0] ?? sentence;
  return (
    BEFOREHAND.test(text.slice(Math.max(sentence[0], start - 40), start)) ||
    BEFOREHAND_INSIDE.test(text.slice(start, end))
  );
}

/** Whether a date is of the text's own words around an event, and no bound or topic. */
const isTold = (event: DecodedEvent, span: Span, document: RolesAssigned): boolean =>
  !isAbout(document.text, span) && !isOfOthersWords(document, span, event.trigger[0] ?? event.sentence);

/**
 * The time long ago of which an event is told: the last date before it that opens a sentence of its paragraph (“In 2016,
 * …”), if that is well before the news.
 */
function pastOf(event: DecodedEvent, document: RolesAssigned): DateValue | null {
  const { text, blocks, dates, sentences } = document;
  const at = startOf(event);
  const start = holding(blocks, [at, at])?.span[0] ?? at;
  const opener = within(dates, [start, at]).findLast(({ span, value }) => {
    const sentence = value && spanAt(sentences, span[0]);
    return sentence !== null && opensSentence(text, sentence, span) && isTold(event, span, document);
  })?.value;
  return opener && isLongAgo(opener, document) ? opener : null;
}

/** Whether the sentence of an event has a time long ago. */
const hasOldDate = (event: DecodedEvent, document: RolesAssigned): boolean =>
  within(document.dates, event.sentence).some(
    ({ span, value }) =>
      value !== null && isTime(document.text, span) && isLongAgo(value, document) && isTold(event, span, document),
  );

/** A date written as a time: “in 2015”, not “the 2015 deal”. */
const isTime = (text: string, span: Span): boolean => /^(?:on|in|at) |\b(?:ago|since)$/iu.test(text.slice(...span));

/** Whether no other clause stands between a date and the event, or the date opens its sentence. */
function isBeside(event: DecodedEvent, date: Span, text: string): boolean {
  const anchor = event.trigger[0] ?? event.sentence;
  const gap = date[1] <= anchor[0] ? text.slice(date[1], anchor[0]) : text.slice(anchor[1], date[0]);
  return (
    !/[,;:()–—]|\b(?:since|that|which|who|whose|when|where|after|before|until|while|because)\b/u.test(gap) ||
    /\bsince$/u.test(text.slice(...date)) ||
    opensSentence(text, event.sentence, date)
  );
}

const FINE: ReadonlySet<string> = new Set(['day', 'week', 'hour', 'minute', 'month']);

/** The only date in the sentence of an event, or of several the nearest in its clause. */
function dateNear(
  event: DecodedEvent,
  others: readonly DecodedEvent[],
  clause: Span,
  document: RolesAssigned,
): DateValue | null {
  const { text, dates } = document;
  const inSentence = within(dates, event.sentence);
  const fitting = inSentence.filter((mention) => isDateOf(event, mention, others, document));
  const implied = (value: DateValue, which: string): DateValue => ({
    ...value,
    basis: 'implied',
    why: `the ${which}: ${value.why}`,
  });
  const only = inSentence.length === 1 ? fitting[0]?.value : null;
  if (only) return implied(only, 'only date of its sentence');
  const anchor = event.trigger[0] ?? event.sentence;
  const distanceOf = ({ span }: DateMention): number => Math.max(span[0] - anchor[1], anchor[0] - span[1]);
  const [nearest] = fitting
    .filter(({ span }) => contains(clause, span) && isBeside(event, span, text))
    .toSorted((a, b) => distanceOf(a) - distanceOf(b));
  return nearest?.value ? implied(nearest.value, 'nearest date of its clause') : null;
}

/** Whether a date of its sentence can be that of an event. */
function isDateOf(
  event: DecodedEvent,
  { span, value }: DateMention,
  others: readonly DecodedEvent[],
  document: RolesAssigned,
): boolean {
  const { text, published } = document;
  const isTaken = others.some(
    ({ dates: own, sentence, flags }) =>
      sentence[0] === event.sentence[0] &&
      own.some((other) => overlaps(other, span)) &&
      !(flags.has('future') && event.flags.has('future')),
  );
  if (!value || isTaken || isAbout(text, span) || isSubjectDate(text, span)) return false;
  const anchor = event.trigger[0] ?? event.sentence;
  if (isOfOthersWords(document, span, anchor)) return false;
  const isAhead = published !== null && value.from.slice(0, 10) > published.to.slice(0, 10);
  if (isAhead && !event.flags.has('future')) return false;
  const isHistory = event.flags.has('historical');
  if (!isHistory && FINE.has(value.granularity)) return true;
  // “elected in 2015, he …”: a year belongs to the words beside it.
  const isOver = published !== null && value.to.slice(0, 10) < published.from.slice(0, 10);
  return isOver && isTime(text, span) && isBeside(event, span, text) && (!isHistory || isLongAgo(value, document));
}
