import type { Act, Reference, Statement } from '../document/index.ts';
import type { Comparable, Comparison } from './sameStatement.ts';
import { compareSpeakers } from './sameSpeaker.ts';
import { isNegation } from './opposites.ts';
import { isFunction, isNumber, sameStem } from './wordChanges.ts';

// A headline says in other and fewer words what stands below it, so that the words of the two cannot be aligned. So do
// headings and captions.

/** A statement of a document as it is compared with its headlines: with all of its words, whatever is quoted. */
export interface Told {
  readonly words: Comparable;
  readonly polarity: Statement['polarity'];
  readonly act: Act | null;
}

/**
 * Of the words of a headline that tell something so many stand in the statement whose headline it is, and two at least. Of
 * one with fewer (“Vik condemns Peru”) the speaker, the act and its target decide.
 */
const LEAST_SHARE = 0.6;
const LEAST_WORDS = 2;
/** Of a headline of many words that tell something half are enough. */
const LONG_SHARE = 0.5;
const LONG_WORDS = 3;
/** A negation this many words from those in common is of something else. */
const AROUND = 2;

/**
 * Whether what a headline reports is what a statement of the same document does. `shared`: how many words of the headline
 * that tell something stand in the statement. `areSame`: whether two words are forms of one.
 */
export function compareWithHeadline(headline: Told, other: Told, areSame = sameStem): Comparison {
  const told = tellingWords(headline.words);
  const { keys } = other.words.words;
  const places = told.map((word) => keys.findIndex((there) => !isFunction(there) && areSame(word, there)));
  const found = places.filter((place) => place !== -1);
  const shared = found.length;
  if (told.length < LEAST_WORDS && isSameAct(headline, other)) return { verdict: 'same', shared };
  const share = shared >= LONG_WORDS ? LONG_SHARE : LEAST_SHARE;
  if (shared < LEAST_WORDS || shared < share * told.length) return { verdict: 'unrelated', shared };
  const stretch = keys.slice(Math.max(0, Math.min(...found) - AROUND), Math.max(...found) + 1 + AROUND);
  const denies = stretch.some(isNegation) !== headline.words.words.keys.some(isNegation);
  const isAnother =
    !canSpeak(headline.words.speaker, other.words.speaker) ||
    (denies && headline.polarity !== other.polarity) ||
    told.some((word, at) => isNumber(word) && places[at] === -1);
  return { verdict: isAnother ? 'different' : 'same', shared };
}

/** Whether one speaker does the same to the same. */
function isSameAct({ words: { speaker }, act }: Told, { words: { speaker: own }, act: done }: Told): boolean {
  if (!act || !done || act.type !== done.type || act.negated !== done.negated || act.targets.length === 0) return false;
  if (speaker === null || !canSpeak(speaker, own)) return false;
  return act.targets.every((target) => done.targets.some((one) => compareSpeakers(target, one) === 'same'));
}

/** Headlines name the state for its ministry, and the body for the person. */
function canSpeak(headline: Reference | null, other: Reference | null): boolean {
  if (compareSpeakers(headline, other) !== 'other') return true;
  const state = headline?.actor ?? null;
  return state !== null && state === other?.represents?.actor;
}

/** How many words that tell something a statement has at least in common with a headline of so many; 0 where other things decide. */
export const fewestShared = (words: number): number =>
  words < LEAST_WORDS ? 0 : Math.max(LEAST_WORDS, Math.ceil(LONG_SHARE * words));

/** The words of a statement that tell something. */
export const tellingWords = ({ words }: Comparable): string[] => [
  ...new Set(words.keys.filter((word) => !isFunction(word))),
];
