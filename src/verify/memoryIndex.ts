import { spokenWords, rarePairsOf, shinglesOf } from '../text/index.ts';
import { knownOf } from './days.ts';
import { type HashTable, hashTable } from './hashTable.ts';
import type { Hit, Occasion, TurnBody, TurnHead, TurnIndex } from '../ledger/index.ts';
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
  const spoken = new Map<string, Spoken>();

  for await (const { id, date, title, outlet = null, turns } of transcripts) {
    const day = knownOf(date);
    const known = spoken.get(id) ?? { day, title: title ?? null, outlet, speakers: new Map<string | null, Amount>() };
    spoken.set(id, known);
    for (const [number, { speaker, text, at }] of turns.entries()) {
      heads.push({ key: heads.length, transcript: id, number, speaker, date: day });
      bodies.push({ title: title ?? null, text, at: at ?? null });
      const { turns: before, characters } = known.speakers.get(speaker) ?? { turns: 0, characters: 0 };
      known.speakers.set(speaker, { turns: before + 1, characters: characters + [...text].length });
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
    isEmpty: async () => heads.length === 0,
    hits: async (shingles, notAfter, most) => hitsIn(shingleTable, shingles, notAfter, most),
    pairs: async (pairs, notAfter, most) => hitsIn(pairTable, pairs, notAfter, most),
    async body({ key }) {
      const body = bodies[key];
      if (body === undefined) throw new RangeError(`no turn ${key} in this index`);
      return { ...body, words: store.list(key) };
    },
    async speakers(transcript) {
      return [...(spoken.get(transcript)?.speakers.keys() ?? [])];
    },
    async occasions({ from, to }) {
      const found: Occasion[] = [];
      for (const [transcript, { day, title, outlet, speakers }] of spoken) {
        if (day === null || day < from || day > to) continue;
        const amounts = [...speakers].map(([label, amount]) => ({ label, ...amount }));
        found.push({ transcript, title, outlet, date: day, speakers: amounts });
      }
      return found;
    },
  };
}

interface Spoken {
  readonly day: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly speakers: Map<string | null, Amount>;
}

/** How much somebody said in a transcript. */
interface Amount {
  readonly turns: number;
  readonly characters: number;
}
