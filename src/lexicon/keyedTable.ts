/** Records and the keys under which they are found, as they are before they become a table. */
export interface Keyed {
  /** For each key the numbers of its records, in the order in which they are to be found. */
  readonly keys: ReadonlyMap<string, readonly number[]>;
  readonly records: readonly string[];
}

/** A table that is searched as it lies in memory: nothing of it is taken apart before it is asked for. */
export interface KeyedTable {
  /** How many records there are. */
  readonly records: number;
  /** The numbers of the records under a key; [] where there is none. */
  find(key: string): readonly number[];
  record(number: number): string;
}

/*
 * The bytes of a table, numbers being 32 bits, little-endian:
 *   MAGIC; how many keys, listed numbers and records; bytes of all keys, and of all records
 *   the sha256 of what it was made from
 *   where each key begins, and the end of the last
 *   where the list of each key begins, and the end of the last; the listed numbers
 *   where each record begins, and the end of the last
 *   the keys in UTF-8, in the order of their bytes; the records in UTF-8
 */
const MAGIC = 0x31_54_52_4f;
const COUNTS = 6;
const DIGEST = 32;
const HEAD = 4 * COUNTS + DIGEST;

/** @param digest the sha256 of what the table is made from */
export function tableBytes({ keys, records }: Keyed, digest: Uint8Array): Buffer {
  const sorted = Array.from(keys, ([key, listed]) => ({ key: Buffer.from(key), listed })).sort((a, b) =>
    Buffer.compare(a.key, b.key),
  );
  const texts = records.map((text) => Buffer.from(text));
  const listed = sorted.flatMap((one) => one.listed);
  const keyStarts = startsOf(sorted.map(({ key }) => key));
  const listStarts = startsOf(sorted.map((one) => one.listed));
  const recordStarts = startsOf(texts);
  const sizes = [keyStarts, recordStarts].map((starts) => starts.at(-1) ?? 0);
  return Buffer.concat([
    inBytes([MAGIC, sorted.length, listed.length, texts.length, ...sizes]),
    digest,
    ...[keyStarts, listStarts, listed, recordStarts].map(inBytes),
    ...sorted.map(({ key }) => key),
    ...texts,
  ]);
}

/** Whether bytes are a whole table, made from what has this digest. */
export function isTable(bytes: Buffer, digest: Uint8Array): boolean {
  if (bytes.length < HEAD || bytes.readUInt32LE(0) !== MAGIC) return false;
  return bytes.length === layoutOf(bytes).end && bytes.subarray(HEAD - DIGEST, HEAD).equals(digest);
}

/** Opens what is a table; its bytes are not copied. */
export function openTable(bytes: Buffer): KeyedTable {
  const { keys, records, keyStarts, listStarts, listed, recordStarts, keysAt, recordsAt } = layoutOf(bytes);
  const number = (base: number, at: number): number => bytes.readUInt32LE(base + 4 * at);
  const keyAt = (at: number): Buffer =>
    bytes.subarray(keysAt + number(keyStarts, at), keysAt + number(keyStarts, at + 1));
  return {
    records,
    find(key) {
      const sought = Buffer.from(key);
      let [low, high] = [0, keys];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (Buffer.compare(keyAt(middle), sought) < 0) low = middle + 1;
        else high = middle;
      }
      if (low === keys || !keyAt(low).equals(sought)) return [];
      const first = number(listStarts, low);
      return Array.from({ length: number(listStarts, low + 1) - first }, (_, at) => number(listed, first + at));
    },
    record: (at) =>
      bytes.toString('utf8', recordsAt + number(recordStarts, at), recordsAt + number(recordStarts, at + 1)),
  };
}

/** The counts of a table, and where its parts begin. */
function layoutOf(bytes: Buffer) {
  const [keys = 0, numbers = 0, records = 0, keyBytes = 0, recordBytes = 0] = Array.from(
    { length: COUNTS - 1 },
    (_, at) => bytes.readUInt32LE(4 * (at + 1)),
  );
  const keyStarts = HEAD;
  const listStarts = keyStarts + 4 * (keys + 1);
  const listed = listStarts + 4 * (keys + 1);
  const recordStarts = listed + 4 * numbers;
  const keysAt = recordStarts + 4 * (records + 1);
  const recordsAt = keysAt + keyBytes;
  return {
    keys,
    records,
    keyStarts,
    listStarts,
    listed,
    recordStarts,
    keysAt,
    recordsAt,
    end: recordsAt + recordBytes,
  };
}

/** Where each begins when they stand one after another, and where the last ends. */
function startsOf(parts: readonly { readonly length: number }[]): number[] {
  const starts = [0];
  let end = 0;
  for (const { length } of parts) starts.push((end += length));
  return starts;
}

function inBytes(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number, 4 * at);
  return bytes;
}
