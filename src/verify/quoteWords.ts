import type { Remark } from '../ledger/index.ts';
import { bitsOf, type ComparedWord, isNote, spokenWords, type Span } from '../text/index.ts';

/** A mark by which a report tells its reader that the words are not all as they were said. */
export interface Mark {
  readonly kind: 'ellipsis' | 'brackets';
  readonly span: Span;
  /** The mark stands before this word of the quotation; it may stand after the last. */
  readonly before: number;
}

/** A quotation taken apart. Words in square brackets are not among the words: they are the report's own. */
export interface QuoteWords {
  readonly text: string;
  readonly words: readonly ComparedWord[];
  readonly keys: readonly string[];
  /** What each word tells, in bits. The second half of a contraction tells nothing beside the first. */
  readonly bits: readonly number[];
  /** The number of the written word that each is of, from 0: “it's” is one written word and two words. */
  readonly written: readonly number[];
  /** In order of the text. */
  readonly marks: readonly Mark[];
  /** Words in round brackets, which may be the speaker's or the report's. */
  readonly parenthesised: ReadonlySet<number>;
}

const ELLIPSIS = /(?:[[(]\s*|(?<!\s)\s+)?(?:…|\.(?:\s?\.){2,})\s*[\])]?/g;
/** A bracket with the letters that touch it: “[T]he”, “want[ed]”. */
const BRACKETS = /(?:(?<![\p{L}\p{M}’'])[\p{L}\p{M}’']+)?\[[^[\]]{0,300}\][\p{L}\p{M}’']*/gu;
const PARENTHESES = /\([^()]{1,300}\)/g;
/** The report vouches that it was said so, or notes a sound. */
const isNoChange = (brackets: string): boolean => {
  const inside = brackets.slice(1, -1);
  return brackets.startsWith('[') && brackets.endsWith(']') && (isNote(inside) || EMPHASIS.has(inside.toLowerCase()));
};
const EMPHASIS: ReadonlySet<string> = new Set(['emphasis added', 'emphasis mine']);

export function quoteWords(text: string): QuoteWords {
  const ellipses = Array.from(text.matchAll(ELLIPSIS), spanOf);
  const brackets = Array.from(text.matchAll(BRACKETS), spanOf).filter(
    (span) => !ellipses.some((other) => other[0] <= span[0] && span[1] <= other[1]),
  );
  const parentheses = Array.from(text.matchAll(PARENTHESES), spanOf);
  const within = (spans: readonly Span[], word: ComparedWord): boolean =>
    spans.some((span) => span[0] < word.span[1] && word.span[0] < span[1]);
  const words = spokenWords(text).filter((word) => !within(brackets, word));
  const markAt = (kind: Mark['kind'], span: Span): Mark => {
    const next = words.findIndex((word) => word.span[0] >= span[0]);
    return { kind, span, before: next < 0 ? words.length : next };
  };
  const marks = [
    ...ellipses.map((span) => markAt('ellipsis', span)),
    ...brackets.filter((span) => !isNoChange(text.slice(...span))).map((span) => markAt('brackets', span)),
  ];
  const written = writtenWords(words);
  return {
    text,
    words,
    keys: words.map((word) => word.key),
    bits: words.map(({ key }, at) => (at > 0 && written[at] === written[at - 1] ? 0 : bitsOf(key))),
    written,
    marks: marks.toSorted((a, b) => a.span[0] - b.span[0]),
    parenthesised: new Set(words.flatMap((word, at) => (within(parentheses, word) ? [at] : []))),
  };
}

/** Whether there is anything but marks: “”, …, — are no quotation. */
export const hasWord = (quote: string): boolean => /[\p{L}\p{N}]/u.test(quote);

/** That these words are too few to be looked for; nothing where there are none. */
export const uncheckedOf = ({ text, words }: QuoteWords): Remark[] => {
  const [first, last] = [words[0], words.at(-1)];
  return first && last ? [{ kind: 'unchecked', words: text.slice(first.span[0], last.span[1]) }] : [];
};

/** Of a number of words from `from` to `to`, how many are written. */
export const writtenBetween = ({ written }: QuoteWords, from: number, to: number): number =>
  to <= from ? 0 : (written[to - 1] ?? 0) - (written[from] ?? 0) + 1;

function writtenWords(words: readonly ComparedWord[]): number[] {
  let number = -1;
  return words.map(({ span }, at) => {
    if (at === 0 || words[at - 1]?.span[1] !== span[0]) number += 1;
    return number;
  });
}

const spanOf = (match: RegExpExecArray): Span => [match.index, match.index + match[0].length];
