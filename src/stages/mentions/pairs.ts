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
  readonly last: string;
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
export function pairsOf(facts: readonly Facts[]): Pairs {
  const most = facts.length * (LOOK_BACK + LOOK_AHEAD);
  const [first, second, times] = [new Int32Array(most), new Int32Array(most), new Uint8Array(most)];
  let count = 0;
  const names = facts.filter(({ form }) => form === 'name');
  const counts = new Map<string, number>();
  let nextName = 0;
  for (const [index, a] of facts.entries()) {
    const compare = (b: Facts): void => {
      first[count] = index;
      second[count] = b.index;
      times[count] = Math.min(MOST_TIMES, counts.get(b.string) ?? 0);
      count += 1;
    };
    for (let before = Math.max(0, index - LOOK_BACK); before < index; before += 1) {
      const b = facts[before];
      if (b && b.end <= a.start) compare(b);
    }
    if (a.form === 'description') {
      while ((names[nextName]?.index ?? Infinity) <= index) nextName += 1;
      const after = names.slice(nextName, nextName + 2 * LOOK_AHEAD).filter(({ start }) => start >= a.end);
      for (const b of after.slice(0, LOOK_AHEAD)) compare(b);
    }
    if (a.form !== 'pronoun') counts.set(a.string, (counts.get(a.string) ?? 0) + 1);
  }
  return {
    first: first.subarray(0, count),
    second: second.subarray(0, count),
    tell(pair, row, at) {
      const [a, b] = [facts[first[pair] ?? -1], facts[second[pair] ?? -1]];
      if (a && b) tellPair(a, b, times[pair] ?? 0, row, at);
    },
  };
}

/** What a mention is compared by. */
export function factsOf(mentions: readonly FoundMention[], { text, features, sentences, sources }: WordFacts): Facts[] {
  const { paragraphs, quotes } = placesOf(features);
  const firstOf = new Map<number, number>();
  let lastSource = -1;
  return mentions.map(({ span, run: [start, end], form, kind }, index) => {
    const words = text.slice(...span);
    const bare = (words.replace(DETERMINER, '').match(LETTERS) ?? []).join(' ').toLowerCase();
    const own = bare.split(' ');
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
      words: own,
      last: own.at(-1) ?? '',
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
export function bucket(value: number, steps: readonly number[]): number {
  let index = steps.length - 1;
  while (index >= 0 && value < (steps[index] ?? 0)) index -= 1;
  return index;
}

/** How often the candidate's words occurred before is not counted further. */
const MOST_TIMES = 4;

/** The features of a mention and a candidate; `count`: how often the candidate's words occurred before the mention. */
function tellPair(a: Facts, b: Facts, count: number, row: Float32Array, at: number): void {
  const tell = (feature: number, holds: boolean): void => {
    if (holds) row[at + feature] = 1;
  };
  tell(bucket(Math.max(1, Math.abs(a.index - b.index)), MENTION_STEPS), true);
  tell(9 + bucket(Math.abs(a.sentence - b.sentence), SENTENCE_STEPS), true);
  tell(16 + Math.min(2, Math.abs(a.paragraph - b.paragraph)), true);
  if (a.form !== 'pronoun' && b.form !== 'pronoun') {
    tell(19, a.string === b.string);
    tell(20, a.last === b.last);
    tell(21, a.words[0] === b.words[0]);
    tell(22, b.words.includes(a.last));
    tell(23, a.words.includes(b.last));
    tell(24, isInitials(a, b) || isInitials(b, a));
  }
  tell(25, a.quote > 0);
  tell(26, b.quote > 0);
  tell(27, a.quote > 0 && a.quote === b.quote);
  tell(28, a.isSource);
  tell(29, b.isSource);
  tell(30, a.lastSource === b.index);
  tell(31, a.leads);
  tell(32, b.leads);
  tell(33, b.index > a.index);
  tell(34, count >= 2);
  tell(35, count >= MOST_TIMES);
  tell(36, b.sentence <= 0);
  tell(37, a.form === 'pronoun' && b.form === 'pronoun' && a.class === b.class);
}

const isInitials = (one: Facts, other: Facts): boolean => one.initials.length > 1 && one.initials === other.letters;
