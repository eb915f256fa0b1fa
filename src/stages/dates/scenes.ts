import type { Attributed, Attribution, Block, DateMention, DateValue } from '../../document/index.ts';
import { isSubjectDate, opensSentence } from '../../lexicon/index.ts';
import { firstFrom, firstIndex, lastAtOrBefore, remembered, type Span, spanAt } from '../../text/index.ts';
import { wholeDay } from './anchors.ts';
import { isBackground } from './asides.ts';
import { placeOf } from './cues.ts';
import type { Day } from './days.ts';
import { reportedIn } from './news.ts';
import { namesIn, sourceOf } from './speakers.ts';

/** A summit last month is not the occasion of today's statement. */
const RECENT = 7;
/** “In an interview on Monday, X said”: a day that applies only to X's words. */
const MEDIUM = /\b(?:statement|interview|letter|note|report|message|post|paper|editorial|article|column|memo|email)\b/i;
const PERSON = /^(?:he|she|they|it|I|we)$/i;
/** How many sentences before a statement its scene begins at most. */
const FURTHEST = 8;

/** A recent day to which the report's own words date something. */
export interface Scene {
  readonly span: Span;
  readonly sentence: Span;
  readonly value: DateValue;
  readonly day: Day;
  /** It opens its sentence, and is therefore the time of what follows. */
  readonly opens: boolean;
  /** It opens a paragraph. */
  readonly leads: boolean;
}

/** The recent days in the report's own words, in text order. */
export function scenesOf(document: Attributed, mentions: readonly DateMention[]): readonly Scene[] {
  const { text, sentences, blocks } = document;
  const published = document.published && wholeDay(document.published);
  const isReported = reportedIn(document);
  const starts = new Set(blocks.map(({ span }) => span[0]));
  return mentions.flatMap(({ span, value }): Scene[] => {
    const day = value && wholeDay(value);
    if (!value || day === null || (published !== null && (day > published || published - day > RECENT))) return [];
    const sentence = spanAt(sentences, span[0]);
    if (!sentence || span[1] > sentence[1] || !isReported(span)) return [];
    if (isSubjectDate(text, span) || isBackground(document, span)) return [];
    const opens = opensSentence(text, sentence, span) && !MEDIUM.test(text.slice(sentence[0], span[0]));
    return [{ span, sentence, value, day, opens, leads: opens && starts.has(sentence[0]) }];
  });
}

/** The scenes that begin in a stretch of the text. */
export function between(scenes: readonly Scene[], start: number, end: number): readonly Scene[] {
  const from = firstIndex(scenes.length, (index) => (scenes[index]?.span[0] ?? 0) < start);
  const to = firstIndex(scenes.length, (index) => (scenes[index]?.span[1] ?? 0) <= end);
  return scenes.slice(from, Math.max(from, to));
}

/**
 * The scene in which a statement is reported: a day to which the paragraph dates what “he” or “she” did, or the day that
 * opens it.
 */
export function sceneBefore(
  { text, sentences }: Attributed,
  scenes: readonly Scene[],
  attribution: Attribution,
  paragraph: Span,
): Scene | null {
  const place = placeOf(attribution);
  const isPronoun = attribution.source.some((span) => PERSON.test(text.slice(...span)));
  // In a text without paragraphs, what was told long before is no scene of this.
  const since = sentences[Math.max(0, lastAtOrBefore(sentences, place) - FURTHEST)]?.[0] ?? 0;
  const nearest = between(scenes, Math.max(paragraph[0], since), place).at(-1);
  // “X arrived on Wednesday. … he said”: what is reported about the speaker is the scene of the statement.
  return nearest && (isPronoun || nearest.leads) ? nearest : null;
}

/**
 * A scene that begins after the previous statement and includes the speaker: “On Friday the envoy laughed. … she said”.
 */
export function sceneSince(
  { text }: Attributed,
  scenes: readonly Scene[],
  attribution: Attribution,
  before: Attribution,
  paragraph: Span,
): Scene | null {
  const start = Math.max(paragraph[0], endOf(before));
  const speakers = [before, attribution].flatMap((one) => namesIn(sourceOf(text, one)));
  const found = between(scenes, start, placeOf(attribution)).findLast(({ opens, sentence }) => {
    const words = text.slice(...sentence);
    return opens && (/\b(?:he|she|I|we)\b/.test(words) || speakers.some((name) => words.includes(name)));
  });
  return found ?? null;
}

const endOf = ({ source, cue, content }: Attribution): number =>
  Math.max(0, ...[...source, ...cue, ...content].map(([, end]) => end));

/**
 * The day that opens the first paragraph under a heading applies to the section, until another day opens a paragraph.
 */
export function sectionDay({ blocks }: Attributed, scenes: readonly Scene[], place: number): Scene | null {
  const leading = leadingOf(scenes);
  if (leading.length === 0) return null;
  const { headings, paragraphs } = placesOf(blocks);
  const heading = headings[lastAtOrBefore(headings, place)];
  if (!heading || (paragraphs[0]?.[1] ?? Infinity) > heading[0]) return null;
  const first = paragraphs[firstFrom(paragraphs, heading[1])];
  const openers = between(leading, heading[1], place);
  const [opener] = openers;
  if (!first || !opener || opener.sentence[0] !== first[0]) return null;
  return openers.at(-1) ?? null;
}

const leadingOf = remembered((scenes: readonly Scene[]) => scenes.filter(({ leads }) => leads));

const placesOf = remembered((blocks: readonly Block[]) => {
  const spansOf = (wanted: Block['kind']): Span[] =>
    blocks.flatMap(({ kind, span }) => (kind === wanted ? [span] : []));
  return { headings: spansOf('heading'), paragraphs: spansOf('paragraph') };
});
