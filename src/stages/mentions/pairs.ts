import type { FoundMention } from '../../document/index.ts';
import { ENTITY_KINDS } from '../../document/index.ts';
import type { Pairs } from '../../model/index.ts';
import { PRONOUN_CLASSES, pronounClass } from '../../lexicon/index.ts';

/**
 * How many preceding mentions a mention is compared with, and how many names after a description. As in
 * training/pairs.py.
 */
const LOOK_BACK = 50;
const LOOK_AHEAD = 8;
const MENTION_STEPS = [1, 2, 3, 4, 5, 8, 12, 20, 32];
const SENTENCE_STEPS = [0, 1, 2, 3, 4, 6, 10];
const DETERMINER = /^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your)\s+/iu;
const LETTERS = /[\p{L}\p{N}]+/gu;
/**
 * A word's feature number adds these to its letter case: it begins a line; its quotation state
 * (stages/tag/features.ts).
 */
const BEGINS_LINE = 4;
const QUOTATION_STATES = 8;

/** What is known about the words of a document besides their text. */
export interface WordFacts {
  readonly text: string;
  /** The features given to the encoder. */
  readonly features: readonly number[];
  /** The number of each word's sentence. */
  readonly sentences: readonly number[];
  /** Whether the tag head assigns a word to a source. */
  readonly sources: readonly boolean[];
}

/** The class of a mention for the linking network: a class of pronouns, or the form combined with the kind. */
export function classOf({ form, kind }: Pick<FoundMention, 'form' | 'kind'>, words: string): number {
  if (form === 'pronoun') return pronounClass(words) ?? 2;
  return PRONOUN_CLASSES + (form === 'name' ? 0 : ENTITY_KINDS.length) + ENTITY_KINDS.indexOf(kind ?? 'person');
}

export interface Facts {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly form: FoundMention['form'];
  readonly class: number;
  readonly string: string;
  readonly words: readonly string[];
  readonly initials: string;
  readonly letters: string;
  readonly sentence: number;
  readonly paragraph: number;
  readonly quote: number;
  readonly isSource: boolean;
  /** Index of the latest mention before this one that was a source; -1 if there is none. */
  readonly lastSource: number;
  /** The first mention of its sentence. */
  readonly leads: boolean;
}

/** The mentions to compare, and the features of each pair. The same as training/pairs.py. */
export function pairsOf(mentions: readonly FoundMention[], document: WordFacts): Pairs {
  const facts = factsOf(mentions, document);
  const first: number[] = [];
  const second: number[] = [];
  const features: number[][] = [];
  const names = facts.filter(({ form }) => form === 'name');
  const counts = new Map<string, number>();
  let nextName = 0;
  for (const [index, a] of facts.entries()) {
    const compare = (b: Facts): void => {
      first.push(index);
      second.push(b.index);
      features.push(pairFeatures(a, b, counts.get(b.string) ?? 0));
    };
    for (const b of facts.slice(Math.max(0, index - LOOK_BACK), index)) if (b.end <= a.start) compare(b);
    if (a.form === 'description') {
      while ((names[nextName]?.index ?? Infinity) <= index) nextName += 1;
      const after = names.slice(nextName, nextName + 2 * LOOK_AHEAD).filter(({ start }) => start >= a.end);
      for (const b of after.slice(0, LOOK_AHEAD)) compare(b);
    }
    if (a.form !== 'pronoun') counts.set(a.string, (counts.get(a.string) ?? 0) + 1);
  }
  return { first, second, features };
}

export function factsOf(mentions: readonly FoundMention[], { text, features, sentences, sources }: WordFacts): Facts[] {
  const { paragraphs, quotes } = placesOf(features);
  const firstOf = new Map<number, number>();
  let lastSource = -1;
  return mentions.map(({ span, run: [start, end], form, kind }, index) => {
    const words = text.slice(...span);
    const bare = (words.replace(DETERMINER, '').match(LETTERS) ?? []).join(' ').toLowerCase();
    const sentence = sentences[start] ?? -1;
    if (!firstOf.has(sentence)) firstOf.set(sentence, index);
    const isSource = sources[end - 1] ?? false;
    const fact: Facts = {
      index,
      start,
      end,
      form,
      class: classOf({ form, kind }, words),
      string: bare,
      words: bare.split(' '),
      initials: initialsOf(words),
      letters: words.replaceAll('.', '').toLowerCase(),
      sentence,
      paragraph: paragraphs[start] ?? 0,
      quote: quotes[start] ?? 0,
      isSource,
      lastSource,
      leads: firstOf.get(sentence) === index,
    };
    if (isSource) lastSource = index;
    return fact;
  });
}

/** The number of each word's line, and of the quotation it is in; 0 outside quotations. */
function placesOf(features: readonly number[]): { paragraphs: number[]; quotes: number[] } {
  const paragraphs: number[] = [];
  const quotes: number[] = [];
  let [paragraph, quote] = [-1, 0];
  for (const [index, feature] of features.entries()) {
    if (feature & BEGINS_LINE) paragraph += 1;
    const state = Math.floor(feature / QUOTATION_STATES);
    const before = Math.floor((features[index - 1] ?? 0) / QUOTATION_STATES);
    if (state === 2 || (state === 1 && (index === 0 || before === 0))) quote += 1;
    paragraphs.push(paragraph);
    quotes.push(state > 0 ? quote : 0);
  }
  return { paragraphs, quotes };
}

const initialsOf = (words: string): string =>
  (words.match(LETTERS) ?? [])
    .flatMap((word) => /^\p{Lu}/u.exec(word)?.[0] ?? [])
    .join('')
    .toLowerCase();

/** The index of the last step that does not exceed the value. */
export const bucket = (value: number, steps: readonly number[]): number => steps.findLastIndex((step) => value >= step);

/** The features of a mention and a candidate; `count`: how often the candidate's words occurred before the mention. */
function pairFeatures(a: Facts, b: Facts, count: number): number[] {
  const isNominal = a.form !== 'pronoun' && b.form !== 'pronoun';
  const [lastA = '', lastB = ''] = [a.words.at(-1), b.words.at(-1)];
  const isInitials = (one: Facts, other: Facts): boolean => one.initials.length > 1 && one.initials === other.letters;
  const has: readonly (readonly [feature: number, holds: boolean])[] = [
    [19, isNominal && a.string === b.string],
    [20, isNominal && lastA === lastB],
    [21, isNominal && a.words[0] === b.words[0]],
    [22, isNominal && b.words.includes(lastA)],
    [23, isNominal && a.words.includes(lastB)],
    [24, isNominal && (isInitials(a, b) || isInitials(b, a))],
    [25, a.quote > 0],
    [26, b.quote > 0],
    [27, a.quote > 0 && a.quote === b.quote],
    [28, a.isSource],
    [29, b.isSource],
    [30, a.lastSource === b.index],
    [31, a.leads],
    [32, b.leads],
    [33, b.index > a.index],
    [34, count >= 2],
    [35, count >= 4],
    [36, b.sentence <= 0],
    [37, a.form === 'pronoun' && b.form === 'pronoun' && a.class === b.class],
  ];
  return [
    bucket(Math.max(1, Math.abs(a.index - b.index)), MENTION_STEPS),
    9 + bucket(Math.abs(a.sentence - b.sentence), SENTENCE_STEPS),
    16 + Math.min(2, Math.abs(a.paragraph - b.paragraph)),
    ...has.flatMap(([feature, holds]) => (holds ? [feature] : [])),
  ];
}
