import type { FoundMention } from '../../document/index.ts';
import { isDepartment, type NameMention } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import type { WordRun } from './names.ts';

type Found = Omit<FoundMention, 'form'>;

/** “[Finance Minister]”, “[Justice Secretary]”: an office behind what its holder is in charge of. */
const IN_CHARGE = /^(\p{Lu}\p{L}+)\s(?:\p{Lu}\p{L}+\s)?(?:Minister|Secretary|Commissioner)$/u;

/**
 * “French Economy and [Finance Minister]”: a person's office begins with the first of the things that its holder is in charge
 * of, and with the state or body before them. `isKnown`: whether the lexicon knows the word as one.
 */
export function withAllPortfolios(
  text: string,
  phrases: readonly Found[],
  words: readonly Span[],
  isKnown: (word: number) => boolean,
): Found[] {
  const wordAt = (word: number): string => text.slice(...(words[word] ?? [0, 0]));
  const isPortfolioAt = (word: number): boolean => /^\p{Lu}/u.test(wordAt(word)) && isDepartment(wordAt(word));
  const beginningOf = ({ kind, span, run }: Found): number => {
    const first = kind === 'person' ? IN_CHARGE.exec(text.slice(...span))?.[1] : undefined;
    let start = run[0];
    if (first === undefined || !isDepartment(first)) return start;
    if (!/^(?:and|&)$/u.test(wordAt(start - 1))) return start;
    while (/^(?:and|&|,)$/u.test(wordAt(start - 1)) && isPortfolioAt(start - 2)) start -= 2;
    // “The Department of Justice and Defense Secretary Vale”: a body's name.
    if (start === run[0] || /^(?:of|for)$/u.test(wordAt(start - 1))) return run[0];
    return isKnown(start - 1) ? start - 1 : start;
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

/** “Malian [Water] Minister”: what somebody is minister of is no body, unless the lexicon knows it as one. */
export const isPortfolio = (text: string, [start, end]: Span, known: readonly NameMention[]): boolean =>
  /^\sMinisters?\b/u.test(text.slice(end, end + 12)) && !known.some(({ span }) => span[0] === start && span[1] === end);

/** How many characters before a name its office may be. */
const BEFORE_NAME = 80;
/** What a minister is in charge of, up to a name: “Minister of”, “Secretary for Gender”. */
const IN_CHARGE_OF = /\b(?:Minister|Secretary)\s(?:of|for)\s(?:the\s)?(?:\p{Lu}[\p{L}-]*,?\s(?:and\s)?){0,4}$/u;
/** Nouns that tell what a ministry is for by their form: unification, equality, environment, tourism, agriculture. */
const ABSTRACT = /^\p{Lu}\p{Ll}{2,}(?:tion|sion|ity|ment|ism|ture|ics|ance|ence|ship)$/u;

/** “Minister of Unification [Kim Min-jun]”: what somebody is minister of does not belong to the name. */
export function withoutPortfolio(text: string, name: Found, words: readonly Span[]): Found {
  if (name.kind !== 'person') return name;
  const end = name.run[1];
  let start = name.run[0];
  const wordAt = (word: number): string => text.slice(...(words[word] ?? [0, 0]));
  const isOne = (word: string): boolean => ABSTRACT.test(word) || isDepartment(word);
  while (end - start > 2 && isOne(wordAt(start)) && /^\p{Lu}/u.test(wordAt(start + 1))) start += 1;
  if (start === name.run[0]) return name;
  const before = text.slice(Math.max(0, name.span[0] - BEFORE_NAME), name.span[0]);
  return IN_CHARGE_OF.test(before)
    ? { ...name, run: [start, end], span: [words[start]?.[0] ?? 0, name.span[1]] }
    : name;
}
