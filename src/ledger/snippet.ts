import { type Offsets, offsetsOf, overlaps, type Span } from '../text/index.ts';
import { foldName } from './names.ts';
import type { Term } from './query.ts';

/** The part of a statement that a list shows: the sentence with most of the words searched for, or as much as fits. In code points. */
export interface Snippet {
  /** Exactly as the document has it. */
  readonly text: string;
  /** Its place in the text of the document. */
  readonly span: Span;
  /** The place in the statement's `text` of what is said in it. */
  readonly statement: Span;
  /** What is said in it, and what of that was searched for; places in its own text. */
  readonly content: readonly Span[];
  readonly marks: readonly Span[];
  /** Whether its first or last sentence goes on, and was cut. */
  readonly cut: { readonly before: boolean; readonly after: boolean };
}

/** Places in a statement's text (UTF-16) where something was found that was searched for. */
export interface Sought {
  readonly marks: readonly Span[];
  readonly terms: readonly Term[];
}

export const NOTHING_SOUGHT: Sought = { marks: [], terms: [] };

/**
 * Places in a document as what is sought in the text of a statement, both in code points. A statement that is shown
 * whole anyhow needs none.
 */
export function soughtAt(text: string, content: readonly Span[], places: readonly Span[]): Sought {
  if (text.length <= LONGEST) return NOTHING_SOUGHT;
  const { toUtf16 } = offsetsOf(text);
  const inside = places.filter((place) => content.some((piece) => piece[0] <= place[0] && place[1] <= piece[1]));
  return { marks: inside.map((place) => toUtf16(inStatement(content, place))), terms: [] };
}

/** Characters: some four lines of a table. A longer sentence is shown in part. */
const LONGEST = 300;
/** So much may stand before what is said, where nothing is searched for. */
const BEFORE = 120;

interface Told {
  readonly text: string;
  /** Those of the text. */
  readonly offsets: Offsets;
  /** In the order of the text. */
  readonly sentences: readonly Span[];
  readonly content: readonly Span[];
}

/** Chooses what to show of a statement. All spans given are in UTF-16; those that come out are in code points. */
export function snippetOf({ text, offsets, sentences, content }: Told, { marks: found, terms }: Sought): Snippet {
  const marks = inDocument(content, found);
  const [first, last] = [content[0]?.[0] ?? 0, content.at(-1)?.[1] ?? 0];
  const touched = sentences.filter((sentence) => content.some((span) => overlaps(sentence, span)));
  // Words between two sentences, an item of a list for instance, stand in a piece of what is said at least.
  const pieces = content.filter((piece) =>
    marks.some((mark) => overlaps(mark, piece) && !touched.some((sentence) => overlaps(sentence, mark))),
  );
  const candidates: readonly Span[] = touched.length + pieces.length > 0 ? [...touched, ...pieces] : [[first, last]];
  const inside = ([start, end]: Span): Span[] => marks.filter((mark) => mark[0] < end && start < mark[1]);
  const termsIn = termCounter(text, terms);
  let whole: Span = candidates[0] ?? [first, last];
  if (marks.length === 0) {
    for (const [, end] of candidates) if (end - whole[0] <= LONGEST) whole = [whole[0], Math.max(whole[1], end)];
  } else {
    let most = -1;
    for (const sentence of candidates) {
      const here = inside(sentence);
      // Of equals the one with more of it, then the first.
      const score = termsIn(here) * 1_000 + Math.min(here.length, 999);
      if (score > most) [most, whole] = [score, sentence];
    }
  }
  const shown = whole[1] - whole[0] <= LONGEST ? whole : windowIn(text, whole, inside(whole), termsIn, first);
  const { toCodePoints, toUtf16 } = offsets;
  const span = toCodePoints(shown);
  const [start, end] = toUtf16(span);
  const own = (spans: readonly Span[]): Span[] =>
    spans
      .filter((part) => part[0] < end && start < part[1])
      .map((part) => toCodePoints([Math.max(start, part[0]), Math.min(end, part[1])]))
      .map(([from, to]): Span => [from - span[0], to - span[0]]);
  return {
    text: text.slice(start, end),
    span,
    statement: inStatement(content.map(toCodePoints), span),
    content: own(content),
    marks: own(marks),
    cut: { before: start > whole[0], after: end < whole[1] },
  };
}

/** Places in the statement's text, whose pieces are joined by a space each, as places in the document. */
function inDocument(content: readonly Span[], found: readonly Span[]): Span[] {
  const places: Span[] = [];
  let at = 0;
  for (const [start, end] of content) {
    const shift = start - at;
    const stop = at + end - start;
    for (const [from, to] of found) {
      if (from < stop && at < to) places.push([Math.max(from, at) + shift, Math.min(to, stop) + shift]);
    }
    at = stop + 1;
  }
  return places.toSorted((one, other) => one[0] - other[0]);
}

/** The stretch of the statement's text that stands within a span of the document. */
function inStatement(content: readonly Span[], [start, end]: Span): Span {
  const places: number[] = [];
  let at = 0;
  for (const [from, to] of content) {
    if (from < end && start < to) places.push(at + Math.max(from, start) - from, at + Math.min(to, end) - from);
    at += to - from + 1;
  }
  return [Math.min(...places, ...(places.length === 0 ? [0] : [])), Math.max(0, ...places)];
}

/** A part of a long sentence: that with most of the words searched for; without any, the beginning. Cut between words. */
function windowIn(
  text: string,
  [start, end]: Span,
  marks: readonly Span[],
  termsIn: (marks: readonly Span[]) => number,
  said: number,
): Span {
  let from = Math.max(start, said - BEFORE);
  let to = from;
  let most = 0;
  for (const [at, mark] of marks.entries()) {
    const close = marks.slice(at).filter(([, stop]) => stop - mark[0] <= LONGEST);
    const score = termsIn(close) * 1_000 + Math.min(close.length, 999);
    if (score <= most) continue;
    most = score;
    [from, to] = [mark[0], close.at(-1)?.[1] ?? mark[1]];
  }
  const room = Math.max(0, LONGEST - (to - from));
  if (most > 0) from -= Math.floor(room / 2);
  from = Math.max(start, Math.min(from, end - LONGEST));
  to = Math.min(end, Math.max(to, from + LONGEST));
  const [first, last] = [
    marks.find(([stop]) => stop >= from)?.[0] ?? to,
    marks.findLast(([, stop]) => stop <= to)?.[1] ?? from,
  ];
  const space = from > start ? text.slice(from, first).search(/\s/u) : -1;
  if (space !== -1) from += space + 1;
  const tail = to < end ? text.slice(Math.max(from, last), to) : '';
  const words = tail.split(/\s/u);
  if (words.length > 1) to -= (words.at(-1) ?? '').length + 1;
  return [from, to];
}

const wordsIn = (text: string): string[] => foldName(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many of the terms are among marks: three places of one word are one. */
function termCounter(text: string, terms: readonly Term[]): (marks: readonly Span[]) => number {
  const sought = terms.map(({ words, prefix }) => ({ words: wordsIn(words), prefix }));
  const known = new Map<Span, readonly number[]>();
  const termsAt = (mark: Span): readonly number[] => {
    let found = known.get(mark);
    if (!found) {
      const words = wordsIn(text.slice(...mark));
      found = sought.flatMap((term, at) => (holds(words, term) ? [at] : []));
      known.set(mark, found);
    }
    return found;
  };
  return (marks) => new Set(marks.flatMap(termsAt)).size;
}

const holds = (
  words: readonly string[],
  term: { readonly words: readonly string[]; readonly prefix: boolean },
): boolean =>
  words.some((_, at) =>
    term.words.every((word, offset) => {
      const there = words[at + offset];
      const mayGoOn = term.prefix && offset === term.words.length - 1;
      return there === word || (mayGoOn && there !== undefined && there.startsWith(word));
    }),
  );
