import type { Block, BlockKind, DateValue } from '../../document/index.ts';
import { genderOf } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { datelineOf } from './dateline.ts';
import { type HeaderLine, headerOf, isKicker, isOfMeeting } from './header.ts';
import { isCodeLine } from './code-lines.ts';
import { isCaptionLine, isCreditLine, isDirtLine, isStampLine, sameWords, wordKey } from './dirt.ts';
import { appendixAt, isListLabel } from './endings.ts';
import { faintLabelOf, likelyLabelOf, loneLabelOf, smallLabelOf } from './labels.ts';
import { isLetterhead } from './letterhead.ts';
import { linesOf, trimmedAll } from './lines.ts';
import { loneName } from './lone-name.ts';
import { writtenDay } from './moment.ts';
import { isByline, namesOf } from './names.ts';
import { publishedOf } from './published.ts';
import { turnsOf } from './turns.ts';
import { isNoteOnReport, isWireLine, reportersIn } from './wire-lines.ts';

/** What a plain text tells by itself. The blocks cover everything in it but white space, in order. */
export interface Plain {
  readonly blocks: readonly Block[];
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: readonly string[];
  readonly published: DateValue | null;
  readonly basis: Readonly<Record<string, string>>;
}

/** So many blocks from the beginning may be headline, byline or dateline, lines of code not counted. */
const HEAD = 8;
/** So many at the end may have the date of a letter. */
const TAIL = 2;

/** How many lines of code a text begins with. */
const codeLines = (words: readonly string[]): number => {
  const first = words.findIndex((line) => !isCodeLine(line));
  return first < 0 ? words.length : first;
};

/**
 * Carves a plain text, which stays as it is, into blocks; `title` is the headline where it is known, `isTranscript` tells
 * that the text is given as one.
 */
export function carve(text: string, title: string | null, isTranscript = false): Plain {
  const spans = paragraphsOf(text);
  const words = spans.map((span) => text.slice(...span));
  const lines = markedLines(words, title);
  const kinds = lines.map(({ kind }) => kind);
  const blocks = spans.map((span, index): Block => ({ kind: kinds[index] ?? 'paragraph', span }));
  const found = kinds.indexOf('headline');
  const last = words.at(-1) ?? '';
  const signed = lines.flatMap(({ kind, header }, index) => {
    const line = words[index] ?? '';
    if (kind !== 'byline') return [];
    return header?.names ?? (isByline(line) ? namesOf(line) : (loneName(line, last) ?? []));
  });
  const bylines = signed.length > 0 ? signed : words.flatMap(reportersIn);
  const headers = lines.map(({ header }) => header);
  const outlet = headers.find((header) => header?.outlet)?.outlet ?? null;
  const codeAhead = codeLines(words);
  const published = publishedOf(text, blocks.slice(0, HEAD + codeAhead), headers, outlet, blocks.slice(-TAIL));
  const basis: Record<string, string> = {};
  if (found >= 0) basis['title'] = 'headline';
  if (outlet !== null) basis['outlet'] = 'header line';
  if (bylines.length > 0) basis['byline'] = signed.length > 0 ? 'byline' : 'line of credits';
  if (published !== null) basis['published'] = published.why;
  return {
    blocks: turnsOf(text, blocks, isTranscript) ?? blocks,
    title: words[found]?.replace(SUBJECT, '').replace(/\s+/g, ' ') ?? null,
    outlet,
    byline: [...new Set(bylines)],
    published,
    basis,
  };
}

const GAP = /(?:\r\n|[\n\r\u2028])[^\S\n\r\uFEFF]*(?:\r\n|[\n\r\u2028])[^\S\uFEFF]*|\u2029[^\S\uFEFF]*/g;
/** Where no line is longer than this, lines may have been wrapped. */
const WIDEST = 100;

/** Paragraphs: parted by empty lines, or by every line break where there are no empty lines or lines are long. */
function paragraphsOf(text: string): Span[] {
  const groups: Span[] = [];
  let start = 0;
  for (const gap of text.matchAll(GAP)) {
    groups.push([start, gap.index]);
    start = gap.index + gap[0].length;
  }
  groups.push([start, text.length]);
  const filled = trimmedAll(text, groups);
  const width = Math.max(
    0,
    ...linesOf(text)
      .map(([from, to]) => to - from)
      .slice(0, 10_000),
  );
  if (filled.length < 2 || width > WIDEST) return linesOf(text);
  return filled.flatMap((group) => unwrapped(text, group, width));
}

/** The paragraphs among the lines between two empty lines of a text whose longest line is of this width. */
function unwrapped(text: string, group: Span, width: number): Span[] {
  const joined: Span[] = [];
  let before = '';
  for (const line of linesOf(text, group)) {
    const words = text.slice(...line);
    const last = joined.at(-1);
    // A line was broken for its length only where the next word did not fit on it.
    const full = before.length + 1 + (words.split(/\s/, 1)[0]?.length ?? 0) > width;
    const goesOn = last !== undefined && full && !standsAlone(before) && !standsAlone(words) && !opens(words);
    if (goesOn) joined[joined.length - 1] = [last[0], line[1]];
    else joined.push(line);
    before = words;
  }
  return joined;
}

/** Lines that are never part of a wrapped paragraph. */
const standsAlone = (line: string): boolean =>
  isDirtLine(line) ||
  isCreditLine(line) ||
  isByline(line) ||
  datelineOf(line)?.alone === true ||
  headerOf(line, true)?.sure === true;

/** Lines that begin a paragraph and may go on in the next line. */
const opens = (line: string): boolean => likelyLabelOf(line) !== null || LIST_ITEM.test(line);

/** “o” is how the bullets of Word's second level come out. */
const LIST_ITEM = /^(?:[•·▪◦‣*●–➢✓\uF0B7\uF0A7-]|o(?= +\p{Lu})|\d{1,2}[.)]|\([a-z\d]{1,2}\)) +\S/u;
/** What stands before the subject of a cable, below its head. */
const SUBJECT = /^SUBJ(?:ECT)?: {1,4}(?=\S)/u;
const SENTENCE_END = /[.!?…:;,]["”’')\]]*$/;

/** A line with its kind, and as a header line where it is one. */
interface Marked {
  readonly kind: BlockKind;
  readonly header: HeaderLine | null;
}

function markedLines(words: readonly string[], title: string | null): Marked[] {
  const items = words.filter((line) => LIST_ITEM.test(line)).length;
  const head = HEAD + codeLines(words);
  const end = appendixAt(words.map((text) => ({ text, letters: text.length })));
  /** Whether the headline stands elsewhere, as in the subject of a mail. */
  const isTitled = title !== null && !words.slice(0, head).some((line) => sameWords(line, title));
  const kinds: BlockKind[] = [];
  const headers: (HeaderLine | null)[] = [];
  let headline = title ?? headlineTwice(words);
  let listing = false;
  /** Whether a headline, or a paragraph, has been met. */
  let titled = false;
  let begun = false;
  /** Whether a paragraph of the report has been met; a standfirst alone comes before header lines. */
  let told = false;
  for (const [index, line] of words.entries()) {
    const atHead = index < head;
    listing = isListLabel(line) || (listing && line.length < 120 && !SENTENCE_END.test(line));
    let kind: BlockKind = 'paragraph';
    let header: HeaderLine | null = null;
    if (headline !== null && atHead && sameWords(line, headline)) {
      kind = titled ? 'boilerplate' : 'headline';
    } else if (isCodeLine(line)) kind = 'boilerplate';
    else if (atHead && !told && !isSpeaker(words, line) && (header = headerAt(words, index, titled || isTitled)))
      kind = header.kind;
    else if (atHead && (isByline(line) || (kinds[index - 1] === 'headline' && isLoneByline(words, index))))
      kind = 'byline';
    else if (atHead && line.length < 140 && (datelineOf(line)?.alone || (isStampLine(line) && writtenDay(line))))
      kind = 'dateline';
    else if (headline === null && SUBJECT.test(line) && kinds.every((above) => above === 'boilerplate')) {
      kind = 'headline';
      headline = line;
    } else if (isNoteOnReport(line)) kind = 'boilerplate';
    else if (isCreditLine(line)) kind = 'credit';
    else if (isDirtLine(line) || listing || index >= end) kind = 'boilerplate';
    else if (atHead && !begun && isOfMeeting(line)) kind = 'boilerplate';
    else if (atHead && !titled && !begun && isKicker(line) && looksLikeHeadline(words, index + 1)) kind = 'boilerplate';
    else if (isCaptionLine(line)) kind = 'caption';
    else if (headline === null && atHead && !titled && !begun && looksLikeHeadline(words, index)) {
      kind = 'headline';
      headline = line;
    } else if (atHead && !titled && !begun && isLetterhead(line)) kind = 'boilerplate';
    else if (line.startsWith('> ')) kind = 'quote';
    else if (LIST_ITEM.test(line) && items > 1) kind = 'list-item';
    else if (looksLikeHeading(words, index)) kind = 'heading';
    told ||= kind === 'paragraph' && (begun || datelineOf(line) !== null);
    titled ||= kind === 'headline';
    begun ||= kind === 'paragraph';
    kinds.push(kind);
    headers.push(header);
  }
  return kinds.map((kind, index) => ({ kind, header: headers[index] ?? null }));
}

/** “ANNA HOLT, HOST:”, a label on a line of its own. */
const isLoneLabel = (line: string): boolean => likelyLabelOf(line)?.words === line.length && !isByline(line);

/** Whether a line is a speaker's label rather than a byline: it has a colon, or its name comes again on such a line. */
function isSpeaker(words: readonly string[], line: string): boolean {
  if (isLoneLabel(line)) return true;
  const speaker = loneLabelOf(line)?.speaker;
  return speaker !== undefined && words.filter((other) => loneLabelOf(other)?.speaker === speaker).length > 1;
}

/** The line of the head that stands there twice, as where the page's title was scraped with its article. */
function headlineTwice(words: readonly string[]): string | null {
  const head = words.slice(0, HEAD + codeLines(words));
  const found = head.find(
    (line, index) =>
      !isCodeLine(line) &&
      !isDirtLine(line) &&
      looksLikeHeadline(words, index) &&
      head.slice(index + 1).some((other) => wordKey(other) === wordKey(line)),
  );
  return found === undefined || (loneLabelOf(found) && comeAgain(words) > 1) ? null : found;
}

/** How many names on lines of their own come again: those of two who talk, where a headline is one. */
function comeAgain(words: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of words) {
    const speaker = loneLabelOf(line)?.speaker;
    if (speaker !== undefined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count > 1).length;
}

/** Whether a line is a label of a transcript that has names on lines of their own: with times, or two of which come again. */
function isFirstOfTurns(words: readonly string[], line: string): boolean {
  const label = loneLabelOf(line);
  if (label === null) return false;
  const isTimed = (other: string): boolean => loneLabelOf(other)?.at !== undefined;
  if (label.at !== undefined && words.filter(isTimed).length > 1) return true;
  return isSpeaker(words, line) && comeAgain(words) > 1;
}

/**
 * The line as a header line. Ahead of the headline it is one only where another line can be the headline; a publisher's
 * name only where the line before or after it is one by itself.
 */
function headerAt(words: readonly string[], index: number, titled: boolean): HeaderLine | null {
  const header = headerOf(words[index] ?? '', titled);
  if (header === null) return null;
  const beside = [index - 1, index + 1].some((at) => headerOf(words[at] ?? '', titled)?.sure === true);
  if (!header.sure && !beside) return null;
  const headlineFollows = words.slice(0, HEAD).some((_, at) => at > index && looksLikeHeadline(words, at));
  return titled || header.kind === 'byline' || headlineFollows ? header : null;
}

/** A name alone under the headline; not one that comes again, as a speaker's label on a line of its own does. */
function isLoneByline(words: readonly string[], index: number): boolean {
  const line = words[index] ?? '';
  const once = words.indexOf(line) === words.lastIndexOf(line);
  return index + 1 < words.length && once && loneName(line, words.at(-1) ?? '') !== null;
}

function looksLikeHeadline(words: readonly string[], index: number): boolean {
  const line = words[index] ?? '';
  if (isWireLine(line) || isNoteOnReport(line) || isOfMeeting(line)) return false;
  if (line.length < 8 || line.length > 160 || /[.;,:]["”’')\]]*$/.test(line) || !/\p{L}{2}/u.test(line)) return false;
  if (isLoneLabel(line) || isFirstOfTurns(words, line) || datelineOf(line) !== null) return false;
  if (genderOf(smallLabelOf(line)?.speaker ?? '') !== null || isOneOfFaint(words, line)) return false;
  if (isByline(line) || isLetterhead(line) || headerOf(line, false)?.sure === true) return false;
  if (likelyLabelOf(line) !== null && words.filter((other) => likelyLabelOf(other) !== null).length > 2) return false;
  return words.slice(index + 1).some((other) => other.length > line.length && SENTENCE_END.test(other));
}

/** Whether a line has a label that may be something else, and another one has it too: “Anna Berg – Why now?”. */
function isOneOfFaint(words: readonly string[], line: string): boolean {
  const label = faintLabelOf(line);
  if (label === null || label.alone) return false;
  return words.filter((other) => faintLabelOf(other)?.speaker === label.speaker).length > 1;
}

function looksLikeHeading(words: readonly string[], index: number): boolean {
  const line = words[index] ?? '';
  const next = words[index + 1] ?? '';
  if (index === 0 || line.length > 80 || line.length < 3 || SENTENCE_END.test(line) || /^["“‘'([]/.test(line))
    return false;
  return (
    /^[\p{Lu}\d]/u.test(line) && line.split(/\s+/).length <= 10 && next.length > line.length && SENTENCE_END.test(next)
  );
}
