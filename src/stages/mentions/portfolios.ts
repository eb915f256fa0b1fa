import { isDepartment, type NameMention } from '../../lexicon/index.ts';
import { type Span, wordsBefore, wordsBehind, wordSet } from '../../text/index.ts';
import { type Found, isPartOf, withRun } from './names.ts';

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
  const whole = phrases.map((phrase) => withRun(phrase, [beginningOf(phrase), phrase.run[1]], words));
  return whole.filter((one) => !whole.some((other) => other !== one && isPartOf(one.run, other.run)));
}

/** The office right behind what its holder is in charge of. */
const OFFICE_BEHIND = /^\s(?:Minister|Secretary|Director|Adviser|Advisor|Chief|Spokes\p{Ll}+)s?\b/u;
/** The office right before it. */
const OFFICE_BEFORE = /(?<![\p{L}])(?:[Vv]ice-)?(?:[Mm]inister|[Ss]ecretary|[Dd]irector)\s(?:of|for)\s$/u;

/**
 * “Malian [Water] Minister”, “director of [Defence Information]”, “[White House Security] Adviser”: what somebody is in
 * charge of is no body, unless the lexicon knows it as one; nor with the body before it.
 */
export function isPortfolio(text: string, [start, end]: Span, known: readonly NameMention[]): boolean {
  if (known.some(({ span }) => span[0] === start && span[1] === end)) return false;
  const behind = wordsBehind(text, end);
  if (/^\sMinisters?\b/u.test(behind)) return true;
  if (!OFFICE_BEHIND.test(behind) && !OFFICE_BEFORE.test(wordsBefore(text, start))) return false;
  const body = known.find(({ span }) => span[0] === start && span[1] < end);
  const words = text
    .slice(body?.span[1] ?? start, end)
    .trim()
    .split(/\s+/u);
  return words.every((word) => isDepartment(word) || /^(?:and|&|of)$/u.test(word));
}

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
  return IN_CHARGE_OF.test(wordsBefore(text, name.span[0])) ? withRun(name, [start, end], words) : name;
}

/** Acronyms of offices, some of which bodies have, too: national security adviser, foreign minister, deputy prime minister. */
const ACRONYM = wordSet('NSA FM DPM DFM EAM');

/** “[NSA] Vale”: the acronym of an office right before the name of a person is no body. */
export const isAcronymOfOffice = (
  text: string,
  [start, end]: Span,
  names: readonly Pick<Found, 'kind' | 'span'>[],
): boolean =>
  ACRONYM.has(text.slice(start, end)) &&
  names.some(({ kind, span }) => kind === 'person' && span[0] === end + 1 && text.charAt(end) === ' ');
