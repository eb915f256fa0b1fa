import type { QuoteKind } from '../document/index.ts';
import { comparedWords, shinglesOf, SHINGLE_WORDS } from '../text/index.ts';
import { FEWEST, FEWEST_INDIRECT } from './sameStatement.ts';

/**
 * Of so many shingles in a row at least one is kept, so that two statements with so many words in a row in common as may
 * make them one share a fingerprint: winnowing (Schleimer, Wilkerson and Aiken 2003). Of three, half of all are kept.
 */
const WINDOW = FEWEST - SHINGLE_WORDS + 1;
/** Of six, two in seven are. */
const INDIRECT_WINDOW = FEWEST_INDIRECT - SHINGLE_WORDS + 1;
/** Of so few words all shingles are kept: when one word is changed, one or two in a row may be all that is left. */
const SHORT = 12;
/** The same for whole texts: a shared run of 18 words is enough, and a report of 600 words keeps some seventy. */
const DOCUMENT_WINDOW = 16;

/**
 * Fingerprints of a statement's words, each once: unsigned 32-bit integers, by which others with the same words are found.
 * What the wider window keeps the narrower one keeps too, so that indirect and quoted words find each other.
 */
export const winnowed = (keys: readonly string[], kind: QuoteKind): number[] =>
  kept(shinglesOf(keys), windowOf(keys.length, kind));

function windowOf(words: number, kind: QuoteKind): number {
  if (kind !== 'indirect') return words <= SHORT ? 1 : WINDOW;
  // Of fewer words none may be changed, nor may one stand between them.
  const mayChange = words >= FEWEST_INDIRECT && words <= SHORT;
  return mayChange ? 1 : INDIRECT_WINDOW;
}

/** Fingerprints of a whole text's shingles, in the order of the text, each once. */
export const sampled = (shingles: Iterable<number>): number[] => kept([...shingles], DOCUMENT_WINDOW);

function kept(shingles: readonly number[], window: number): number[] {
  const prints = new Set<number>();
  const last = Math.max(0, shingles.length - window);
  for (let start = 0; start <= last && start < shingles.length; start += 1) {
    let least = Infinity;
    const end = Math.min(start + window, shingles.length);
    for (let at = start; at < end; at += 1) least = Math.min(least, shingles[at] ?? Infinity);
    prints.add(least);
  }
  return [...prints];
}

export const shinglesOfText = (text: string): Set<number> =>
  new Set(shinglesOf(comparedWords(text).map(({ key }) => key)));

/**
 * The share of the shorter text's shingles that the other has too, from 0 to 1. Agency copy stays above
 * COPY_SHARE through cuts, a new headline and a paragraph of the outlet's own; two reports written apart on the same
 * event, quotations included, stay well below.
 */
export function sharedPart(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const hash of small) if (large.has(hash)) shared += 1;
  return shared / small.size;
}

export const COPY_SHARE = 0.5;
/** Shorter texts (in shingles) are told apart by their statements alone: a caption repeats another's words by chance. */
export const LEAST_FOR_COPY = 60 - SHINGLE_WORDS;
