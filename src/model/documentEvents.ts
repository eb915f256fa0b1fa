import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { EventVerdict, EventType } from '../document/index.ts';
import type { ModelConfig } from './config.ts';
import { integers, type Pairs, toldOf } from './linker.ts';
import { numbersOf, softmaxInto } from './probabilities.ts';

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
  session: (name: string) => Promise<InferenceSession>,
  { width, links, documentEvents: sizes }: Pick<ModelConfig, 'width' | 'links' | 'documentEvents'>,
  types: readonly EventType[],
): Promise<DocumentEvents> {
  const [triggers, parties, same] = await Promise.all(['triggers.onnx', 'parties.onnx', 'same.onnx'].map(session));
  if (!triggers || !parties || !same) throw new TypeError('a graph is missing');
  const matrix = (values: Float32Array, columns: number): Tensor =>
    new Tensor('float32', values, [values.length / columns, columns]);
  return {
    async triggers(states, runs, from, places) {
      if (runs.length === 0) return { vectors: new Float32Array(), told: [] };
      const at = (word: number): number => places[Math.min(Math.max(word - from, 0), places.length - 1)] ?? 0;
      const output = await triggers.run({
        states: matrix(states, width),
        starts: integers(runs.map(([start]) => at(start))),
        ends: integers(runs.map(([, end]) => at(end))),
      });
      const kinds = numbersOf(output['kinds']);
      return {
        vectors: numbersOf(output['vectors']),
        told: runs.map((_, index) => toldAt(kinds, index, types)),
      };
    },
    async parties(events, mentions, pairs) {
      if (pairs.first.length === 0) return new Float32Array();
      const output = await parties.run({
        events: matrix(events, sizes.vector),
        mentions: matrix(mentions, links.vector),
        first: integers(pairs.first),
        second: integers(pairs.second),
        told: toldOf(pairs.features, sizes.party),
      });
      return numbersOf(output['scores']);
    },
    async same(events, pairs) {
      if (pairs.first.length === 0) return new Float32Array();
      const output = await same.run({
        events: matrix(events, sizes.vector),
        first: integers(pairs.first),
        second: integers(pairs.second),
        told: toldOf(pairs.features, sizes.same),
      });
      return numbersOf(output['scores']);
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
