import { comparedWords, shinglesOf } from '../text/index.ts';
import type { Hit, TurnBody, TurnHead, TurnIndex } from './turnIndex.ts';
import { dayOf } from './days.ts';
import type { Transcript } from './types.ts';

/**
 * An index over transcripts in memory: shingles in one array sorted into buckets by their hash, eight bytes for each
 * word of the transcripts. It is built at once, as transcripts come.
 */
export async function memoryIndex(transcripts: AsyncIterable<Transcript> | Iterable<Transcript>): Promise<TurnIndex> {
  const heads: TurnHead[] = [];
  const bodies: TurnBody[] = [];
  /** The number of the first shingle of each turn. */
  const starts: number[] = [];
  const labels = new Map<string, { day: string | null; speakers: Set<string | null> }>();
  let hashes = new Uint32Array(1 << 16);
  let size = 0;

  for await (const { id, date, title, turns } of transcripts) {
    const day = dayOf(date);
    const known = labels.get(id) ?? { day, speakers: new Set<string | null>() };
    labels.set(id, known);
    for (const [number, { speaker, text, at }] of turns.entries()) {
      heads.push({ key: heads.length, transcript: id, number, speaker, date: day });
      bodies.push({ title: title ?? null, text, at: at ?? null });
      starts.push(size);
      known.speakers.add(speaker);
      const shingles = shinglesOf(comparedWords(text).map((word) => word.key));
      if (size + shingles.length > hashes.length) {
        const larger = new Uint32Array(Math.max(hashes.length * 2, size + shingles.length));
        larger.set(hashes);
        hashes = larger;
      }
      hashes.set(shingles, size);
      size += shingles.length;
    }
  }

  const { first, order, bucketOf } = sortedIntoBuckets(hashes.subarray(0, size));
  const found = (hash: number): number[] => {
    const bucket = bucketOf(hash);
    const places: number[] = [];
    for (let at = first[bucket] ?? 0; at < (first[bucket + 1] ?? 0); at += 1) {
      const place = order[at] ?? 0;
      if (hashes[place] === hash) places.push(place);
    }
    return places;
  };

  return {
    async hits(shingles, notAfter, most) {
      const places = shingles.map(found);
      const rare = places.some((list) => list.length > 0 && list.length <= most);
      const hits: Hit[] = [];
      for (const [shingle, list] of places.entries()) {
        if (rare && list.length > most) continue;
        for (const place of list) {
          const key = turnAt(starts, place);
          const turn = heads[key];
          if (turn === undefined || (notAfter !== null && turn.date !== null && turn.date > notAfter)) continue;
          hits.push({ shingle, turn, word: place - (starts[key] ?? 0) });
        }
      }
      return hits;
    },
    async body({ key }) {
      const body = bodies[key];
      if (body === undefined) throw new RangeError(`no turn ${key} in this index`);
      return body;
    },
    async speakers(of) {
      if ('transcript' in of) return [...(labels.get(of.transcript)?.speakers ?? [])];
      const { from, to } = of;
      const inside = [...labels.values()].filter(
        ({ day }) => day === null || ((from === null || day >= from) && (to === null || day <= to)),
      );
      return [...new Set(inside.flatMap(({ speakers }) => [...speakers]))];
    },
  };
}

/** Counting sort: `order` has the places of the hashes, bucket after bucket; `first` where each bucket begins. */
function sortedIntoBuckets(hashes: Uint32Array): {
  first: Uint32Array;
  order: Uint32Array;
  bucketOf: (hash: number) => number;
} {
  const bits = Math.max(4, Math.ceil(Math.log2(hashes.length + 1)));
  const bucketOf = (hash: number): number => hash >>> (32 - Math.min(bits, 31));
  const first = new Uint32Array(2 ** Math.min(bits, 31) + 1);
  for (const hash of hashes) first[bucketOf(hash) + 1] = (first[bucketOf(hash) + 1] ?? 0) + 1;
  for (let at = 1; at < first.length; at += 1) first[at] = (first[at] ?? 0) + (first[at - 1] ?? 0);
  const next = first.slice();
  const order = new Uint32Array(hashes.length);
  for (const [place, hash] of hashes.entries()) {
    const bucket = bucketOf(hash);
    order[next[bucket] ?? 0] = place;
    next[bucket] = (next[bucket] ?? 0) + 1;
  }
  return { first, order, bucketOf };
}

/** The last turn that begins at or before a place. Turns without shingles begin where the next one does. */
function turnAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
