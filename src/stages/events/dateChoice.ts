import { type DateMention, type DateValue, publication, type RolesAssigned } from '../../document/index.ts';
import { isAttributiveDate, isDateOfOccasion, isSubjectDate, opensSentence } from '../../lexicon/index.ts';
import { logistic } from '../../model/index.ts';
import { firstFrom, holding, lastAtOrBefore, overlaps, remembered, type Span } from '../../text/index.ts';
import { type DecodedEvent, startOf } from './decode.ts';
import { isVerbal } from './party.ts';

/** The probability from which the likeliest date of the document is an event's. */
const LIKELY = 0.1;
/** The same without a day of publication, which would be the likeliest of most events. */
const LIKELY_UNDATED = 0.2;

const REPORT_DAY = 'told as news without a date: the day of the report';

/** The day of the report, for what it tells as news. */
export const reportDay = (document: Pick<RolesAssigned, 'published'>): DateValue | null =>
  publication(document, REPORT_DAY);

/** How the dates stage begins its reason if a statement has only the date of the report (dates/conclude.ts). */
const SAID_WHEN_REPORTED = 'no other date is given';

/** Whether a date is only that of the report: any other is more informative. */
export const isReportDay = ({ why }: DateValue): boolean => why === REPORT_DAY || why.startsWith(SAID_WHEN_REPORTED);

const OF_DOCUMENT = 'date by the document';

/** Whether a date is only the likeliest of those that the document gives. */
export const isOfDocument = ({ why }: DateValue): boolean => why.startsWith(OF_DOCUMENT);

/** What speaks for a date's being that of an event. Yes and no are 1 and 0. */
export interface DateSignals {
  /** It is the day of publication; of a verbal act, in a public body's own text, of an event that is history, in a sentence with a date. */
  readonly published: number;
  readonly publishedVerbal: number;
  readonly publishedOfficial: number;
  readonly publishedHistorical: number;
  readonly publishedDated: number;
  /** How many statements of the document were made then: log(1 + n). */
  readonly statements: number;
  /** It is given in the event's sentence; how far from the trigger: log(1 + characters / 10), 0 where it is not. */
  readonly inSentence: number;
  readonly distance: number;
  /** Sentences back to where it was given last: log(1 + n). It is not given in this sentence or before it. */
  readonly back: number;
  readonly notBefore: number;
  /** It is given before, in the same paragraph; there it opens its sentence: “In 1998, …. In return, …”. */
  readonly inParagraph: number;
  readonly opensBefore: number;
  /** Where it is given nearest, it is a bound or a subject: “since May”, “Today marks”. */
  readonly bound: number;
  /** It lies ahead of publication; so does the event. */
  readonly ahead: number;
  readonly aheadPlanned: number;
  /** It is a single day. */
  readonly day: number;
  /** The event is told in the first sentence. */
  readonly first: number;
}

export interface DateCandidate {
  readonly value: DateValue;
  readonly signals: DateSignals;
}

/**
 * The date that a document makes likeliest for an event whose sentence does not tell it: one that it gives somewhere, or
 * that of the report. Chosen by a logistic model fitted on real texts (bench/quality/calibrateDates.ts), as implied.
 */
export function likelyDate(
  event: DecodedEvent,
  document: RolesAssigned,
  weights: Readonly<Record<string, number>>,
): DateValue | null {
  let [best, most]: [DateValue | null, number] = [null, document.published ? LIKELY : LIKELY_UNDATED];
  for (const { value, signals } of datesFor(event, document)) {
    const probability = logistic({ ...signals }, weights);
    if (probability >= most) [best, most] = [value, probability];
  }
  if (!best || isReportDay(best)) return best;
  return { ...best, basis: 'implied', why: `${OF_DOCUMENT}, ${Math.round(100 * most)}%: ${best.why}` };
}

/** Every date that a document gives, and that of its publication, each once; `only`: those of this key (keyOf). */
export function datesFor(event: DecodedEvent, document: RolesAssigned, only?: string): DateCandidate[] {
  const { text, blocks, sentences, published, said, publisher } = document;
  const at = startOf(event);
  const own = lastAtOrBefore(sentences, at);
  const today = published?.to.slice(0, 10) ?? null;
  const isPublished = ({ from, to }: DateValue): boolean =>
    published !== null && from.slice(0, 10) === published.from.slice(0, 10) && to.slice(0, 10) === today;
  const given = datesOf(document).filter(
    ({ spans, isAttributive }) =>
      !(isAttributive && isVerbal(event.type) && spans.every((span) => isOfOccasion(event, text, span))),
  );
  const paragraph = holding(blocks, [at, at])?.span[0] ?? 0;
  const isDated = given.some((date) => date.sentences.includes(own));
  const spoken = spokenOf(said);
  const report = reportDay(document);
  const isMissing = report && !given.some(({ value }) => isPublished(value));
  const candidates = [
    ...given,
    ...(isMissing ? [{ key: keyOf(report), value: report, spans: [], sentences: [], isAttributive: false }] : []),
  ];
  const asked = only === undefined ? candidates : candidates.filter(({ key }) => key === only);
  return asked.map(({ key, value, spans, sentences: indexes }): DateCandidate => {
    const next = firstFrom(spans, at);
    const places = [next - 1, next].flatMap((index) => {
      const [span, sentence] = [spans[index], indexes[index]];
      return span && sentence !== undefined ? [{ span, sentence, away: Math.abs(span[0] - at) }] : [];
    });
    const [nearest] = places.toSorted((a, b) => a.away - b.away);
    const beside = nearest?.sentence === own ? nearest : places.find(({ sentence }) => sentence === own);
    const last = beside ?? places.find(({ sentence }) => sentence < own);
    const isBefore = last !== undefined && last.sentence < own && last.span[0] >= paragraph;
    const is = (isTrue: boolean): number => Number(isTrue);
    const isReport = isPublished(value);
    const isAhead = today !== null && value.from.slice(0, 10) > today;
    return {
      value: isReport && report ? report : { ...value, ...(nearest ? { span: nearest.span } : {}) },
      signals: {
        published: is(isReport),
        publishedVerbal: is(isReport && isVerbal(event.type)),
        publishedOfficial: is(isReport && publisher !== null),
        publishedHistorical: is(isReport && event.flags.has('historical')),
        publishedDated: is(isReport && isDated),
        statements: Math.log1p(spoken.get(key) ?? 0),
        inSentence: is(beside !== undefined),
        distance: beside ? Math.log1p(beside.away / 10) : 0,
        back: last ? Math.log1p(own - last.sentence) : 0,
        notBefore: is(last === undefined),
        inParagraph: is(isBefore),
        opensBefore: is(isBefore && opensSentence(text, sentences[last.sentence] ?? last.span, last.span)),
        bound: is(nearest !== undefined && isBound(text, nearest.span)),
        ahead: is(isAhead),
        aheadPlanned: is(isAhead && event.flags.has('future')),
        day: is(value.from.slice(0, 10) === value.to.slice(0, 10)),
        first: is(own <= 0),
      },
    };
  });
}

interface GivenDate {
  readonly key: string;
  readonly value: DateValue;
  /** Where it is given, in text order, and the index of the sentence of each. */
  readonly spans: readonly Span[];
  readonly sentences: readonly number[];
  /** It only says everywhere which occasion is meant. */
  readonly isAttributive: boolean;
}

/** Two dates with one key are the same days. */
export const keyOf = ({ from, to }: DateValue): string => `${from.slice(0, 10)} ${to.slice(0, 10)}`;

const datesOf = remembered(({ text, dates, sentences }: RolesAssigned): readonly GivenDate[] => {
  const resolved = dates.filter((mention): mention is DateMention & { value: DateValue } => mention.value !== null);
  return [...Map.groupBy(resolved, ({ value }) => keyOf(value))].flatMap(([key, mentions]) => {
    const spans = mentions.map(({ span }) => span).toSorted((a, b) => a[0] - b[0]);
    const [first] = mentions;
    if (!first) return [];
    const isAttributive = spans.every((span) => isAttributiveDate(text, span));
    const indexes = spans.map(([start]) => lastAtOrBefore(sentences, start));
    return [{ key, value: first.value, spans, sentences: indexes, isAttributive }];
  });
});

/** How many statements were made at each time. */
const spokenOf = remembered((said: readonly (DateValue | null)[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const value of said) if (value) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
  return counts;
});

/** Before a date that is not the time of the event: “four times since Christmas”, “by 12 November”. */
const ABOUT = /\b(?:since|until|till|by|before|after|from|to|for|about|over|ahead of|no later than)\s(?:the\s)?$/iu;

export const isAbout = (text: string, [start]: Span): boolean => ABOUT.test(text.slice(Math.max(0, start - 24), start));

const isBound = (text: string, span: Span): boolean => isAbout(text, span) || isSubjectDate(text, span);

/** “concern about arrests before the elections in May”, “since its launch in 1986”: the time of what is not the event. */
export const isOfAnother = ({ trigger }: DecodedEvent, text: string, date: Span): boolean =>
  isDateOfOccasion(text, date) &&
  trigger.every(([, end]) => end <= date[0] - LEAST_BETWEEN) &&
  trigger.some(([, end]) => !NAMES_IT.test(text.slice(end, date[0])));
/** “[held ]free elections in May”: what was held then is the event. */
const NAMES_IT =
  /^(?:\s(?!(?:about|against|ahead|at|before|by|during|for|from|in|of|on|over|since|to|with)\b)\p{L}+){0,4}\s$/u;
/** An occasion of one word with its preposition. */
const LEAST_BETWEEN = 6;

/** “discussed the May 7 summit”: the day of what it says more about, unless that is the event: “the May 7 [attack]”. */
export const isOfOccasion = ({ trigger }: DecodedEvent, text: string, date: Span): boolean =>
  isAttributiveDate(text, date) &&
  !trigger.some(
    (part) => overlaps(part, date) || /^ (?:[^\s,;:]+ ){0,3}[^\s,;:]*$/u.test(text.slice(date[1], part[0])),
  );
