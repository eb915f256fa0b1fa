import type { Attribution, DateMention, DateValue, RolesAssigned } from '../../document/index.ts';
import {
  within,
  around,
  contains,
  lastAtOrBefore,
  nearby,
  overlaps,
  remembered,
  type Span,
  wordSet,
} from '../../text/index.ts';
import { cueActAt, isSubjectDate, opensSentence } from '../../lexicon/index.ts';
import { isAbout, isOfAnother, isOfOccasion, isReportDay, likelyDate, reportDay } from './dateChoice.ts';
import type { DecodedEvent } from './decode.ts';
import { tripOf } from './trip.ts';

/**
 * When an event happened, from the first of these that applies: its own date expression; that of the sentence before, of
 * which it is told “at the time”, if that is long ago; for what a statement does, the
 * day it was made, unless the text itself announces it; the only date in its sentence, or the nearest in its clause, if
 * it belongs to nothing else; the trip on which it is planned; the day of the report for what is done as it appears; the
 * one that the document makes likeliest, as implied. Null if none is likely.
 */
export function dateOf(
  event: DecodedEvent,
  others: readonly DecodedEvent[],
  clause: Span,
  said: DateValue | null,
  document: RolesAssigned,
  weights: Readonly<Record<string, number>>,
): DateValue | null {
  const own = ownDate(event, document);
  if (own !== undefined) return own;
  const then = thenIn(event, document);
  if (then) return then;
  const { flags } = event;
  // What somebody says will happen is promised on that day; what the text itself says will happen is planned.
  const anchor = event.trigger[0] ?? event.sentence;
  const isPlan = flags.has('future') && !isSaid(document, anchor);
  const isReported = said !== null && isReportDay(said);
  if (said && !(isReported && (flags.has('historical') || isPlan))) return said;
  const near = dateNear(event, others, clause, document);
  const isAhead = (document.published?.to ?? '') < (near?.from ?? '');
  if (near && (isAhead || !isReported || flags.has('historical'))) return near;
  const trip = isPlan ? tripOf(event, document) : null;
  if (trip) return trip;
  if (isDoneNow(event, document.text) && !isSaid(document, anchor)) return reportDay(document);
  return likelyDate(event, document, weights);
}

/** The date of the event's own expression; null if it cannot be placed on the calendar, undefined if there is none. */
function ownDate(event: DecodedEvent, document: RolesAssigned): DateValue | null | undefined {
  const { dates, flags } = event;
  const { text, published } = document;
  // “ordered two diplomats to leave on Thursday”: a day that is still ahead is not that of a deed that is done.
  const isOfDeed = (value: DateValue): boolean =>
    (flags.has('future') || published === null || value.from.slice(0, 10) <= published.to.slice(0, 10)) &&
    !isOverBefore(event, value, document);
  // What is said now is not of the time of which it speaks.
  const isNow = isPerformedNow(event, text);
  const isSpokenOf = (span: Span): boolean =>
    isNow && isOfOthersWords(document, span, event.trigger[0] ?? event.sentence);
  const ofEvent = dates
    .filter(
      (span) =>
        !isSubjectDate(text, span) &&
        !isOfOccasion(event, text, span) &&
        !isOfAnother(event, text, span) &&
        !isSpokenOf(span),
    )
    .map((span) => ({ span, value: valueAt(document, span) ?? valueAt(document, withNext(text, span)) }))
    .filter(({ value }) => value === null || isOfDeed(value));
  const placed = ofEvent.find(({ value }) => value !== null);
  if (placed?.value && isComparedWith(event, text, placed.span)) return null;
  if (placed?.value) return isGoingOn(event, text, placed.span) ? untilReport(placed.value, document) : placed.value;
  // An expression that cannot be placed is still the event's date: no other one replaces it.
  return ofEvent.some(({ span }) => !isDuration(text, span)) ? null : undefined;
}

/** “[overnight] into Sunday”: up to where the day begins that places the time. */
function withNext(text: string, [start, end]: Span): Span {
  const between = /^ (?:(?:into|to|on|of|through) )?(?=\S)/u.exec(text.slice(end, end + 10))?.[0];
  return [start, between === undefined ? end : end + between.length + 1];
}

const valueAt = ({ dates }: RolesAssigned, span: Span): DateValue | null =>
  datesAround(dates)(span).find(isPlacedAt(span))?.value ?? null;

/** “In 2015 they signed. At the time, Norway objected.” */
function thenIn({ sentence }: DecodedEvent, document: RolesAssigned): DateValue | null {
  const { text, sentences, dates } = document;
  if (!AT_THE_TIME.test(text.slice(...sentence))) return null;
  const before = sentences[lastAtOrBefore(sentences, sentence[0]) - 1];
  const last = before && within(dates, before).findLast(({ value }) => value !== null && isLongAgo(value, document));
  return last?.value ? { ...last.value, basis: 'implied', why: `the sentence before: ${last.value.why}` } : null;
}

const AT_THE_TIME = /^["“]?At (?:the|that) time,/u;

/** “has had troops there since 1991”: from then on; but “since the 1991 war”, “since 1991, when war broke out” tell when that was. */
const isGoingOn = ({ trigger: [first] }: DecodedEvent, text: string, date: Span): boolean =>
  (/\bsince\s$/iu.test(text.slice(Math.max(0, date[0] - 6), date[0])) || /^since\s/iu.test(text.slice(...date))) &&
  !(first && first[0] >= date[0] && /^(?: |$|,? when\b)/u.test(text.slice(date[1], Math.max(date[1], first[0]))));

/** “stood by Ukraine since Russia invaded it in 2022”: a time of what was before. */
const isSinceThen = ({ trigger }: DecodedEvent, text: string, date: Span): boolean =>
  trigger.every(([, end]) => end < date[0] && /\ssince\s/u.test(text.slice(end, date[0])));

/** “The first visit since 1985”, “the deadliest attack since March”: then was another one, and when this was nobody says. */
const isComparedWith = (event: DecodedEvent, text: string, date: Span): boolean =>
  isGoingOn(event, text, date) &&
  (text.slice(event.sentence[0], date[0]).split(CLAUSE_END).at(-1) ?? '')
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .some((word) => FIRST_OR_MOST.has(word));
const CLAUSE_END = /[,;:.]\s/u;
const FIRST_OR_MOST = wordSet(`
  first most fewest best worst largest biggest greatest highest lowest deadliest bloodiest heaviest
  strongest sharpest steepest longest closest harshest toughest unprecedented
`);

/** The time from a date up to the report, as far as anybody knows how long that is. */
const untilReport = ({ from, why, span }: DateValue, { published }: RolesAssigned): DateValue | null =>
  published && {
    from: from.slice(0, 10),
    to: published.to.slice(0, 10),
    granularity: 'range',
    basis: 'implied',
    span,
    why: `since then: ${why}`,
  };

/** “We condemn the attack of last week”, “Peru congratulates Chile on a vote in May”: an act of saying in the present. */
function isPerformedNow({ trigger: [first], flags }: DecodedEvent, text: string): boolean {
  const words = first
    ? text
        .slice(...first)
        .toLowerCase()
        .split(/\s+/u)
    : [];
  return !flags.has('future') && words.some((word, at) => cueActAt(words, at)?.row.verb === word.replace(/s$/u, ''));
}

/** “is also designating”, up to the verb; and how far before a trigger the auxiliary may stand. */
const NOW = /(?:\b(?:is|are|am)|['’](?:s|re|m))\s(?:(?:also|further|now|today|hereby|\p{Ll}+ly)\s){0,2}\p{Ll}+ing$/u;
const AUXILIARY = 30;
const VERB = /^(?:\S+\s){0,3}?\p{Ll}+ing\b/u;

/** Whether a deed is told in the present progressive. */
function isDoneNow({ trigger: [first], sentence }: DecodedEvent, text: string): boolean {
  const verb = first && VERB.exec(text.slice(...first));
  if (!first || !verb) return false;
  return NOW.test(text.slice(Math.max(sentence[0], first[0] - AUXILIARY), first[0] + verb[0].length));
}

/** “is providing $20 million, … since 2002”: a time that was over when the report came out is not that of what is done now. */
const isOverBefore = (event: DecodedEvent, { to }: DateValue, { text, published }: RolesAssigned): boolean =>
  published !== null && to.slice(0, 10) < published.from.slice(0, 10) && isDoneNow(event, text);

const isPlacedAt =
  (place: Span) =>
  ({ span, value }: DateMention): boolean =>
    value !== null && overlaps(span, place);

const datesAround = remembered((dates: readonly DateMention[]) => around(dates, ({ span }) => [span]));
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

/** Events from last month are not this report's news. */
const RECENT = 7 * 86_400_000;

const isDuration = (text: string, span: Span): boolean => /^(?:for|throughout|during)\s/iu.test(text.slice(...span));

/** Whether words stand in what somebody said, and the event, by its place, does not. */
const isOfOthersWords = ({ attributions }: RolesAssigned, span: Span, anchor: Span): boolean =>
  contentsNear(attributions)(span).some((part) => contains(part, span) && !contains(part, anchor));

/** Whether a time was well over when the report came out. */
const isLongAgo = ({ to }: DateValue, { published }: RolesAssigned): boolean =>
  published !== null && Date.parse(published.from.slice(0, 10)) - Date.parse(to.slice(0, 10)) > RECENT;

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

/** Some days that are given by the first and the last: “from March 23-25”. */
const isShort = ({ from, to, granularity }: DateValue): boolean =>
  granularity === 'range' && Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10)) < SHORT;
const SHORT = 31 * 86_400_000;

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
  if (!value || isTaken || isAbout(text, span) || isSubjectDate(text, span) || isOfOccasion(event, text, span))
    return false;
  if (isOfAnother(event, text, span) || isSinceThen(event, text, span)) return false;
  if (isOverBefore(event, value, document)) return false;
  const anchor = event.trigger[0] ?? event.sentence;
  if (isOfOthersWords(document, span, anchor)) return false;
  const isAhead = published !== null && value.from.slice(0, 10) > published.to.slice(0, 10);
  if (isAhead && !event.flags.has('future')) return false;
  const isHistory = event.flags.has('historical');
  if (!isHistory && (FINE.has(value.granularity) || isShort(value))) return true;
  // “elected in 2015, he …”: a year belongs to the words beside it.
  const isOver = published !== null && value.to.slice(0, 10) < published.from.slice(0, 10);
  return isOver && isTime(text, span) && isBeside(event, span, text) && (!isHistory || isLongAgo(value, document));
}
