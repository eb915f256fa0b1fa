import type { FoundMention } from '../../document/index.ts';
import { isDepartment } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import type { WordRun } from './names.ts';

type Found = Omit<FoundMention, 'form'>;

/** “[Finance Minister]”, “[Justice Secretary]”: an office behind what its holder is in charge of. */
const IN_CHARGE = /^(\p{Lu}\p{L}+)\s(?:\p{Lu}\p{L}+\s)?(?:Minister|Secretary|Commissioner)$/u;

/**
 * “French Economy and [Finance Minister]”: a person's office begins with the first of the things that its holder is in charge
 * of, and with the demonym before them. `isDemonym`: whether the lexicon knows the word as one.
 */
export function withAllPortfolios(
  text: string,
  phrases: readonly Found[],
  words: readonly Span[],
  isDemonym: (word: number) => boolean,
): Found[] {
  const wordAt = (word: number): string => text.slice(...(words[word] ?? [0, 0]));
  const isPortfolio = (word: number): boolean => /^\p{Lu}/u.test(wordAt(word)) && isDepartment(wordAt(word));
  const beginningOf = ({ kind, span, run }: Found): number => {
    const first = kind === 'person' ? IN_CHARGE.exec(text.slice(...span))?.[1] : undefined;
    let start = run[0];
    if (first === undefined || !isDepartment(first)) return start;
    while (/^(?:and|,|&)$/u.test(wordAt(start - 1)) && isPortfolio(start - 2)) start -= 2;
    return start < run[0] && isDemonym(start - 1) ? start - 1 : start;
  };
  const whole = phrases.map((phrase): Found => {
    const start = beginningOf(phrase);
    return { ...phrase, run: [start, phrase.run[1]], span: [words[start]?.[0] ?? phrase.span[0], phrase.span[1]] };
  });
  return whole.filter((one) => !whole.some((other) => other !== one && isPartOf(one.run, other.run)));
}

/** Whether words are within more words. */
export const isPartOf = ([start, end]: WordRun, [from, to]: WordRun): boolean =>
  start >= from && end <= to && end - start < to - from;
