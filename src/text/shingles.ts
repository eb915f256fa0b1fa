/** Words in a shingle. Three survive an edit in a short quotation; two are too common to tell anything. */
export const SHINGLE_WORDS = 3;

/**
 * Hashes of the shingles (three words in a row) of a text's compared words, one for each place, in order: an integer
 * from 0 to 2^32 − 1, FNV-1a over UTF-16 units with a mark after each word. Stable over versions, since a ledger
 * stores them; different shingles may share a hash, so what is found by one has to be compared.
 */
export function shinglesOf(keys: readonly string[]): number[] {
  const shingles: number[] = [];
  for (let at = 0; at + SHINGLE_WORDS <= keys.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let word = at; word < at + SHINGLE_WORDS; word += 1) hash = mixed(hash, keys[word] ?? '');
    shingles.push(hash >>> 0);
  }
  return shingles;
}

function mixed(hash: number, word: string): number {
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ 0xff, 0x01000193);
}
