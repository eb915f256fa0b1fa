import { join } from 'node:path';
import { Tensor } from 'onrecord-runtime';
import type { Gate } from '../threads/index.ts';
import { openGraph } from './graph.ts';
import type { EncoderInput } from './input.ts';
import { numbersOf } from './probabilities.ts';

/** What two networks say of a window, the encoder and the one that finds mentions: of each output so many numbers a piece. */
export interface Encoding {
  /** The encoder's states: of its fourth layer, and of the last. */
  readonly shared: Float32Array;
  readonly last: Float32Array;
  readonly tags: Float32Array;
  readonly entities: Float32Array;
  /** What an encoder of the second network's own gives, if it has one; those that are asked about attributions read it too then. */
  readonly encoded: Float32Array | null;
  /** The second network's own states, `links.width` numbers a piece. */
  readonly states: Float32Array;
  readonly names: Float32Array;
  readonly descriptions: Float32Array;
  readonly triggers: Float32Array;
}

export interface Encoder {
  /** The states of the encoder alone, for a window in which parts are marked as given; the other network has not learned such marks. */
  states(input: EncoderInput): Promise<Pick<Encoding, 'shared' | 'last'>>;
  /** One run of each network, so the answer depends on nothing but the window. */
  encode(input: EncoderInput): Promise<Encoding>;
  release(): Promise<void>;
}

/** The second network reads the states of the encoder, or, with an encoder of its own, the window. */
const pick = (known: Readonly<Record<string, Tensor>>, names: readonly string[]): Record<string, Tensor> =>
  Object.fromEntries(Object.entries(known).filter(([name]) => names.includes(name)));

/** @throws Error when a file is missing or broken */
export async function openEncoder(folder: string, gate: Gate): Promise<Encoder> {
  const [encoder, mentions] = await Promise.all([
    openGraph(join(folder, 'encoder.onnx'), gate),
    openGraph(join(folder, 'mentions.onnx'), gate),
  ]);
  const windowOf = ({ pieces, features }: EncoderInput) => ({
    pieces: new Tensor('int64', pieces, [1, pieces.length]),
    features: new Tensor('int64', features, [1, pieces.length]),
  });
  return {
    async states(input) {
      const { shared, last } = await encoder.run(windowOf(input));
      return { shared: numbersOf(shared), last: numbersOf(last) };
    },
    async encode(input) {
      const { length } = input.pieces;
      const window = windowOf(input);
      const first = await encoder.run(window);
      const [shared, last] = [numbersOf(first['shared']), numbersOf(first['last'])];
      const rows = (values: Float32Array): Tensor => new Tensor('float32', values, [1, length, values.length / length]);
      const known: Readonly<Record<string, Tensor>> = { ...window, shared: rows(shared), last: rows(last) };
      const second = await mentions.run(pick(known, mentions.inputs));
      return {
        shared,
        last,
        tags: numbersOf(first['tags']),
        entities: numbersOf(first['entities']),
        encoded: second['encoded'] ? numbersOf(second['encoded']) : null,
        states: numbersOf(second['states']),
        names: numbersOf(second['names']),
        descriptions: numbersOf(second['descriptions']),
        triggers: numbersOf(second['triggers']),
      };
    },
    async release() {
      await Promise.all([encoder.release(), mentions.release()]);
    },
  };
}
