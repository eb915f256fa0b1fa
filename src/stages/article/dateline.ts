import type { Article, DateValue } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { shiftSpan } from './lines.ts';
import { CASED_DAY_PATTERN, DAY_PATTERN, dateValue, inAnyCase, SHORT_DAY_PATTERN, writtenDay } from './moment.ts';

/** The place and date before a report's first words. */
export interface Dateline {
  /** The UTF-16 length of the dateline with the dash after it. */
  readonly length: number;
  /** Whether the line has nothing else. */
  readonly alone: boolean;
  readonly published: DateValue | null;
}

const PLACE = "\\p{Lu}[\\p{Lu}.'’ -]{2,40}(?:/\\p{Lu}[\\p{Lu}.'’ -]{2,30})?(?:, ?[\\p{L}.][\\p{L}. ]{1,30})??";
const SHORT_DAY = new RegExp(SHORT_DAY_PATTERN, 'u');
const AGENCY = '\\((?=[^)]*\\p{Lu})[^)]{2,40}\\)';
/** Behind a day, an agency may also stand without brackets: "GENEVA, May 4, Gulf Wire - ". */
const BARE_AGENCY = ', \\p{Lu}\\p{L}{1,20}(?: \\p{Lu}\\p{L}{1,20}){0,2}';
/** "GENEVA, 4 May 2022 (Agency) — ", "GENEVA (Agency) - ", "GENEVA, May 4 — ": place in capitals, then a dash. */
const INLINE = new RegExp(
  `^${PLACE}(?:[,.;]? (?:${SHORT_DAY_PATTERN})(?:${BARE_AGENCY})?)?(?:,? ?/?${AGENCY}/?)? *(?:--?|[–—―:]) *(?=\\S)`,
  'u',
);
/** One to six words with capitals, as the names of places are: "New York", "Rio de Janeiro", "Washington, D.C." */
const CAPITALISED = "\\p{Lu}[\\p{L}.'’-]*(?:[ /](?:\\p{Lu}[\\p{L}.'’-]*|of|de|del|do|la|le|al|the|and|upon)){0,5}";
/** "Geneva, 4 May 2022", "4 May 2022 (Agency)": a date and nothing else but a place, a time and an agency. */
const ALONE = new RegExp(
  `^(?:${CAPITALISED},? (?:${CAPITALISED},? )?)?(?:${inAnyCase('(?:mon|tues|wednes|thurs|fri|satur|sun)day')},? )?${CASED_DAY_PATTERN}(?:,? (?:at )?\\d{1,2}[.:]\\d{2}(?: ?[AaPp]\\.?[Mm]\\.?)?(?: \\p{Lu}{2,5})?)?(?:,? ?${AGENCY})? ?[–—-]?$`,
  'u',
);
/** "March 24, 2022 – Ottawa, Ontario – ": press offices of governments put the date before the place. */
const DATE_FIRST = new RegExp(
  `^${CASED_DAY_PATTERN} ?[–—-] ?${CAPITALISED}(?:, ${CAPITALISED}){0,2} ?(?:$|[–—-] ?(?=\\S))`,
  'u',
);
/** "Feb. 23, 2015 -- The port": a date alone before the first words. */
const DATE_ALONE = new RegExp(`^${CASED_DAY_PATTERN} *(?:--|[–—]) *(?=["“‘']?\\p{Lu})`, 'u');
/** "Muscat, 14 January 2020: The minister …": a place in small letters needs a full date, and a sentence behind. */
const WRITTEN_SMALL = new RegExp(
  `^${CAPITALISED},? (?:${CAPITALISED},? )?(?:${inAnyCase('(?:mon|tues|wednes|thurs|fri|satur|sun)day')},? )?${CASED_DAY_PATTERN}(?:,? ?${AGENCY})?(?: ?: +| ?[–—―] ?| --? )(?=["“‘']?\\p{Lu}.*[.!?…:]["”’')\\]]*$)`,
  'su',
);
/** What may follow it where the line has nothing else: whoever publishes it. */
const PUBLISHER = /^(?:(?:\p{Lu}[\p{L}.'’&-]*|of|for|and|the)(?:,? |$)){0,8}$/u;

/** The dateline at the beginning of a paragraph; null where there is none. Spans of dates are shifted by `at`. */
export function datelineOf(paragraph: string, at = 0): Dateline | null {
  const dateFirst = DATE_FIRST.exec(paragraph.slice(0, 160));
  const whole = dateFirst !== null && PUBLISHER.test(paragraph.slice(dateFirst[0].length));
  const alone = paragraph.length < 120 && (whole || ALONE.test(paragraph));
  const match = alone
    ? null
    : (dateFirst ??
      INLINE.exec(paragraph.slice(0, 160)) ??
      WRITTEN_SMALL.exec(paragraph) ??
      DATE_ALONE.exec(paragraph.slice(0, 160)));
  if (!alone && match === null) return null;
  const length = alone ? paragraph.length : (match?.[0].length ?? 0);
  const day = writtenDay(paragraph.slice(0, length));
  const published = day === null ? null : dateValue(day.moment, 'dateline', shiftSpan(day.span, at));
  return { length, alone, published };
}

/** A day or an agency: words in capitals before a dash or a colon may as well be a speaker's name. */
const TELLING = /[(\d]/u;

/** "THE HAGUE — ": so begins the first paragraph of a report, and no other. */
const PLACE_ALONE = /^\P{Ll}+ (?:--|[–—]) *$/u;

/** The datelines that open paragraphs: "LOME, 7 September 2023 (Atlantic Wire) - ". */
export function datelinesOf({ text, blocks }: Pick<Article, 'text' | 'blocks'>): Span[] {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph');
  const found = paragraphs.flatMap(({ span: [start, end] }): Span[] => {
    const length = datelineOf(text.slice(start, end))?.length ?? 0;
    return length > 0 ? [[start, start + length]] : [];
  });
  const isOpening = ([start, end]: Span): boolean =>
    found.length === 1 && start === paragraphs[0]?.span[0] && PLACE_ALONE.test(text.slice(start, end));
  return found.filter((span) => TELLING.test(text.slice(...span)) || isOpening(span));
}

/** Month and day ("10-14") of a dateline that has no year; null for any other paragraph. */
export function shortDatelineOf(paragraph: string): string | null {
  const match = INLINE.exec(paragraph.slice(0, 160));
  const day = match === null ? null : SHORT_DAY.exec(match[0])?.[0];
  // Any leap year will do: only month and day are asked for.
  return day == null ? null : (writtenDay(`${day}, 2000`)?.moment.from.slice(5) ?? null);
}

/** What a heading calls a document of an occasion, whose day is that of the document. */
export const OCCASION =
  /\b(?:press (?:conference|briefing|availability|encounter|gaggle)|briefing|statement|remarks|speech|address|interview|transcript|hearing|debate|press release|read-?out|declaration|communiqu[ée]|minutes|keynote|testimony|question time)(?!\p{L})/iu;
const ENDING_DAY = new RegExp(`(?:\\bon |[,:;(–—-] ?)(?:\\w{3,6}day,? )?(${DAY_PATTERN})\\)?\\.?$`, 'iu');

/**
 * The day at the end of a heading that names an occasion: "Remarks by the minister in Oslo, 4 May 2022". That the
 * document was published on the day of the occasion is concluded. Null for any other heading, which may tell of
 * something long past ("The treaty of 4 May 1945").
 */
export function occasionDay(heading: string, at = 0): DateValue | null {
  const found = OCCASION.test(heading) ? ENDING_DAY.exec(heading)?.[1] : undefined;
  if (found === undefined) return null;
  const start = heading.lastIndexOf(found);
  const day = writtenDay(heading.slice(start));
  if (day === null) return null;
  return {
    ...dateValue(day.moment, 'day of the occasion in the headline', shiftSpan(day.span, at + start)),
    basis: 'implied',
  };
}
