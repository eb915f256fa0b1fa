import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelConfig } from './config.ts';
import { numbersOf } from './probabilities.ts';

/** A mention: its words [start, end) in the document, and its class (stages/linking/pairs.ts). */
export interface MentionRun {
  readonly start: number;
  readonly end: number;
  readonly class: number;
}

/** Pairs of mentions by their indexes, and which of the features of a pair each has (stages/linking/pairs.ts). */
export interface Pairs {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly features: readonly (readonly number[])[];
}

/** Scores before softmax: those of a mention's pairs and of nobody together are one distribution. */
export interface PairScores {
  readonly pairs: Float32Array;
  readonly nobody: Float32Array;
}

/** A window as the linking network sees it. The logits have one row for each piece. */
interface Read {
  readonly names: Float32Array;
  readonly descriptions: Float32Array;
  readonly triggers: Float32Array;
  /** The network's own states, `width` numbers a piece. */
  readonly states: Float32Array;
  /** `places`: the first piece of each word from word `from` on, and one more at the end. */
  vectors(mentions: readonly MentionRun[], from: number, places: readonly number[]): Promise<Float32Array>;
}

interface Linker {
  /** @param shared states of the fourth layer; @param last of the last one */
  read(shared: Float32Array, last: Float32Array): Promise<Read>;
  pairs(vectors: Float32Array, pairs: Pairs): Promise<PairScores>;
  release(): Promise<void>;
}

const PAIRS_AT_ONCE = 1024;

export const integers = (values: readonly number[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), [values.length]);

/** Rows of `columns` numbers: 1 for each feature that a pair has. */
export function toldOf(features: readonly (readonly number[])[], columns: number): Tensor {
  const told = new Float32Array(features.length * columns);
  for (const [row, has] of features.entries()) for (const feature of has) told[row * columns + feature] = 1;
  return new Tensor('float32', told, [features.length, columns]);
}

/** The three graphs that find mentions, keep a vector of each, and compare two of them. */
export async function linker(
  session: (name: string) => Promise<InferenceSession>,
  { width, links }: Pick<ModelConfig, 'width' | 'links'>,
): Promise<Linker> {
  const [mentions, vectors, pairs] = await Promise.all(['mentions.onnx', 'vectors.onnx', 'links.onnx'].map(session));
  if (!mentions || !vectors || !pairs) throw new TypeError('a graph is missing');
  return {
    async read(shared, last) {
      const length = shared.length / width;
      const states = (values: Float32Array): Tensor => new Tensor('float32', values, [1, length, width]);
      const output = await mentions.run({ shared: states(shared), last: states(last) });
      const own = numbersOf(output['states']);
      return {
        names: numbersOf(output['names']),
        descriptions: numbersOf(output['descriptions']),
        triggers: numbersOf(output['triggers']),
        states: own,
        async vectors(found, from, places) {
          if (found.length === 0) return new Float32Array();
          const at = (word: number): number => places[Math.min(Math.max(word - from, 0), places.length - 1)] ?? 0;
          const answer = await vectors.run({
            states: new Tensor('float32', own, [length, width]),
            starts: integers(found.map(({ start }) => at(start))),
            ends: integers(found.map(({ end }) => at(end))),
            classes: integers(found.map((mention) => mention.class)),
          });
          return numbersOf(answer['vectors']);
        },
      };
    },
    async pairs(kept, { first, second, features }) {
      const count = kept.length / links.vector;
      if (count === 0) return { pairs: new Float32Array(), nobody: new Float32Array() };
      const compared = new Float32Array(first.length);
      let nobody = new Float32Array();
      // In parts: what a graph works in grows with the pairs of one run, and is kept for the next document.
      for (let from = 0; from < first.length || nobody.length === 0; from += PAIRS_AT_ONCE) {
        const part = features.slice(from, from + PAIRS_AT_ONCE);
        const output = await pairs.run({
          vectors: new Tensor('float32', kept, [count, links.vector]),
          first: integers(first.slice(from, from + part.length)),
          second: integers(second.slice(from, from + part.length)),
          told: toldOf(part, links.features),
        });
        compared.set(numbersOf(output['scores']), from);
        nobody = Float32Array.from(numbersOf(output['nobody']));
      }
      return { pairs: compared, nobody };
    },
    release: async () => {
      await Promise.all([mentions.release(), vectors.release(), pairs.release()]);
    },
  };
}
