import type { TurnHead, TurnIndex } from './turnIndex.ts';

// Indexes made of others: how things will be once a transcript has come or gone.

/** The same index without one transcript. */
export const withoutTranscript = (index: TurnIndex, transcript: string): TurnIndex => ({
  isEmpty: () => index.isEmpty(),
  hits: async (...asked) => (await index.hits(...asked)).filter(({ turn }) => turn.transcript !== transcript),
  pairs: async (...asked) => (await index.pairs(...asked)).filter(({ turn }) => turn.transcript !== transcript),
  body: (turn) => index.body(turn),
  speakers: async (of) => (of === transcript ? [] : index.speakers(of)),
  occasions: async (days) => (await index.occasions(days)).filter((occasion) => occasion.transcript !== transcript),
});

/** Two indexes of different transcripts as one. The turns of the second get negative keys, so that none is met twice. */
export function together(one: TurnIndex, other: TurnIndex): TurnIndex {
  const heads = new Map<TurnHead, TurnHead>();
  const inner = new Map<TurnHead, TurnHead>();
  const renamed = (turn: TurnHead): TurnHead => {
    const known = heads.get(turn) ?? { ...turn, key: -1 - turn.key };
    heads.set(turn, known);
    inner.set(known, turn);
    return known;
  };
  const hits = async (kind: 'hits' | 'pairs', ...asked: Parameters<TurnIndex['hits']>) => [
    ...(await one[kind](...asked)),
    ...(await other[kind](...asked)).map((hit) => ({ ...hit, turn: renamed(hit.turn) })),
  ];
  return {
    isEmpty: async () => (await one.isEmpty()) && other.isEmpty(),
    hits: (...asked) => hits('hits', ...asked),
    pairs: (...asked) => hits('pairs', ...asked),
    body: (turn) => {
      const own = inner.get(turn);
      return own ? other.body(own) : one.body(turn);
    },
    speakers: async (transcript) => [...(await one.speakers(transcript)), ...(await other.speakers(transcript))],
    occasions: async (days) =>
      [...(await one.occasions(days)), ...(await other.occasions(days))].toSorted((a, b) =>
        a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
      ),
  };
}
