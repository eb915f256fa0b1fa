import type { Span } from '../../text/index.ts';

/** The end of a line that tells something, and does not only name it. */
export const SENTENCE_END = /[.!?…:]["”’')]*$/;

const LINE = /[^\n\r\u2028\u2029]+/g;

/**
 * The span without white space at its ends; null when nothing else is left. Unlike trimSpan, a byte order mark inside
 * the text counts as a mark, since not everybody who checks that blocks cover the text takes it for white space.
 */
export function trimmed(text: string, [start, end]: Span): Span | null {
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return start < end ? [start, end] : null;
}

const isBlank = (text: string, at: number): boolean => /[^\S\uFEFF]/.test(text.charAt(at));

/** The lines of a text that hold more than white space, trimmed. */
export function linesOf(text: string, [start, end]: Span = [0, text.length]): Span[] {
  const lines = Array.from(text.slice(start, end).matchAll(LINE), (match): Span => {
    return [start + match.index, start + match.index + match[0].length];
  });
  return trimmedAll(text, lines);
}

/** The spans trimmed, those of white space alone left out. */
export const trimmedAll = (text: string, spans: readonly Span[]): Span[] =>
  spans.map((span) => trimmed(text, span)).filter((span) => span !== null);

export const shiftSpan = ([start, end]: Span, by: number): Span => [start + by, end + by];

const UNSEEN = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/**
 * A text without the characters that nobody sees and that would part words: soft hyphens, spaces without width, marks
 * of direction. What joins letters in Persian and the languages of India stays.
 */
export const visible = (text: string): string => text.replace(UNSEEN, '');

/** What is seen of a text, white space collapsed to single spaces, none at the ends. */
export const collapse = (text: string): string => visible(text).replace(/\s+/g, ' ').trim();
