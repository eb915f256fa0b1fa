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
  /** The second network's own states, `links.width` numbers a piece. */
  readonly states: Float32Array;
  readonly names: Float32Array;
  readonly descriptions: Float32Array;
  readonly triggers: Float32Array;
}

export interface Encoder {
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
  return {
    async encode(input) {
      const { length } = input.pieces;
      const window = {
        pieces: new Tensor('int64', input.pieces, [1, length]),
        features: new Tensor('int64', input.features, [1, length]),
      };
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
