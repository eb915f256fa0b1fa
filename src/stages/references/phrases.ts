import type { Mention, Named } from '../../document/index.ts';
import {
  isDepartment,
  type LexiconMention,
  type OfficeMention,
  type OrganMention,
  type RoleNoun,
  roleNoun,
} from '../../lexicon/index.ts';
import { nearby, overlaps, type Span, within } from '../../text/index.ts';
import { DEFINITE, firstOf, INDEFINITE, POSSESSIVE, tailOf, type Token } from './extent.ts';

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
  /** The name to which the words belong, as “Norway's fisheries minister” to “Kari Nygård” after it. */
  readonly nameAfter: Mention | null;
}

export type Phrase = Pronoun | Description;

const PRONOUN = /(?<![\p{L}\p{N}’'-])(?:he|she|him|her|his|hers|they|them|their|it|its|who|which)(?![\p{L}\p{N}-])/giu;
/** Forms of address that begin with a pronoun: “Her Excellency”, “His Royal Highness”. */
const STYLE =
  /^(?:his|her|their) (?:Royal |Imperial |Serene )?(?:Excellenc(?:y|ies)|Majest(?:y|ies)|Highness(?:es)?|Holiness|Eminence|Beatitude|Grace|Honou?r|Worship)\b/iu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}.&-]*(?:[’']\p{L}+)*[’']?|[,;:()“”"–—!?]/gu;
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
/** Finds the pronouns and descriptions in the prose, in order; those beside a name belong to it and are left out. */
export function phrasesOf(named: Named, scanned: readonly LexiconMention[]): Phrase[] {
  const { text, sentences } = named;
  const found: Phrase[] = [];
  const bodies = scanned.filter((mention) => mention.type !== 'name');
  const near = nearby(bodies, ({ span }) => [span]);
  for (const sentence of sentences) {
    const words = text.slice(...sentence);
    for (const match of words.matchAll(PRONOUN)) {
      if (STYLE.test(words.slice(match.index))) continue;
      const span: Span = [sentence[0] + match.index, sentence[0] + match.index + match[0].length];
      found.push({ type: 'pronoun', span, word: match[0].toLowerCase() });
    }
    const inSentence = near(sentence).filter(({ span }) => overlaps(span, sentence));
    found.push(...descriptionsIn(named, sentence, inSentence));
  }
  return found.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

function descriptionsIn(
  { text, mentions }: Named,
  [begin, stop]: Span,
  scanned: readonly LexiconMention[],
): Description[] {
  const near = within(mentions, [begin, stop]);
  // “His Excellency Eng. Hamad …”: what looks like the end of a sentence may be an abbreviation before the name.
  const beyond = within(mentions, [begin, stop + ABBREVIATED]);
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
    const phrase = descriptionAt(text, tokens, index, { near, beyond }, scanned);
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

/** Characters after a sentence's end in which a name may still belong to its last words. */
const ABBREVIATED = 40;
const PAIR = /^(?:pair|two|three|four|five|trio|duo)$/iu;
const SIZES: Readonly<Record<string, number>> = { pair: 2, duo: 2, trio: 3 };

function descriptionAt(
  text: string,
  tokens: readonly Token[],
  index: number,
  { near, beyond }: { readonly near: readonly Mention[]; readonly beyond: readonly Mention[] },
  scanned: readonly LexiconMention[],
): Description | null {
  const head = tokens[index];
  if (!head) return null;
  // “said one Whitehall source.”: the full stop of the sentence is no part of the noun.
  const plain = head.word.replace(/(?<=\p{Ll}{4})\.$/u, '').replace(/[’']s?$/u, '');
  const before = tokens[index - 1];
  const role = roleNoun(plain) ?? (/^(?:both|two|three)$/iu.test(before?.word ?? '') ? partyNoun(plain) : null);
  const isPair = !role && PAIR.test(plain) && /^the$/iu.test(before?.word ?? '') && !startsNoun(tokens[index + 1]);
  const isBoth =
    !role &&
    /^both$/iu.test(plain) &&
    /^(?:said|say|have|had|has|were|are|will|would|could|agreed|denied|called|declined|expressed|stressed|,)$/u.test(
      tokens[index + 1]?.word ?? '',
    );
  if (!role && !isPair && !isBoth) return null;
  const end = head.start + plain.length;
  if (near.some(({ span, form }) => form !== 'demonym' && span[0] <= head.start && end <= span[1])) return null;
  const first = isBoth ? index : firstOf(tokens, index, near);
  // “Every minister”, “no official”: nobody of whom the text has spoken.
  if (/^(?:every|each|any|no)$/iu.test(tokens[first - 1]?.word ?? '')) return null;
  const start = tokens[first]?.start ?? head.start;
  const known = scanned.filter((other) => other.type !== 'name' && overlaps(other.head, [head.start, end]));
  const office = known.find((other) => other.type === 'office') ?? null;
  // “China's foreign ministry spokeswoman”, “director general”: the phrase has its head further on.
  const later = office ? text.slice(end, office.head[1]) : '';
  if (!/^\s(?:of|for)\s/u.test(later) && roleNoun(later.trim().split(/\s+/u).at(-1) ?? '')) return null;
  const organ = known.find((other) => other.type === 'organ') ?? null;
  const tail = Math.max(office?.span[1] ?? end, tailOf(text, end, near, tokens, index));
  const span: Span = [start, tail];
  const reach: Span = [Math.min(start, office?.span[0] ?? start), tail];
  if (followsName(text, reach, near)) return null;
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
    count:
      isPair || isBoth
        ? (SIZES[plain.toLowerCase()] ?? NUMBERS[plain.toLowerCase()] ?? 2)
        : (NUMBERS[lead] ?? NUMBERS[second] ?? null),
    office,
    organ,
    names: near.filter((mention) => overlaps(mention.span, span)),
    nameAfter: role?.kind === 'body' || isServed(text, reach[0]) ? null : nameAfter(text, reach, beyond),
  };
}

/** “the spokesman for [the secretary-general], Edmund Hall”: the name is that of who serves. */
const isServed = (text: string, start: number): boolean =>
  /\b(?:spokes(?:man|woman|person)|advis[eo]r|aide|deputy|assistant|secretary|envoy|lawyer|counsel)\s(?:for|to|of)\s$/iu.test(
    text.slice(Math.max(0, start - 40), start),
  );

/** “both capitals”: a noun by which only states are taken up, and only counted. */
const partyNoun = (word: string): RoleNoun | null =>
  word === 'capitals' ? { noun: 'capital', kind: 'body', plural: true, gender: null, nameless: false } : null;

const isDeterminer = (word: string): boolean =>
  DEFINITE.has(word) || POSSESSIVE.has(word) || INDEFINITE.has(word) || word in NUMBERS;

const startsNoun = (token: Token | undefined): boolean =>
  token !== undefined &&
  /^\p{L}/u.test(token.word) &&
  (roleNoun(token.word) !== null ||
    /^(?:sides|countries|nations|powers|governments|men|women|states|parties|capitals)$/iu.test(token.word));

const hasPossessive = (tokens: readonly Token[], first: number, index: number): boolean =>
  tokens.slice(first, index).some(({ word }) => /[’']s?$/u.test(word));

/** Forms of address between an office and a name: “Dr”, “His Excellency Eng.”, “Lt. Gen.”. */
const HONORIFICS = String.raw`(?:\p{Lu}[\p{L}-]{0,12}\.?\s+){0,4}$`;
const UP_TO_NAME = new RegExp(String.raw`^(?:,?\s+|\s?[–—-]\s?)${HONORIFICS}`, 'u');
/** “(the minister) for water and sanitation, Dr”, “(the minister) of Energy Eng.”. */
const OVER_FIELD = new RegExp(
  String.raw`^\s(?:of|for)\s(?:(?!(?:said|says|told|on|in|at|was|is|has|had|will|would|who|that)\b)[\p{L}-]+,?\s){0,5}?(?:[\p{L}-]+,\s+|(?:\p{Lu}[\p{L}-]+\s+))${HONORIFICS}`,
  'u',
);
/** What stands between a name and the noun in apposition to it: an age, an article, participles (“a retired harbour pilot”). */
const FROM_NAME = /^(?:,\s+(?:\d+,\s+)?|\s\()(?:(?:a|an|the|his|her|its|their)\s(?:[\p{L}-]+\s){1,3})?$/u;

/** “Norway's fisheries minister, Dr Kari Nygård”. */
function nameAfter(text: string, [, end]: Span, near: readonly Mention[]): Mention | null {
  const next = near.find(({ span }) => span[0] >= end);
  if (next?.kind !== 'person') return null;
  const between = withoutField(text.slice(end, next.span[0]));
  return UP_TO_NAME.test(between) || OVER_FIELD.test(between) ? next : null;
}

/** “(the minister of foreign affairs) and trade, Hon. ”: without the rest of what somebody is in charge of. */
function withoutField(between: string): string {
  const rest = /^(?:,?\s(?:and\s)?[\p{L}-]+)+(?=,\s)/u.exec(between)?.[0] ?? '';
  const words = rest.split(/[\s,]+/u).filter((word) => word !== '' && word !== 'and');
  return words.length > 0 && words.every(isDepartment) ? between.slice(rest.length) : between;
}

/** “Kari Nygård, the minister”. */
const followsName = (text: string, [start]: Span, near: readonly Mention[]): boolean =>
  near.some(({ span, kind }) => kind === 'person' && span[1] <= start && FROM_NAME.test(text.slice(span[1], start)));
