import {
  type Attributed,
  type Attribution,
  type DateMention,
  type DateValue,
  outerParts,
} from '../../document/index.ts';
import { contains, type Span } from '../../text/index.ts';
import { endsDateline, wholeDay } from './anchors.ts';
import { placeOf } from './cues.ts';
import { type Day, dayOfIso } from './days.ts';

const OCCASION =
  /\b(?:conference|briefing|interview|speech|address|hearing|debate|summit|meeting|talks|call|telephone|phone|ceremony|session|rally|visit|lecture|forum|panel|statement|met|spoke|speaking|addressed|testified|visited|briefed|appeared|hosted|signed|received)\b/i;
/** A summit of last month isn't the occasion of today's statement. */
const RECENT = 7;

/** The date of a recent occasion that the paragraph tells of before the statement. */
export function occasionOf(
  document: Attributed,
  attribution: Attribution,
  mentions: readonly DateMention[],
): DateValue | null {
  const place = placeOf(attribution);
  const paragraph = document.blocks.find(({ span }) => span[0] <= place && place < span[1]);
  const published = document.published && wholeDay(document.published);
  if (!paragraph) return null;
  const isPronoun = attribution.source.some((span) => /^(?:he|she|they|it)$/i.test(document.text.slice(...span)));
  const found = mentions.findLast(({ span, value }) => {
    const day = value && wholeDay(value);
    if (day === null || span[0] < paragraph.span[0] || span[1] > place) return false;
    if (published !== null && (day > published || published - day > RECENT)) return false;
    if (!isReported(document, span)) return false;
    const sentence = document.sentences.find((stretch) => contains(stretch, span));
    if (sentence === undefined) return false;
    // “X arrived on Wednesday. … he said”: what is told of the speaker is the scene in which he speaks.
    return isPronoun || OCCASION.test(document.text.slice(sentence[0], Math.min(sentence[1], place)));
  });
  return found?.value ?? null;
}

/** A report tells its news within so many days. */
const NEWS = 4;

/** The report moves on with the days to which it dates what is said: the later one of the last days. */
export function later(one: DateValue | null, other: DateValue | null, { published }: Attributed): DateValue | null {
  const [day, next, end] = [one, other, published].map((value) => value && wholeDay(value));
  if (typeof next !== 'number' || typeof end !== 'number' || next > end || end - next > NEWS) return one;
  return one === null || (typeof day === 'number' && day < next) ? other : one;
}

/** Paragraphs in which a report tells its news. */
const LEAD = 2;

/**
 * The day of the news: that to which the first of the leading paragraphs that dates anything dates what happened or was
 * said, its latest where there are several; a week where it tells no day. Of an interview that is printed with its turns
 * only what stands before them counts. Null where nothing of these days is dated.
 */
export function newsOf(document: Attributed, mentions: readonly DateMention[]): DateValue | null {
  const firstTurn = document.blocks.find(({ kind }) => kind === 'turn')?.span[0] ?? Infinity;
  const lead = document.blocks.filter(({ kind, span }) => kind === 'paragraph' && span[0] < firstTurn).slice(0, LEAD);
  for (const { span: paragraph } of lead) {
    const news = newsIn(document, paragraph, mentions);
    if (news) return news;
  }
  return null;
}

function newsIn(document: Attributed, paragraph: Span, mentions: readonly DateMention[]): DateValue | null {
  const published = document.published && wholeDay(document.published);
  if (published === null) return null;
  let latest: { readonly day: Day; readonly value: DateValue } | null = null;
  let week: DateValue | null = null;
  for (const { span, value } of mentions) {
    if (!value || !contains(paragraph, span) || !isReported(document, span)) continue;
    if (endsDateline(document.text.slice(paragraph[0], span[0]))) continue;
    const day = wholeDay(value);
    if (day !== null && day <= published && published - day <= NEWS && day > (latest?.day ?? -Infinity))
      latest = { day, value };
    const isStretch = value.granularity === 'week' || value.granularity === 'range';
    if (isStretch && value.to <= isoOf(document) && isShort(value)) week ??= value;
  }
  return latest?.value ?? week;
}

/** At most a week. */
const isShort = ({ from, to }: DateValue): boolean => (dayOfIso(to) ?? Infinity) - (dayOfIso(from) ?? 0) < 7;

export const isoOf = ({ published }: Attributed): string => published?.to.slice(0, 10) ?? '';

/** Whether words are the report's own: neither between quotation marks nor what somebody said. */
const isReported = (document: Attributed, span: Span): boolean =>
  !isQuoted(document, span) &&
  !document.attributions.some(
    ({ content, cue }) =>
      content.some((part) => contains(part, span)) &&
      // A saying inside another's (“the two asked on Thursday for …, officials said”) is news all the same.
      !document.attributions.some((inner) => inner.cue.some((own) => !cue.includes(own) && isNear(own, span))),
  );

/** A date just behind its cue: “asked on Thursday”. */
const isNear = (cue: Span, date: Span): boolean => cue[1] <= date[0] && date[0] - cue[1] <= 2;

/** The place, date or agency before the first words of a report, up to a dash. */
const REPORT = /^\p{Lu}{2}[\p{Lu} .'’/-]+\P{Ll}{0,3}[^\n]{0,60}[–—-] /u;

/** A report may say “I” once, where its writer was there. */
const CONFESSIONS = 3;

/**
 * A feature, an essay or an opinion, which tells no day of saying: a piece that is signed, or whose own words say “I”,
 * without a dateline. Only where it has no news either.
 */
export function isFeature(document: Attributed): boolean {
  const { byline, blocks, text } = document;
  if (blocks.some(({ kind, span }) => kind === 'dateline' || REPORT.test(text.slice(...span)))) return false;
  if (byline.length > 0 || blocks.some(({ kind }) => kind === 'byline')) return true;
  if (blocks.some(({ kind }) => kind === 'turn')) return false;
  const own = Array.from(text.matchAll(/\bI\b(?= \p{Ll})/gu)).filter(({ index }) =>
    isReported(document, [index, index + 1]),
  );
  return own.length >= CONFESSIONS;
}

const isQuoted = ({ quotations }: Attributed, span: Span): boolean =>
  outerParts(quotations).some((part) => contains(part.span, span));
