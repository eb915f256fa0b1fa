import type { ModelConfig } from './config.ts';
import type { Graph } from './graph.ts';
import { numbersOf } from './probabilities.ts';
import { integers, type Pairs, piecesOf, rowsOf, scoresOf } from './tensors.ts';

/** A mention: its words [start, end) in the document, and its class (stages/linking/pairs.ts). */
export interface MentionRun {
  readonly start: number;
  readonly end: number;
  readonly class: number;
}

/** Scores before softmax: those of a mention's pairs and of nobody together are one distribution. */
export interface PairScores {
  readonly pairs: Float32Array;
  readonly nobody: Float32Array;
}

interface Linker {
  /**
   * A vector of each mention. `states`: the network's own of a window; `places`: the first piece of each word from word
   * `from` on, and one more at the end.
   */
  vectors(
    states: Float32Array,
    mentions: readonly MentionRun[],
    from: number,
    places: readonly number[],
  ): Promise<Float32Array>;
  pairs(vectors: Float32Array, pairs: Pairs): Promise<PairScores>;
  release(): Promise<void>;
}

/** The two graphs that keep a vector of each mention, and compare two of them. */
export async function linker(
  graph: (name: string) => Promise<Graph>,
  { links }: Pick<ModelConfig, 'links'>,
): Promise<Linker> {
  const [vectors, pairs] = await Promise.all(['vectors.onnx', 'links.onnx'].map(graph));
  if (!vectors || !pairs) throw new TypeError('a graph is missing');
  return {
    async vectors(states, found, from, places) {
      if (found.length === 0) return new Float32Array();
      const answer = await vectors.run({
        states: rowsOf(states, links.width),
        ...piecesOf(found, from, places),
        classes: integers(found.map((mention) => mention.class)),
      });
      return numbersOf(answer['vectors']);
    },
    async pairs(kept, compared) {
      if (kept.length === 0) return { pairs: new Float32Array(), nobody: new Float32Array() };
      const nobody = new Float32Array(kept.length / links.vector);
      const vectors = { name: 'vectors', values: kept, width: links.vector };
      const scores = await scoresOf(pairs, [vectors, vectors], compared, links.features, (output, from) =>
        nobody.set(numbersOf(output['nobody']), from),
      );
      return { pairs: scores, nobody };
    },
    release: async () => {
      await Promise.all([vectors.release(), pairs.release()]);
    },
  };
}
