import { bitsOf, NUMBER_BITS } from './shinglesWeights.ts';

/** Words in a shingle. Three survive an edit in a short quotation; two are too common to tell anything. */
export const SHINGLE_WORDS = 3;

/**
 * Hashes of the shingles (three words in a row) of a text's compared words, one for each place, in order: an integer
 * from 0 to 2^32 − 1, FNV-1a over UTF-16 units with a mark after each word. Stable over versions, since a ledger
 * stores them; different shingles may share a hash, so what is found by one has to be compared.
 */
export function shinglesOf(keys: readonly string[]): number[] {
  const shingles: number[] = [];
  for (let at = 0; at + SHINGLE_WORDS <= keys.length; at += 1) shingles.push(hashOf(keys, at, at + SHINGLE_WORDS));
  return shingles;
}

/** Two words in a row by their hash; `word` is the place of the first among a text's compared words. */
export interface Pair {
  readonly word: number;
  readonly hash: number;
}

export const PAIR_WORDS = 2;

/**
 * Pairs of words of which one is rare in speech or a number, in order: by them a short quotation is found in which an edit has
 * left no three words in a row. Hashes as those of shingles.
 */
export function rarePairsOf(keys: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  let before = false;
  for (const [at, key] of keys.entries()) {
    const rare = bitsOf(key) >= NUMBER_BITS;
    if (at > 0 && (rare || before)) pairs.push({ word: at - 1, hash: hashOf(keys, at - 1, at + 1) });
    before = rare;
  }
  return pairs;
}

function hashOf(keys: readonly string[], from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let word = from; word < to; word += 1) hash = mixed(hash, keys[word] ?? '');
  return hash >>> 0;
}

function mixed(hash: number, word: string): number {
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ 0xff, 0x01000193);
}
