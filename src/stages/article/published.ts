import type { Block, DateValue } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { datelineOf, OCCASION, occasionDay, shortDatelineOf } from './dateline.ts';
import type { HeaderLine, Stamp } from './header.ts';
import { linesOf, shiftSpan } from './lines.ts';
import { dateValue, isoMoment, writtenDay } from './moment.ts';
import { settledDay } from './numeric-day.ts';

/** A date that the head of a text has, and what it is there for. */
interface Candidate {
  readonly value: DateValue;
  readonly label: Stamp['label'];
}

/**
 * When a plain text was published, by its first blocks and the header lines among them: the day of a line that says
 * "published"; else that of the first header line or dateline, if it is not one of the story's own; else the day of
 * an update, of the occasion in the headline, the only one above the text, of a dateline without year whose year another line has, or below the text.
 */
export function publishedOf(
  text: string,
  head: readonly Block[],
  headers: readonly (HeaderLine | null)[],
  outlet: string | null,
  tail: readonly Block[] = [],
): DateValue | null {
  const candidates = head.flatMap((block, index) => candidatesOf(text, block, headers[index] ?? null, outlet));
  const bare = candidates.find(({ label, value }) => label === null && !isOfTheStory(value, text));
  const best =
    candidates.find(({ label }) => label === 'published') ??
    bare ??
    candidates.find(({ label }) => label === 'updated');
  if (best) return best.value;
  const headline = head.find(({ kind }) => kind === 'headline')?.span;
  const occasion = headline ? occasionDay(text.slice(...headline), headline[0]) : null;
  return occasion ?? soleDay(text, head) ?? copyrightDay(text, head) ?? signedDay(text, tail);
}

/** A line above the body of a text is no longer than this. */
const LONGEST_LINE = 200;
/** What stands before a date of the document itself: “No: 112, 14 June 2024”, “28 Esfand 1402 (18 March 2024)”. */
const OWN_DAY = /(?:^(?:no|nr|number)\b[^,]{1,20},|^(?:letter|note verbale) dated|\) [–—-]{1,2})\s$|\d{4} \($/iu;
const SENTENCE = /[.!?]["”’]?$/u;

/** Also “Communiqué of the meeting held on 3 May 2022”. */
const isOwnDay = (before: string): boolean =>
  OWN_DAY.test(before) || (before.endsWith(' held on ') && OCCASION.test(before));

/** The only full date in the lines above the body, where it is the document's own: concluded, as it may be of an occasion. */
function soleDay(text: string, head: readonly Block[]): DateValue | null {
  const lines = head.map(({ span }) => ({ line: text.slice(...span), at: span[0] }));
  const body = lines.findIndex(({ line }) => line.length > LONGEST_LINE || SENTENCE.test(line));
  const days = lines.slice(0, body < 0 ? lines.length : body).flatMap(({ line, at }) => {
    const day = writtenDay(line);
    return day ? [{ ...day, at, isOwn: isOwnDay(line.slice(0, day.span[0])) }] : [];
  });
  const [only, ...others] = days;
  if (!only?.isOwn || others.some(({ moment }) => moment.from !== only.moment.from)) return null;
  return { ...dateValue(only.moment, 'only date above the text', shiftSpan(only.span, only.at)), basis: 'implied' };
}

/** “Done at Bishkek, this 18 March 2024”. */
const DONE_AT = /^(?:done|issued|signed|adopted|given) (?:at|in) /iu;

/** The day of a place and a date alone below a text, where letters, decisions and communiqués have it. */
function signedDay(text: string, tail: readonly Block[]): DateValue | null {
  for (const { span } of tail) {
    const line = text.slice(...span);
    const alone = line.replace(DONE_AT, '').replace(/\bthis (?=\d)/u, '');
    const day = datelineOf(alone)?.alone ? writtenDay(line) : null;
    if (day) return { ...dateValue(day.moment, 'date below the text', shiftSpan(day.span, span[0])), basis: 'implied' };
  }
  return null;
}

const COPYRIGHT = /^(?:copyright\b\s*)?(?:©|\(c\)|copyright)\s*(?:\d{4}\s?[–-]\s?)?((?:19|20)\d{2})\b/i;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * The day of a dateline without year ("NONG KHAI, Oct. 14 (Agency) — …"), with the year of the copyright line below:
 * concluded, and only where the weekday that the first paragraph names is that day or the day before.
 */
function copyrightDay(text: string, head: readonly Block[]): DateValue | null {
  const lead = head.find(
    ({ kind, span }) => kind === 'paragraph' && shortDatelineOf(text.slice(...span)) !== null,
  )?.span;
  const year = linesOf(text)
    .flatMap((line) => COPYRIGHT.exec(text.slice(...line))?.[1] ?? [])
    .at(-1);
  if (!lead || year === undefined) return null;
  const words = text.slice(...lead);
  const moment = isoMoment(`${year}-${shortDatelineOf(words)}`);
  const named = WEEKDAYS.indexOf(/\bon ((?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\b/.exec(words)?.[1] ?? '');
  if (moment === null || named < 0) return null;
  const late = (new Date(`${moment.from}T00:00Z`).getUTCDay() - named + 7) % 7;
  return late > 1 ? null : { ...dateValue(moment, 'dateline and copyright line'), basis: 'implied' };
}

function candidatesOf(
  text: string,
  { kind, span }: Block,
  header: HeaderLine | null,
  outlet: string | null,
): Candidate[] {
  const line = text.slice(...span);
  if (header) return header.stamps.flatMap((stamp) => stamped(text, span[0], header, stamp, outlet));
  if (kind !== 'dateline' && kind !== 'paragraph') return [];
  const dateline = datelineOf(line, span[0]);
  if (dateline?.published) return [{ label: null, value: dateline.published }];
  const sentOut = SENT_OUT.exec(line)?.[0];
  const day = kind === 'dateline' || sentOut !== undefined ? writtenDay(sentOut ?? line) : null;
  if (!day) return [];
  const value = dateValue(day.moment, 'dateline', shiftSpan(day.span, span[0]));
  return [{ label: sentOut === undefined ? null : 'published', value }];
}

/** “Released on 9 February 2024. This transcript has been lightly edited.” */
const SENT_OUT =
  /^(?:this \p{L}+ was )?(?:first |originally )?(?:published|posted|released|broadcast|aired) on [^.]{5,40}\./iu;

const REASONS = { byline: 'byline', dateline: 'dateline', boilerplate: 'header line' } as const;

function stamped(text: string, at: number, { kind }: HeaderLine, stamp: Stamp, outlet: string | null): Candidate[] {
  const { label, days } = stamp;
  const span: Span = shiftSpan(stamp.span, at);
  const day = settledDay(text.slice(...span), days, text, outlet) ?? days.find((open) => isDatelined(text, open));
  const moment = day === undefined ? null : isoMoment(day);
  if (moment === null) return [];
  const why = label === null ? REASONS[kind] : `line “${label}”`;
  const value = dateValue(moment, why, span);
  // A text that tells when it was changed was out before.
  return [{ label, value: label === 'updated' ? { ...value, basis: 'implied' } : value }];
}

/** Whether a paragraph begins with a dateline of this day without its year. */
const isDatelined = (text: string, day: string): boolean =>
  linesOf(text)
    .slice(0, LINES)
    .some((line) => shortDatelineOf(text.slice(...line)) === day.slice(5));

const LINES = 12;

/** So many years after a report nobody has a full date in it that he could know. */
const FORESEEN = 3;

/** Whether a date without label at the head of a text is long past in it: the text has full dates of later years. */
function isOfTheStory({ from }: DateValue, text: string): boolean {
  const year = Number(from.slice(0, 4));
  return [...text.matchAll(YEAR_OF_DAY)].some(([, later]) => Number(later) > year + FORESEEN);
}

const YEAR_OF_DAY =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},)? ((?:1[6-9]|20)\d{2})\b/g;
