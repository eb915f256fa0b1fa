import type { Article, Attributed, DateMention, DateValue } from '../../document/index.ts';
import { contains, type Span } from '../../text/index.ts';
import type { Anchor } from './candidate.ts';
import { type Day, dayOfIso, isoDay, weekdayOf } from './days.ts';
import { WEEKDAYS } from './resolve.ts';

/** The most days a report may be published after its dateline. */
const LATE = 3;
/** And before it: in the east a day has begun that the clock of a publication in UTC has not reached. */
const EARLY = 1;

/**
 * The day that a report's relative dates count from: that of its dateline, otherwise that of its publication. Null if
 * neither is known.
 */
export function reportAnchor({ published }: Article, dateline: DateValue | null): Anchor | null {
  const day = published ? wholeDay(published) : null;
  const written = dateline ? wholeDay(dateline) : null;
  if (written !== null && day !== null && written !== day && written - day <= EARLY && day - written <= LATE)
    return { day: written, name: `the dateline’s ${described(written)}` };
  return day === null ? null : { day, name: `the day of publication, ${described(day)}` };
}

/** A document as its readers date it: one with a dateline of the day after its publication came out on that day. */
export function asOfDateline<Document extends Attributed>(document: Document, dates: readonly DateMention[]): Document {
  const { text, blocks, published } = document;
  const dateline = dates.find(({ span, value }) => {
    const block = value && blocks.find((one) => contains(one.span, span));
    return block && (block.kind === 'dateline' || isDateline(text, block.span[0], span));
  })?.value;
  const [day, written] = [published && wholeDay(published), dateline && wholeDay(dateline)];
  if (!published || !dateline || typeof day !== 'number' || typeof written !== 'number') return document;
  if (written <= day || written - day > EARLY) return document;
  const { from, to, granularity, why } = dateline;
  return { ...document, published: { ...published, from, to, granularity, why } };
}

/** The day that relative dates in somebody's words count from; the last day if only a longer period is known. */
export function speechAnchor(said: DateValue | null): Anchor | null {
  const day = said && dayOfIso(said.to);
  return day === null ? null : { day, name: `the day on which it was said, ${described(day)}` };
}

/** The day that contains the whole value; null if it is longer. */
export function wholeDay({ from, to }: DateValue): Day | null {
  const day = dayOfIso(from);
  return day !== null && day === dayOfIso(to) ? day : null;
}

const described = (day: Day): string => `${isoDay(day) ?? '?'}, a ${WEEKDAYS[weekdayOf(day)] ?? '?'}`;

/** The place before the date of a dateline that opens a paragraph: “LOME, 7 September (Agency) -”. */
const PLACE = /^\p{Lu}[\p{Lu} .'’/-]{2,40}(?:, ?\p{L}[\p{L}. ]{1,30}?)?[,.]? $/u;
/** The same in mixed case, “Porto-Novo, 7 September:”, which must be confirmed by what follows the date. */
const NAMED =
  /^\p{Lu}[\p{L}\p{M}'’.-]*(?:,? (?:\p{Lu}|d|el|al|of|the)[\p{L}\p{M}'’.-]*){0,6}[,.]? ?(?:\([^()\n]{2,40}\)[,.]? )?$/u;
const STOP = /^(?:,? \d{4})? ?(?:\([^()\n]{2,40}\) ?)?(?:[:|]|[–—-] )/u;

/** Whether a date is that of the dateline with which the paragraph or sentence at `from` begins: not “NATO on Monday said”. */
export function isDateline(text: string, from: number, [start, end]: Span): boolean {
  const before = text.slice(from, start);
  if (before.length > LONGEST || /^on\s/iu.test(text.slice(start, end))) return false;
  return PLACE.test(before) || (NAMED.test(before) && STOP.test(text.slice(end, end + AFTER)));
}

/** The most characters for a place, a state and an agency. */
const LONGEST = 80;
/** How many characters behind the date may tell that it ends a dateline. */
const AFTER = 60;
