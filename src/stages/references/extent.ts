import type { Mention } from '../../document/index.ts';
import { roleNoun } from '../../lexicon/index.ts';

/** A word or mark of a sentence, with its place in the text. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

export const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those', 'both', 'neither', 'either']);
export const POSSESSIVE = new Set(['its', 'his', 'her', 'their', 'our', 'my', 'your']);
export const INDEFINITE = new Set(
  'a an one another some several many few most other two three four five six seven eight nine ten dozens hundreds'.split(
    ' ',
  ),
);
/** No description goes on over one of these to its left. */
const BREAKS = new Set(
  (
    'and or but that said says saying told tells with by to from met as while when where after before because if than then is was ' +
    'are were be been has had have will would should could may might who whom which what whose in on at into about against ' +
    'between during under over asked urged accused called named like of for not so there'
  ).split(' '),
);
/** What may stand before a head noun that has no determiner. */
const MODIFIER =
  /^(?:senior|former|top|foreign|prime|chief|deputy|western|european|military|defen[cs]e|government|ministry|party|opposition|security|intelligence|trade|local|us|u\.s\.|un|eu|nato|state|federal|independent|anonymous|unnamed|other|more|many|some|rights|aid|environment|finance|interior|justice|health|energy|army|navy|police|court|white|house|company|embassy|presidential|diplomatic|industry|union)$/iu;
const LONGEST = 6;

/** The first token of the phrase whose head is at `index`: at its determiner, or as far as plain modifiers go. */
export function firstOf(tokens: readonly Token[], index: number, near: readonly Mention[]): number {
  for (let at = index - 1; at >= 0 && index - at <= LONGEST; at -= 1) {
    const word = tokens[at]?.word ?? '';
    const lower = word.toLowerCase();
    if (DEFINITE.has(lower) || POSSESSIVE.has(lower) || INDEFINITE.has(lower))
      return /^(?:the|these|those)$/u.test(tokens[at - 1]?.word.toLowerCase() ?? '') ? at - 1 : at;
    // “Moldova's infrastructure minister”: a possessive does what “the” does.
    if (/\p{L}[’']s?$/u.test(word)) return ownerFrom(tokens, at, near);
    if (BREAKS.has(lower) || !/^[\p{L}\p{N}]/u.test(word) || /(?:ed|ing)$/u.test(lower)) break;
  }
  let first = index;
  while (first > 0) {
    const token = tokens[first - 1];
    if (!token) break;
    const isName = near.some(({ span }) => span[0] <= token.start && token.start < span[1]);
    if (!isName && !MODIFIER.test(token.word) && !roleNoun(token.word.replace(/[’']s?$/u, ''))) break;
    first -= 1;
  }
  return first;
}

/** Where the owner of a possessive at `at` begins: with the whole name, and the article before it. */
function ownerFrom(tokens: readonly Token[], at: number, near: readonly Mention[]): number {
  const own = tokens[at];
  const name = own && near.find(({ span }) => span[0] <= own.start && own.start < span[1]);
  let first = at;
  const start = name?.span[0] ?? own?.start ?? 0;
  while (first > 0 && (tokens[first - 1]?.start ?? 0) >= start) first -= 1;
  // “the prime minister's spokesman”.
  if (!name && /^prime$/iu.test(tokens[first - 1]?.word ?? '')) first -= 1;
  const before = tokens[first - 1]?.word.toLowerCase() ?? '';
  return DEFINITE.has(before) || POSSESSIVE.has(before) || INDEFINITE.has(before) ? first - 1 : first;
}

const TAKEN_UP = /^\s(?:of|for|from|at)\s(?:the|his|her|its|their)\s(?:\p{Ll}+\s)??([\p{L}-]+)(?=[\s,.;:”"]|$)/u;

/** The end of an “of X” or “for X” after the head that names whose it is. */
export function tailOf(
  text: string,
  end: number,
  near: readonly Mention[],
  tokens: readonly Token[],
  index: number,
): number {
  const joint = tokens[index + 1]?.word.toLowerCase();
  if (joint !== 'of' && joint !== 'for' && joint !== 'from' && joint !== 'in' && joint !== 'at') return end;
  const named = near.find(
    ({ span }) =>
      span[0] > end && /^\s(?:of|for|from|in|at)\s(?:the\s)?(?:\p{Ll}+\s)?$/u.test(text.slice(end, span[0])),
  );
  if (named) return endOfBody(text, endOfRow(text, named, near));
  // “a spokesman for the ministry”: the body was named before.
  const body = TAKEN_UP.exec(text.slice(end, end + 60));
  if (body?.[1] && roleNoun(body[1])?.kind === 'body' && !roleNoun(body[1])?.plural) return end + body[0].length;
  // “the heads of the coast guards”: a plural that belongs to the phrase as much as a name would.
  const plural = /^\sof\s(?:the\s)?(?:\p{Ll}+\s){0,2}?\p{Ll}+s(?=[\s,.;])/u.exec(text.slice(end, end + 60));
  return plural && roleNoun(tokens[index]?.word ?? '')?.plural ? end + plural[0].length : end;
}

/** “for the Chilean navy ministry”: a name that is only the beginning of a body's. */
function endOfBody(text: string, end: number): number {
  let stop = end;
  for (const [word, noun = ''] of text.slice(end, end + 50).matchAll(/\s(\p{Ll}[\p{L}-]*)(?=[\s,.;:”"])/gu)) {
    if (text.slice(stop, stop + word.length) !== word || BREAKS.has(noun)) return end;
    stop += word.length;
    const role = roleNoun(noun);
    if (role?.kind === 'body') return role.plural ? end : stop;
  }
  return end;
}

/** “of Peru, Chile and Bolivia”: names joined to the first. */
function endOfRow(text: string, first: Mention, near: readonly Mention[]): number {
  let last = first.span[1];
  for (const { span } of near.filter((other) => other.span[0] >= first.span[1])) {
    const joint = /^(?:,|,?\s+and)\s+(?:the\s+)?$/u.exec(text.slice(last, span[0]));
    if (!joint) break;
    last = span[1];
    if (/and/u.test(joint[0])) return last;
  }
  return first.span[1];
}
