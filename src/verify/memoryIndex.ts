import { spokenWords, rarePairsOf, shinglesOf } from '../text/index.ts';
import { dayOf } from './days.ts';
import { type HashTable, hashTable } from './hashTable.ts';
import type { Hit, TurnBody, TurnHead, TurnIndex } from '../ledger/index.ts';
import type { Transcript } from './types.ts';
import { wordStore } from './wordStore.ts';

/**
 * An index over transcripts in memory, about fifty bytes for each of their words beside the texts. It is built at
 * once, as transcripts come.
 */
export async function memoryIndex(transcripts: AsyncIterable<Transcript> | Iterable<Transcript>): Promise<TurnIndex> {
  const heads: TurnHead[] = [];
  const bodies: Omit<TurnBody, 'words'>[] = [];
  const store = wordStore();
  const shingleTable = hashTable();
  const pairTable = hashTable();
  const labels = new Map<string, { day: string | null; speakers: Set<string | null> }>();

  for await (const { id, date, title, turns } of transcripts) {
    const day = dayOf(date);
    const known = labels.get(id) ?? { day, speakers: new Set<string | null>() };
    labels.set(id, known);
    for (const [number, { speaker, text, at }] of turns.entries()) {
      heads.push({ key: heads.length, transcript: id, number, speaker, date: day });
      bodies.push({ title: title ?? null, text, at: at ?? null });
      known.speakers.add(speaker);
      const words = spokenWords(text);
      store.add(words);
      const keys = words.map((word) => word.key);
      shingleTable.add(shinglesOf(keys), [...keys.keys()]);
      const pairs = rarePairsOf(keys);
      pairTable.add(
        pairs.map((pair) => pair.hash),
        pairs.map((pair) => pair.word),
      );
    }
  }

  const hitsIn = (table: HashTable, hashes: readonly number[], notAfter: string | null, most: number): Hit[] => {
    const rare = hashes.some((hash) => table.atMost(hash) > 0 && table.atMost(hash) <= most);
    const hits: Hit[] = [];
    for (const [shingle, hash] of hashes.entries()) {
      if (rare && table.atMost(hash) > most) continue;
      table.find(hash, (key, word) => {
        const turn = heads[key];
        const late = notAfter !== null && turn !== undefined && turn.date !== null && turn.date > notAfter;
        if (turn !== undefined && !late) hits.push({ shingle, turn, word });
      });
    }
    return hits;
  };

  return {
    hits: async (shingles, notAfter, most) => hitsIn(shingleTable, shingles, notAfter, most),
    pairs: async (pairs, notAfter, most) => hitsIn(pairTable, pairs, notAfter, most),
    async body({ key }) {
      const body = bodies[key];
      if (body === undefined) throw new RangeError(`no turn ${key} in this index`);
      return { ...body, words: store.list(key) };
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
