import type { Mention, Named } from '../../document/index.ts';
import {
  type LexiconMention,
  type OfficeMention,
  type OrganMention,
  type RoleNoun,
  roleNoun,
} from '../../lexicon/index.ts';
import { nearby, overlaps, type Span, within } from '../../text/index.ts';

/** A pronoun of the third person, or "who" and "which" right after what they go back to. */
export interface Pronoun {
  readonly type: 'pronoun';
  readonly span: Span;
  readonly word: string;
}

/** Words for somebody without a name: “the Norwegian minister”, “a senior official”, “both leaders”, “the alliance”. */
export interface Description {
  readonly type: 'description';
  /** From the determiner to the head noun, with an “of …” or “for …” that belongs to it. */
  readonly span: Span;
  readonly words: string;
  /** The head noun; null for “the pair”, “both”, “the two”. */
  readonly role: RoleNoun | null;
  /** Head noun with the word before it, in lower case: “fisheries minister”. */
  readonly nouns: readonly string[];
  readonly determiner: 'definite' | 'possessive' | 'indefinite' | 'none';
  readonly count: number | null;
  readonly office: OfficeMention | null;
  /** A body that many countries have (“the foreign ministry”), where the head is one. */
  readonly organ: OrganMention | null;
  /** Names within the phrase that say whose it is: “Norwegian”, “Norway's”, “of the Red Cross”. */
  readonly names: readonly Mention[];
}

export type Phrase = Pronoun | Description;

const PRONOUN = /(?<![\p{L}\p{N}’'-])(?:he|she|him|her|his|hers|they|them|their|it|its|who|which)(?![\p{L}\p{N}-])/giu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}.&-]*(?:[’']\p{L}+)*[’']?|[,;:()“”"–—!?]/gu;
const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those', 'both', 'neither', 'either']);
const POSSESSIVE = new Set(['its', 'his', 'her', 'their', 'our', 'my', 'your']);
const INDEFINITE = new Set(
  'a an one another some several many few most other two three four five six seven eight nine ten dozens hundreds'.split(
    ' ',
  ),
);
const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  both: 2,
  neither: 2,
  either: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
};
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

/** Finds the pronouns and descriptions in the prose, in order; those beside a name belong to it and are left out. */
export function phrasesOf(named: Named, scanned: readonly LexiconMention[]): Phrase[] {
  const { text, sentences } = named;
  const found: Phrase[] = [];
  const bodies = scanned.filter((mention) => mention.type !== 'name');
  const near = nearby(bodies, ({ span }) => [span]);
  for (const sentence of sentences) {
    const words = text.slice(...sentence);
    for (const match of words.matchAll(PRONOUN)) {
      const span: Span = [sentence[0] + match.index, sentence[0] + match.index + match[0].length];
      found.push({ type: 'pronoun', span, word: match[0].toLowerCase() });
    }
    const inSentence = near(sentence).filter(({ span }) => overlaps(span, sentence));
    found.push(...descriptionsIn(named, sentence, inSentence));
  }
  return found.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function descriptionsIn(
  { text, mentions }: Named,
  [begin, stop]: Span,
  scanned: readonly LexiconMention[],
): Description[] {
  const near = within(mentions, [begin, stop]);
  const tokens = Array.from(text.slice(begin, stop).matchAll(WORD), ([word], __): Token => ({
    word,
    start: 0,
    end: 0,
  }));
  let at = begin;
  for (const [index, token] of tokens.entries()) {
    const start = text.indexOf(token.word, at);
    at = start + token.word.length;
    tokens[index] = { word: token.word, start, end: at };
  }
  const found: Description[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const phrase = descriptionAt(text, tokens, index, near, scanned);
    if (!phrase) continue;
    const last = found.at(-1);
    // “the foreign ministry spokesman”: the longer phrase that has the later head takes the shorter's place.
    if (last && overlaps(last.span, phrase.span)) {
      const isLonger = phrase.span[1] - phrase.span[0] > last.span[1] - last.span[0];
      if (phrase.span[0] <= last.span[0] && isLonger) found[found.length - 1] = phrase;
      continue;
    }
    found.push(phrase);
  }
  return found;
}

const PAIR = /^(?:pair|two|three|four|five|trio|duo)$/iu;
const SIZES: Readonly<Record<string, number>> = { pair: 2, duo: 2, trio: 3 };

function descriptionAt(
  text: string,
  tokens: readonly Token[],
  index: number,
  near: readonly Mention[],
  scanned: readonly LexiconMention[],
): Description | null {
  const head = tokens[index];
  if (!head) return null;
  const plain = head.word.replace(/[’']s?$/u, '');
  const role = roleNoun(plain);
  const before = tokens[index - 1];
  const isPair = !role && PAIR.test(plain) && /^the$/iu.test(before?.word ?? '') && !startsNoun(tokens[index + 1]);
  const isBoth =
    !role &&
    /^both$/iu.test(plain) &&
    /^(?:said|say|have|had|has|were|are|will|would|could|agreed|denied|called|declined|expressed|stressed|,)$/u.test(
      tokens[index + 1]?.word ?? '',
    );
  if (!role && !isPair && !isBoth) return null;
  if (near.some(({ span, form }) => form !== 'demonym' && span[0] <= head.start && head.end <= span[1])) return null;
  const first = isBoth ? index : firstOf(tokens, index, near);
  const start = tokens[first]?.start ?? head.start;
  const end = head.start + plain.length;
  const known = scanned.filter((other) => other.type !== 'name' && overlaps(other.head, [head.start, end]));
  const office = known.find((other) => other.type === 'office') ?? null;
  // “China's foreign ministry spokeswoman”, “director general”: the phrase has its head further on.
  if (office && office.head[1] > end && roleNoun(text.slice(end, office.head[1]).trim().split(/\s+/u).at(-1) ?? '')) return null;
  const organ = known.find((other) => other.type === 'organ') ?? null;
  const tail = Math.max(office?.span[1] ?? end, tailOf(text, end, near, tokens, index));
  const span: Span = [start, tail];
  if (besideName(text, [Math.min(start, office?.span[0] ?? start), tail], near)) return null;
  const lead = (tokens[first]?.word ?? '').toLowerCase();
  const second = (tokens[first + 1]?.word ?? '').toLowerCase();
  const next = index > first ? (tokens[index - 1]?.word.toLowerCase() ?? '') : '';
  const modifier = isDeterminer(next) || /[’']s?$/u.test(next) ? '' : next;
  const nouns = role ? [role.noun, ...(modifier ? [`${modifier} ${role.noun}`] : [])] : [];
  return {
    type: 'description',
    span,
    words: text.slice(...span),
    role,
    nouns,
    determiner:
      DEFINITE.has(lead) || isPair || isBoth
        ? 'definite'
        : POSSESSIVE.has(lead) || /[’']s?$/u.test(tokens[first]?.word ?? '') || hasPossessive(tokens, first, index)
          ? 'possessive'
          : INDEFINITE.has(lead) || /^\d+$/u.test(lead)
            ? 'indefinite'
            : 'none',
    count: isPair || isBoth ? (SIZES[plain.toLowerCase()] ?? NUMBERS[plain.toLowerCase()] ?? 2) : (NUMBERS[lead] ?? NUMBERS[second] ?? null),
    office,
    organ,
    names: near.filter((mention) => overlaps(mention.span, span)),
  };
}

const isDeterminer = (word: string): boolean =>
  DEFINITE.has(word) || POSSESSIVE.has(word) || INDEFINITE.has(word) || word in NUMBERS;

const startsNoun = (token: Token | undefined): boolean =>
  token !== undefined &&
  /^\p{L}/u.test(token.word) &&
  (roleNoun(token.word) !== null ||
    /^(?:sides|countries|nations|powers|governments|men|women|states|parties|capitals)$/iu.test(token.word));

const hasPossessive = (tokens: readonly Token[], first: number, index: number): boolean =>
  tokens.slice(first, index).some(({ word }) => /[’']s?$/u.test(word));

/** The first token of the phrase whose head is at `index`: at its determiner, or as far as plain modifiers go. */
function firstOf(tokens: readonly Token[], index: number, near: readonly Mention[]): number {
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
  while (first > 0 && name && (tokens[first - 1]?.start ?? 0) >= name.span[0]) first -= 1;
  const before = tokens[first - 1]?.word.toLowerCase() ?? '';
  return DEFINITE.has(before) || POSSESSIVE.has(before) || INDEFINITE.has(before) ? first - 1 : first;
}

const TAKEN_UP = /^\s(?:of|for|from|at)\s(?:the|his|her|its|their)\s(?:\p{Ll}+\s)?([\p{L}-]+)(?=[\s,.;:”"]|$)/u;

/** The end of an “of X” or “for X” after the head that names whose it is. */
function tailOf(text: string, end: number, near: readonly Mention[], tokens: readonly Token[], index: number): number {
  const joint = tokens[index + 1]?.word.toLowerCase();
  if (joint !== 'of' && joint !== 'for' && joint !== 'from' && joint !== 'in' && joint !== 'at') return end;
  const named = near.find(
    ({ span }) =>
      span[0] > end && /^\s(?:of|for|from|in|at)\s(?:the\s)?(?:\p{Ll}+\s)?$/u.test(text.slice(end, span[0])),
  );
  if (named) return endOfRow(text, named, near);
  // “a spokesman for the ministry”: the body was named before.
  const body = TAKEN_UP.exec(text.slice(end, end + 60));
  if (body?.[1] && roleNoun(body[1])?.kind === 'body' && !roleNoun(body[1])?.plural) return end + body[0].length;
  // “the heads of the coast guards”: a plural that belongs to the phrase as much as a name would.
  const plural = /^\sof\s(?:the\s)?(?:\p{Ll}+\s){0,2}?\p{Ll}+s(?=[\s,.;])/u.exec(text.slice(end, end + 60));
  return plural && roleNoun(tokens[index]?.word ?? '')?.plural ? end + plural[0].length : end;
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

/** “Norway's fisheries minister, Kari Nygård”; “Kari Nygård, the minister”: the words belong to the name. */
function besideName(text: string, [start, end]: Span, near: readonly Mention[]): boolean {
  return near.some(({ span, kind }) => {
    if (kind !== 'person') return false;
    if (span[0] >= end) return /^(?:,?\s+|\s?[–—-]\s?)$/u.test(text.slice(end, span[0]));
    return span[1] <= start && /^(?:,\s+(?:\d+,\s+)?|\s\()$/u.test(text.slice(span[1], start));
  });
}
