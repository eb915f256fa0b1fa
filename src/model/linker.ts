import { Tensor } from 'onrecord-runtime';
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

/** A window as the linking network sees it. The logits have one row for each piece. */
interface Read {
  readonly names: Float32Array;
  readonly descriptions: Float32Array;
  readonly triggers: Float32Array;
  /** The network's own states, `links.width` numbers a piece. */
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

/** The three graphs that find mentions, keep a vector of each, and compare two of them. */
export async function linker(
  graph: (name: string) => Promise<Graph>,
  { width, links }: Pick<ModelConfig, 'width' | 'links'>,
): Promise<Linker> {
  const [mentions, vectors, pairs] = await Promise.all(['mentions.onnx', 'vectors.onnx', 'links.onnx'].map(graph));
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
          const answer = await vectors.run({
            states: rowsOf(own, links.width),
            ...piecesOf(found, from, places),
            classes: integers(found.map((mention) => mention.class)),
          });
          return numbersOf(answer['vectors']);
        },
      };
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
      await Promise.all([mentions.release(), vectors.release(), pairs.release()]);
    },
  };
}
