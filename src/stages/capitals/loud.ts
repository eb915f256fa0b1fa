import type { Article, Block } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

/** A block with fewer words beyond one letter tells nothing by its capitals, unless all others are in capitals too. */
const LEAST_WORDS = 6;
/** Of a loud stretch at most this share of the words has a small letter: “McVALE”, “of 20km”. */
const MOST_SMALL = 0.1;
/** Where all the text has at most this share of its letters small, short lines are loud too. */
const MOST_SMALL_LETTERS = 0.05;

const WORD = /[\p{L}\p{M}]{2,}/gu;
const SMALL = /\p{Ll}/u;

/** The stretches of a document that are in capitals where English writes small: whole blocks, or the words of a turn. */
export function loudStretches({ text, blocks }: Pick<Article, 'text' | 'blocks'>): Span[] {
  const least = isAllLoud(text) ? 1 : LEAST_WORDS;
  return blocks.flatMap((block) => {
    const stretch = wordsOf(block);
    const words = text.slice(...stretch).match(WORD) ?? [];
    const small = words.filter((word) => SMALL.test(word)).length;
    return words.length >= least && small <= words.length * MOST_SMALL ? [stretch] : [];
  });
}

const wordsOf = ({ span, label }: Block): Span => (label ? [label[1], span[1]] : span);

function isAllLoud(text: string): boolean {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  const large = text.match(/\p{Lu}/gu)?.length ?? 0;
  return small <= (small + large) * MOST_SMALL_LETTERS;
}
