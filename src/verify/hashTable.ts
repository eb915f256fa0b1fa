/** Hashes by turn, to be looked up. Sixteen bytes for each. */
export interface HashTable {
  /** Adds the hashes of the next turn; `words` has the place of each among the turn's words. */
  add(hashes: readonly number[], words: readonly number[]): void;
  /** Calls `each` with the number of the turn, from 0, and the word for every place of a hash. */
  find(hash: number, each: (turn: number, word: number) => void): void;
  /** How many places a hash, and those that share its bucket, have at most. */
  atMost(hash: number): number;
}

/** A table that is sorted when it is first asked. What is added later is not found. */
export function hashTable(): HashTable {
  const starts: number[] = [];
  let rows = new Uint32Array(1 << 16);
  let size = 0;
  let sorted: Buckets | null = null;
  const buckets = (): Buckets => (sorted ??= sortedIntoBuckets(rows, size));
  return {
    add(hashes, words) {
      starts.push(size);
      if ((size + hashes.length) * 2 > rows.length) {
        const larger = new Uint32Array(Math.max(rows.length * 2, (size + hashes.length) * 2));
        larger.set(rows);
        rows = larger;
      }
      for (const [at, hash] of hashes.entries()) {
        rows[size * 2] = hash;
        rows[size * 2 + 1] = words[at] ?? 0;
        size += 1;
      }
    },
    find(hash, each) {
      const { first, order, shift } = buckets();
      const bucket = hash >>> shift;
      for (let at = first[bucket] ?? 0; at < (first[bucket + 1] ?? 0); at += 1) {
        const row = order[at] ?? 0;
        if (rows[row * 2] === hash) each(turnAt(starts, row), rows[row * 2 + 1] ?? 0);
      }
    },
    atMost(hash) {
      const { first, shift } = buckets();
      return (first[(hash >>> shift) + 1] ?? 0) - (first[hash >>> shift] ?? 0);
    },
  };
}

/** `order` has the rows by bucket, `first` where each bucket begins; a bucket is a hash without its last `shift` bits. */
interface Buckets {
  readonly first: Uint32Array;
  readonly order: Uint32Array;
  readonly shift: number;
}

/** Counting sort into about as many buckets as there are rows. */
function sortedIntoBuckets(rows: Uint32Array, size: number): Buckets {
  const bits = Math.min(28, Math.max(4, Math.ceil(Math.log2(size + 1))));
  const shift = 32 - bits;
  const first = new Uint32Array(2 ** bits + 1);
  for (let row = 0; row < size; row += 1) {
    const next = ((rows[row * 2] ?? 0) >>> shift) + 1;
    first[next] = (first[next] ?? 0) + 1;
  }
  for (let at = 1; at < first.length; at += 1) first[at] = (first[at] ?? 0) + (first[at - 1] ?? 0);
  const next = first.slice();
  const order = new Uint32Array(size);
  for (let row = 0; row < size; row += 1) {
    const bucket = (rows[row * 2] ?? 0) >>> shift;
    order[next[bucket] ?? 0] = row;
    next[bucket] = (next[bucket] ?? 0) + 1;
  }
  return { first, order, shift };
}

/** The last turn that begins at or before a row. Turns without rows begin where the next one does. */
function turnAt(starts: readonly number[], row: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
