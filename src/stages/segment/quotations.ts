import type { Quotation } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { type MarkStyle, goesOnWith, isSingleClosing, isSingleOpening, type Mark, marksOf } from './marks.ts';

type Role = 'open' | 'close' | 'none';
type Found = Omit<Quotation, 'depth'>;

interface Open {
  readonly style: MarkStyle;
  readonly form: string;
  readonly parts: Quotation['parts'][number][];
  /** The start of the currently open part: the mark and what follows it. */
  start: number;
  inner: number;
}

/** The marks of one paragraph and the context needed to decide about each. */
interface Paragraph {
  readonly text: string;
  readonly start: number;
  readonly marks: readonly Mark[];
  /** The style of the mark that opens the next paragraph, if one does. */
  readonly next: MarkStyle | undefined;
  /** The index of the last mark that could close a single quotation; -1 if there is none. */
  readonly lastSingleClose: number;
}

/** Feet and inches before the inch mark: 6'2" */
const FEET = /\d['’′]\s?\d{1,2}$/u;
/** Endings after which an apostrophe may be a possessive or an elision: the ministers’ view, nothin’ new. */
const APOSTROPHE_ENDING = /(?:s|in)$/iu;

/**
 * Pairs quotation marks across the paragraphs of a document. A quotation left open at a paragraph's end continues in
 * the next one if that begins with an opening mark of the same style, as newspapers print a speech of several
 * paragraphs; otherwise it ends with its paragraph and is not `closed`. Single marks count only if they pair within
 * their paragraph (or continue in the next), since most of them are apostrophes. Takes linear time, except for
 * apostrophes after an s inside single marks, which look ahead to the next single mark.
 */
export function quotationsOf(text: string, paragraphs: readonly Span[]): Quotation[] {
  const found: Found[] = [];
  let stack: Open[] = [];
  for (const [index, [start, end]] of paragraphs.entries()) {
    const marks = marksOf(text, [start, end]);
    const following = paragraphs[index + 1];
    const next = following && goesOnWith(text, following);
    readParagraph({ text, start, marks, next, lastSingleClose: marks.findLastIndex(isSingleClosing) }, stack, found);
    const goesOn = goingOn(stack, next);
    for (const left of stack) {
      endPart(text, left, end);
      if (left !== goesOn) finish(text, left, false, found);
    }
    stack = goesOn ? [goesOn] : [];
  }
  return withDepths(found);
}

/** The outermost open quotation, if the next paragraph opens with its style; unpaired single marks were apostrophes. */
function goingOn(stack: readonly Open[], next: MarkStyle | undefined): Open | undefined {
  const outermost = stack.find(({ style, parts }) => style === next || style !== 'single' || parts.length > 0);
  return outermost?.style === next ? outermost : undefined;
}

/** Processes the marks of one paragraph: updates `stack`, the open quotations, and adds those that end to `found`. */
function readParagraph(paragraph: Paragraph, stack: Open[], found: Found[]): void {
  const { text, start, marks } = paragraph;
  for (const [index, { form, style, span }] of marks.entries()) {
    const opened = stack.findLastIndex((quotation) => quotation.style === style);
    const continued = span[0] === start ? stack[opened] : undefined;
    if (continued) {
      [continued.start, continued.inner] = span;
      continue;
    }
    const role = style === 'single' ? singleRole(paragraph, index, stack) : doubleRole(paragraph, index, stack[opened]);
    if (role === 'none' || (role === 'close' && opened < 0)) continue;
    for (const left of opened < 0 ? [] : stack.splice(opened).toReversed()) {
      const closes = role === 'close' && left.style === style;
      if (closes) left.parts.push({ span: [left.start, span[1]], inner: [left.inner, span[0]] });
      else endPart(text, left, span[0]);
      finish(text, left, closes, found);
    }
    if (role === 'open') stack.push({ style, form, parts: [], start: span[0], inner: span[1] });
  }
}

/**
 * The role of a double or angle mark: from its form and neighbours or, if these don't decide, from whether one is open.
 */
function doubleRole({ text, start, marks }: Paragraph, index: number, open: Open | undefined): Role {
  const { form, left, right, span } = marks[index] as Mark;
  const opensHere = /[\s([{]/u.test(left) && !/[\s)\]}.,;:!?]/u.test(right);
  const closesHere = !/[\s([{:,—–-]/u.test(left) && /[\s)\]}.,;:!?—–-]/u.test(right);
  if (form === '„') return 'open';
  // German forms („so“, »so«) and typing errors (“so“): the form of an opening mark closes.
  if (form === '“') return open && (open.form === '„' || closesHere) ? 'close' : 'open';
  if (form === '«') return open?.form === '»' ? 'close' : 'open';
  if (form === '”' || form === '»') return open || !opensHere ? 'close' : 'open';
  if (FEET.test(text.slice(Math.max(start, span[0] - 5), span[0]))) return 'none';
  if (opensHere) return 'open';
  if (open) return 'close';
  return closesHere ? 'none' : 'open';
}

/**
 * The role of a single mark: an apostrophe unless it opens and a partner follows, or closes the innermost quotation.
 */
function singleRole(paragraph: Paragraph, index: number, stack: readonly Open[]): Role {
  const { text, start, marks, next, lastSingleClose } = paragraph;
  const mark = marks[index] as Mark;
  const opensHere = isSingleOpening(mark);
  if (!stack.some(({ style }) => style === 'single'))
    return opensHere && (lastSingleClose > index || next === 'single') ? 'open' : 'none';
  if (opensHere) return mark.form === '‘' ? 'open' : 'none';
  const innermost = stack.at(-1);
  if (innermost?.style !== 'single' || !isSingleClosing(mark)) return 'none';
  const [at, after] = mark.span;
  const mayBeApostrophe =
    APOSTROPHE_ENDING.test(text.slice(Math.max(start, at - 2), at)) && /^\s\p{Ll}/u.test(text.slice(after, after + 2));
  return mayBeApostrophe && closesLater(paragraph, index + 1, innermost) ? 'none' : 'close';
}

/** Whether a better closing mark comes before the next opening one, or the whole paragraph continues in the next. */
function closesLater({ start, marks, next }: Paragraph, from: number, open: Open): boolean {
  for (let index = from; index < marks.length; index += 1) {
    const mark = marks[index] as Mark;
    if (isSingleOpening(mark)) return false;
    if (isSingleClosing(mark)) return true;
  }
  return next === 'single' && open.start === start;
}

function endPart(text: string, quotation: Open, at: number): void {
  let end = at;
  while (end > quotation.inner && /\s/u.test(text.charAt(end - 1))) end -= 1;
  quotation.parts.push({ span: [quotation.start, end], inner: [quotation.inner, end] });
}

/** Keeps a quotation that contains words; a single mark without a partner was an apostrophe. */
function finish(text: string, { style, parts }: Open, closed: boolean, found: Found[]): void {
  const filled = parts.filter(({ inner }) => text.slice(...inner).trim() !== '');
  if (filled.length === 0 || (style === 'single' && !closed && filled.length === 1)) return;
  found.push({ parts: filled, closed });
}

/** In order of their beginnings, each with its nesting depth. */
function withDepths(found: readonly Found[]): Quotation[] {
  const startOf = ({ parts }: Found): number => parts[0]?.span[0] ?? 0;
  const ends: number[] = [];
  return found
    .toSorted((a, b) => startOf(a) - startOf(b))
    .map((quotation) => {
      while ((ends.at(-1) ?? Infinity) <= startOf(quotation)) ends.pop();
      const depth = ends.length;
      ends.push(quotation.parts.at(-1)?.span[1] ?? 0);
      return { ...quotation, depth };
    });
}
