import { offsetsOf, type Span } from '../text/index.ts';

/** Where the words of an entry stood in a text; spans in code points. */
export interface Anchor {
  /** Of a statement its content, of an event its trigger. */
  readonly spans: readonly Span[];
  /** The words of each span. */
  readonly words: readonly string[];
  /** The sentence that tells an event: a trigger alone ("met") is found in many places. Null for a statement. */
  readonly sentence: { readonly span: Span; readonly words: string } | null;
}

/** An entry of a reading, with the same spans as anchors have. */
export interface Covering {
  readonly id: string;
  readonly spans: readonly Span[];
}

/** Cuts anchors from one text. */
export function anchorsIn(text: string): (spans: readonly Span[], sentence?: Span) => Anchor {
  const { toUtf16 } = offsetsOf(text);
  const words = (span: Span): string => text.slice(...toUtf16(span));
  return (spans, sentence) => ({
    spans,
    words: spans.map(words),
    sentence: sentence ? { span: sentence, words: words(sentence) } : null,
  });
}

/** So much of an entry's words another one has to have to stand for it: with less it is about something else. */
const LEAST_SHARE = 0.5;

/** An entry that has the words of another one, and how much both have in common: 1 is all. */
export interface Cover {
  readonly id: string;
  readonly share: number;
}

/**
 * Which entry of a reading has the words at these spans: it shares half of them or more, and of several the one that
 * has most in common with them, measured by the shared part of both together (Jaccard), so that a whole speech does not
 * win over the sentence. Of equals the entry itself, then the first in the text. Null where none has them.
 *
 * @param own the id of the entry whose words they are
 */
export function coverIn(own: string, spans: readonly Span[], reading: readonly Covering[]): Cover | null {
  const sought = merged(spans);
  const size = sizeOf(sought);
  const likely = reading.flatMap((entry) => {
    const there = merged(entry.spans);
    const shared = sharedBy(sought, there);
    if (shared === 0 || shared < LEAST_SHARE * size) return [];
    return [{ id: entry.id, share: shared / (size + sizeOf(there) - shared), start: there[0]?.[0] ?? 0 }];
  });
  const [first] = likely.toSorted(
    (a, b) =>
      b.share - a.share || Number(b.id === own) - Number(a.id === own) || a.start - b.start || (a.id < b.id ? -1 : 1),
  );
  return first ? { id: first.id, share: first.share } : null;
}

/** The same by its id alone. */
export const coveringEntry = (own: string, spans: readonly Span[], reading: readonly Covering[]): string | null =>
  coverIn(own, spans, reading)?.id ?? null;

/** Whether two entries have words in common. */
export const overlap = (one: readonly Span[], other: readonly Span[]): boolean => sharedBy(one, other) > 0;

/** Spans in order, each place once. */
function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && start <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], end)];
    else if (start < end) all.push([start, end]);
  }
  return all;
}

const sizeOf = (spans: readonly Span[]): number => spans.reduce((sum, [start, end]) => sum + end - start, 0);

function sharedBy(one: readonly Span[], other: readonly Span[]): number {
  let shared = 0;
  for (const [start, end] of one)
    for (const [from, to] of other) shared += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return shared;
}

/** Of a word that stands everywhere so many places are tried, the nearest to the old one first. */
const MOST_PLACES = 100;

/**
 * The spans of the same words in another text, nearest to where they stood; null where that text has them no longer.
 * Quotation marks, apostrophes and spaces of another kind do not count.
 */
export function movedSpans({ spans, words, sentence }: Anchor, text: string): Span[] | null {
  if (sentence) {
    const [found] = placesOf([sentence.span], [sentence.words], text) ?? [];
    const by = found ? found[0] - sentence.span[0] : 0;
    return found ? spans.map(([start, end]): Span => [start + by, end + by]) : null;
  }
  return placesOf(spans, words, text);
}

function placesOf(spans: readonly Span[], words: readonly string[], text: string): Span[] | null {
  const [first, ...others] = words.map(plain);
  const old = spans[0]?.[0] ?? 0;
  if (!first || others.includes('')) return null;
  const searched = plain(text);
  const { toCodePoints } = offsetsOf(text);
  const starts: { readonly at: number; readonly away: number }[] = [];
  for (let at = searched.indexOf(first); at !== -1; at = searched.indexOf(first, at + 1))
    starts.push({ at, away: Math.abs(toCodePoints([at, at])[0] - old) });
  const nearest = starts.toSorted((a, b) => a.away - b.away || a.at - b.at).slice(0, MOST_PLACES);
  for (const { at } of nearest) {
    const found: Span[] = [[at, at + first.length]];
    for (const word of others) {
      const next = searched.indexOf(word, found.at(-1)?.[1]);
      if (next === -1) break;
      found.push([next, next + word.length]);
    }
    if (found.length === words.length) return found.map(toCodePoints);
  }
  return null;
}

/** Each sign by one sign of the same length, so that places stay as they are. */
const plain = (text: string): string =>
  text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚ʼ]/g, "'")
    .replace(/\s/g, ' ');
