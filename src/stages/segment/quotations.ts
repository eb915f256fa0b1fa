import type { Quotation } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

type Family = 'double' | 'single' | 'angle';
type Role = 'open' | 'close' | 'none';
type Part = Quotation['parts'][number];

interface Open {
  readonly family: Family;
  readonly mark: string;
  readonly parts: Part[];
  /** Where the part that is open now begins: the mark and what follows it. */
  start: number;
  inner: number;
}

interface Paragraph {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The family of the mark with which the next paragraph opens, if it does. */
  readonly next: Family | undefined;
  /** The last single mark that could close a quotation; -1 without one. */
  readonly lastSingleClose: number;
}

const FAMILIES: Readonly<Record<string, Family>> = {
  '“': 'double',
  '”': 'double',
  '„': 'double',
  '"': 'double',
  '‘': 'single',
  '’': 'single',
  "'": 'single',
  '«': 'angle',
  '»': 'angle',
};
/** Words that begin with an apostrophe, even where a word processor has turned it into an opening mark. */
const ELISION = /^['‘’](?:em|til|tis|twas|n|\d0s)(?![\p{L}\p{N}])/iu;
/** Feet and inches before the mark of the inches: 6'2" */
const FEET = /\d['’′]\s?\d{1,2}$/u;
/** Endings after which an apostrophe may stand for nothing: the ministers’ view, nothin’ new. */
const APOSTROPHE_ENDING = /(?:s|in)$/iu;

/**
 * Pairs quotation marks over the paragraphs of a document. A quotation left open at a paragraph's end goes on in the
 * next one when that begins with an opening mark of the same family, as newspapers print a speech of several
 * paragraphs; otherwise it ends with its paragraph and is not `closed`. Single marks count only where they pair
 * within their paragraph (or go on in the next), since most of them are apostrophes. Takes linear time.
 */
export function quotationsOf(text: string, paragraphs: readonly Span[]): Quotation[] {
  const found: Omit<Quotation, 'depth'>[] = [];
  let stack: Open[] = [];
  for (const [index, [start, end]] of paragraphs.entries()) {
    const following = paragraphs[index + 1];
    const next = following && openingFamily(text, following);
    const paragraph = { text, start, end, next, lastSingleClose: lastSingleClose(text, start, end) };
    readParagraph(paragraph, stack, found);
    const goesOn = stack.find(({ family }) => family === next);
    for (const left of stack) {
      endPart(text, left, end);
      if (left !== goesOn) finish(text, left, false, found);
    }
    stack = goesOn ? [goesOn] : [];
  }
  return withDepths(found);
}

/** Reads the marks of one paragraph: changes `stack`, the quotations open now, and adds those that end to `found`. */
function readParagraph(paragraph: Paragraph, stack: Open[], found: Omit<Quotation, 'depth'>[]): void {
  const { text, start, end } = paragraph;
  for (let at = start; at < end; at += 1) {
    const mark = text.charAt(at);
    const family = FAMILIES[mark];
    if (!family) continue;
    const opened = stack.findLastIndex((quotation) => quotation.family === family);
    const continued = at === start ? stack[opened] : undefined;
    if (continued) {
      continued.start = at;
      continued.inner = at + 1;
      continue;
    }
    const role = family === 'single' ? singleRole(paragraph, at, stack) : doubleRole(paragraph, at, stack[opened]);
    if (role === 'none' || (role === 'close' && opened < 0)) continue;
    for (const left of opened < 0 ? [] : stack.splice(opened).reverse()) {
      const closes = role === 'close' && left.family === family;
      if (closes) left.parts.push({ span: [left.start, at + 1], inner: [left.inner, at] });
      else endPart(text, left, at);
      finish(text, left, closes, found);
    }
    if (role === 'open') stack.push({ family, mark, parts: [], start: at, inner: at + 1 });
  }
}

/** What a double or angle mark does: its form and its neighbours tell, and where they don't, whether one is open. */
function doubleRole({ text, start, end }: Paragraph, at: number, open: Open | undefined): Role {
  const mark = text.charAt(at);
  const left = at > start ? text.charAt(at - 1) : ' ';
  const right = at + 1 < end ? text.charAt(at + 1) : ' ';
  const opensHere = /[\s([{]/u.test(left) && !/[\s)\]}.,;:!?]/u.test(right);
  const closesHere = !/[\s([{:,—–-]/u.test(left) && /[\s)\]}.,;:!?—–-]/u.test(right);
  if (mark === '„') return 'open';
  // German forms („so“, »so«) and slips of the keyboard (“so“): the opening mark's form closes.
  if (mark === '“') return open && (open.mark === '„' || closesHere) ? 'close' : 'open';
  if (mark === '«') return open?.mark === '»' ? 'close' : 'open';
  if (mark === '”' || mark === '»') return open || !opensHere ? 'close' : 'open';
  if (FEET.test(text.slice(Math.max(start, at - 5), at))) return 'none';
  if (opensHere) return 'open';
  if (open) return 'close';
  return closesHere ? 'none' : 'open';
}

/** What a single mark does: an apostrophe unless it opens and a partner follows, or closes the innermost quotation. */
function singleRole(paragraph: Paragraph, at: number, stack: readonly Open[]): Role {
  const { text, start, end, next, lastSingleClose: last } = paragraph;
  const left = at > start ? text.charAt(at - 1) : ' ';
  const right = at + 1 < end ? text.charAt(at + 1) : ' ';
  if (isWordPart(left) && isWordPart(right)) return 'none';
  const opensHere = isSingleOpening(text, at, start, end);
  if (!stack.some(({ family }) => family === 'single'))
    return opensHere && (last > at || next === 'single') ? 'open' : 'none';
  const innermost = stack.at(-1);
  if (text.charAt(at) === '‘' || opensHere) return text.charAt(at) === '‘' && opensHere ? 'open' : 'none';
  if (innermost?.family !== 'single' || !isSingleClosing(text, at, end)) return 'none';
  const mayBeApostrophe =
    APOSTROPHE_ENDING.test(text.slice(Math.max(start, at - 2), at)) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3));
  return mayBeApostrophe && closesLater(paragraph, at + 1, innermost) ? 'none' : 'close';
}

/** Whether a better closing mark comes before the next opening one, or the whole paragraph goes on in the next. */
function closesLater({ text, start, end, next }: Paragraph, from: number, { inner }: Open): boolean {
  for (let at = from; at < end; at += 1) {
    if (FAMILIES[text.charAt(at)] !== 'single') continue;
    if (isSingleOpening(text, at, start, end)) return false;
    if (isSingleClosing(text, at, end)) return true;
  }
  return next === 'single' && inner === start + 1;
}

function isSingleOpening(text: string, at: number, start: number, end: number): boolean {
  const left = at > start ? text.charAt(at - 1) : ' ';
  const right = at + 1 < end ? text.charAt(at + 1) : ' ';
  return (
    text.charAt(at) !== '’' &&
    /[\s([{“"«—–\-/…]/u.test(left) &&
    !/[\s)\]}.,;:!?]/u.test(right) &&
    !ELISION.test(text.slice(at, at + 6))
  );
}

function isSingleClosing(text: string, at: number, end: number): boolean {
  const mark = text.charAt(at);
  if (mark !== '’' && mark !== "'") return false;
  if (/\s['‘’]n['’]/iu.test(text.slice(Math.max(0, at - 3), at + 1))) return false;
  return !/[\s([{]/u.test(text.charAt(at - 1)) && !(at + 1 < end && isWordPart(text.charAt(at + 1)));
}

function lastSingleClose(text: string, start: number, end: number): number {
  for (let at = end - 1; at > start; at -= 1) if (isSingleClosing(text, at, end)) return at;
  return -1;
}

const isWordPart = (character: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(character);

function openingFamily(text: string, [start, end]: Span): Family | undefined {
  const mark = text.charAt(start);
  if (FAMILIES[mark] === 'single') return isSingleOpening(text, start, start, end) ? 'single' : undefined;
  return mark === '”' || mark === '»' ? undefined : FAMILIES[mark];
}

function endPart(text: string, quotation: Open, at: number): void {
  let end = at;
  while (end > quotation.inner && /\s/u.test(text.charAt(end - 1))) end -= 1;
  quotation.parts.push({ span: [quotation.start, end], inner: [quotation.inner, end] });
}

/** Keeps a quotation that has words in it; a single mark without a partner was an apostrophe. */
function finish(text: string, { family, parts }: Open, closed: boolean, found: Omit<Quotation, 'depth'>[]): void {
  const filled = parts.filter(({ inner }) => text.slice(...inner).trim() !== '');
  if (filled.length === 0 || (family === 'single' && !closed && filled.length === 1)) return;
  found.push({ parts: filled, closed });
}

/** In the order of their beginnings, each with the number of quotations that it stands in. */
function withDepths(found: readonly Omit<Quotation, 'depth'>[]): Quotation[] {
  const startOf = ({ parts }: Omit<Quotation, 'depth'>): number => parts[0]?.span[0] ?? 0;
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
