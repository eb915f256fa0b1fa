import type { EventVerdict, EventType } from '../document/index.ts';
import type { ModelConfig } from './config.ts';
import type { Graph } from './graph.ts';
import { numbersOf, softmaxInto } from './probabilities.ts';
import { type Pairs, piecesOf, rowsOf, scoresOf } from './tensors.ts';

/** Triggers of a window as the document tells them: a vector of each, and whether it is an event, and of which type. */
export interface ToldTriggers {
  readonly vectors: Float32Array;
  readonly told: readonly EventVerdict[];
}

interface DocumentEvents {
  /** `states` of the linking network; runs of words; `places`: the first piece of each word from word `from` on, and one more. */
  triggers(
    states: Float32Array,
    runs: readonly (readonly [number, number])[],
    from: number,
    places: readonly number[],
  ): Promise<ToldTriggers>;
  /** For each pair of an event and a mention three logits: actor, recipient, place. */
  parties(events: Float32Array, mentions: Float32Array, pairs: Pairs): Promise<Float32Array>;
  /** For each pair of events the logit that both are one. */
  same(events: Float32Array, pairs: Pairs): Promise<Float32Array>;
  release(): Promise<void>;
}

/** The three graphs that say what a document tells of events, with the names of types in the order of their outputs. */
export async function documentEvents(
  graph: (name: string) => Promise<Graph>,
  { links, documentEvents: sizes }: Pick<ModelConfig, 'links' | 'documentEvents'>,
  types: readonly EventType[],
): Promise<DocumentEvents> {
  const [triggers, parties, same] = await Promise.all(['triggers.onnx', 'parties.onnx', 'same.onnx'].map(graph));
  if (!triggers || !parties || !same) throw new TypeError('a graph is missing');
  return {
    async triggers(states, runs, from, places) {
      if (runs.length === 0) return { vectors: new Float32Array(), told: [] };
      const words = runs.map(([start, end]) => ({ start, end }));
      const output = await triggers.run({ states: rowsOf(states, links.width), ...piecesOf(words, from, places) });
      const kinds = numbersOf(output['kinds']);
      return {
        vectors: numbersOf(output['vectors']),
        told: runs.map((_, index) => toldAt(kinds, index, types)),
      };
    },
    async parties(events, mentions, pairs) {
      if (pairs.first.length === 0) return new Float32Array();
      const first = { name: 'events', values: events, width: sizes.vector };
      return scoresOf(
        parties,
        [first, { name: 'mentions', values: mentions, width: links.vector }],
        pairs,
        sizes.party,
      );
    },
    async same(events, pairs) {
      if (pairs.first.length === 0) return new Float32Array();
      const compared = { name: 'events', values: events, width: sizes.vector };
      return scoresOf(same, [compared, compared], pairs, sizes.same);
    },
    release: async () => {
      await Promise.all([triggers.release(), parties.release(), same.release()]);
    },
  };
}

/** Row `index`: a distribution of none and the types. The types by themselves are one again. */
function toldAt(kinds: Float32Array, index: number, types: readonly EventType[]): EventVerdict {
  const row: number[] = [];
  softmaxInto(kinds, index * (1 + types.length), 1 + types.length, row, 0);
  const valid = 1 - (row[0] ?? 1);
  return {
    valid,
    types: Object.fromEntries(types.map((type, at) => [type, (row[1 + at] ?? 0) / valid])) as Record<EventType, number>,
  };
}
