import type { WordList } from '../../ledger/index.ts';
import type { ComparedWord, Span } from '../../text/index.ts';

/** A word beside a quoted passage, and what stands between it and the word after it: “, ” or “ ”. */
export interface Token {
  readonly key: string;
  readonly span: Span;
  readonly after: string;
}

/** What stands in the transcript round a passage, as far as its sentences reach. */
export interface Surroundings {
  /** The words of the sentence before the passage, and those after it. */
  readonly left: readonly Token[];
  readonly right: readonly Token[];
  /** The words of the passage itself. */
  readonly inside: readonly Token[];
  /** Of the first sentence that follows in the same turn, the first words. */
  readonly next: readonly Token[];
  /** What ends the last sentence. */
  readonly end: string;
  /** Whether the passage begins with its sentence. */
  readonly whole: boolean;
}

/** A sentence longer than this is a transcript without full stops: what stands farther off says nothing. */
const MOST_WORDS = 60;
const NEXT_WORDS = 8;

/** The surroundings of the words [from, to) of a turn. */
export function surroundingsOf(text: string, words: WordList, from: number, to: number): Surroundings {
  const sentenceAt = (at: number): number => words.at(at)?.sentence ?? -1;
  let start = from;
  while (start > 0 && from - start < MOST_WORDS && sentenceAt(start - 1) === sentenceAt(from)) start -= 1;
  let end = to;
  while (end < words.length && end - to < MOST_WORDS && sentenceAt(end) === sentenceAt(to - 1)) end += 1;
  const next: number[] = [];
  for (let at = end; at < words.length && next.length < NEXT_WORDS; at += 1) {
    if (sentenceAt(at) !== sentenceAt(end)) break;
    next.push(at);
  }
  const tokens = (first: number, last: number): Token[] => {
    const found: Token[] = [];
    for (let at = first; at < last; at += 1) {
      const word = words.at(at);
      if (word !== undefined) found.push(tokenOf(text, word, words.at(at + 1)));
    }
    return found;
  };
  return {
    left: tokens(start, from),
    right: tokens(to, end),
    inside: tokens(from, to),
    next: tokens(end, end + next.length),
    end: tokens(end - 1, end)[0]?.after ?? '',
    whole: start === from,
  };
}

/** What stands between a word and the next; at the end of a turn, all that is left. */
const MOST_BETWEEN = 40;

function tokenOf(text: string, { key, span }: ComparedWord, next: ComparedWord | undefined): Token {
  const end = next === undefined ? span[1] + MOST_BETWEEN : next.span[0];
  return { key, span, after: text.slice(span[1], end) };
}
