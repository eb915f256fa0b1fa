import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { OnrecordError } from '../errors/index.ts';
import { type ModelConfig, modelConfig } from './config.ts';
import { type Pieces, tokenizerOf } from './pieces.ts';
import { reachOf, type Window, windowsOf } from './windows.ts';

/** Marks special pieces; training/features.py has the same number. */
const SPECIAL_FEATURE = 32;
const TAG_COUNT = 9;
const ROLE_COUNT = 7;

/** What the conditioned head says of one anchor; probabilities of O, B and I, three numbers a word from word `from`. */
export interface Conditioned {
  readonly from: number;
  readonly valid: number;
  readonly source: Float32Array;
  readonly content: Float32Array;
}

/** One window after the encoder. Its hidden states live only as long as it does. */
export interface Encoded {
  readonly window: Window;
  /** Nine probabilities a word of the window: O, B, I of source, cue and content. */
  readonly tags: Float32Array;
  /** Asks the conditioned head about the anchor words [start, end), which lie in the window. Kind 1: cue, 2: quotation. */
  condition(anchor: readonly [number, number], kind: 1 | 2): Promise<Conditioned>;
}

export interface Model {
  readonly version: string;
  /** The weights that config.json has for the confidence of attributions. */
  readonly confidence: Readonly<Record<string, number>>;
  /**
   * Encodes a document window by window. `features` has one number a word (see stages/tag). One window is one run,
   * without padding, so the answer does not depend on batch, threads or neighbouring documents.
   */
  encode(words: readonly string[], features: readonly number[]): AsyncGenerator<Encoded>;
  close(): Promise<void>;
}

/**
 * Loads the model of a folder (config.json, tokenizer.json, encoder.onnx, conditioned.onnx).
 * @param threads threads of one inference run
 * @throws OR2001 when a file is missing or broken
 */
export async function openModel(folder: string, threads = 1): Promise<Model> {
  try {
    const json = async (name: string): Promise<object> =>
      JSON.parse(await readFile(join(folder, name), 'utf8')) as object;
    const options: InferenceSession.SessionOptions = {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    };
    const [config, definition, settings, encoder, conditioned] = await Promise.all([
      json('config.json').then((value) => modelConfig.parse(value)),
      json('tokenizer.json'),
      json('tokenizer_config.json'),
      InferenceSession.create(join(folder, 'encoder.onnx'), options),
      InferenceSession.create(join(folder, 'conditioned.onnx'), options),
    ]);
    const tokenizer = tokenizerOf(definition, settings);
    return {
      version: config.version,
      confidence: config.confidence,
      async *encode(words, features) {
        const pieces = tokenizer.pieces(words);
        for (const window of windowsOf(pieces.first, config)) {
          const input = windowInput(window, pieces, features, tokenizer);
          const output = await encoder.run({ pieces: input.pieces, features: input.features });
          const states = floats(output['shared']);
          yield {
            window,
            tags: softmaxTags(floats(output['tags']), input.places),
            condition: (anchor, kind) => condition(conditioned, config, states, input.places, window, anchor, kind),
          };
        }
      },
      async close() {
        await Promise.all([encoder.release(), conditioned.release()]);
      },
    };
  } catch (error) {
    const fault = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new OnrecordError('OR2001', { input: folder, fault }, { cause: error });
  }
}

interface WindowInput {
  readonly pieces: Tensor;
  readonly features: Tensor;
  /** The first piece of each word of the window, and one more at the end. */
  readonly places: readonly number[];
}

function windowInput(
  { start, end }: Window,
  { ids, first }: Pieces,
  features: readonly number[],
  { cls, sep }: { cls: number; sep: number },
): WindowInput {
  const begin = first[start] ?? 0;
  const places = first.slice(start, end + 1).map((piece) => piece - begin + 1);
  const length = (places.at(-1) ?? 1) + 1;
  const pieces = new BigInt64Array(length);
  const marks = new BigInt64Array(length).fill(BigInt(SPECIAL_FEATURE));
  pieces[0] = BigInt(cls);
  pieces[length - 1] = BigInt(sep);
  for (let word = start; word < end; word += 1) {
    const to = places[word - start + 1] ?? 0;
    for (let piece = places[word - start] ?? 0; piece < to; piece += 1) {
      pieces[piece] = BigInt(ids[begin + piece - 1] ?? 0);
      marks[piece] = BigInt(features[word] ?? 0);
    }
  }
  return {
    pieces: new Tensor('int64', pieces, [1, length]),
    features: new Tensor('int64', marks, [1, length]),
    places,
  };
}

async function condition(
  session: InferenceSession,
  { width, ...config }: ModelConfig,
  states: Float32Array,
  places: readonly number[],
  window: Window,
  [start, end]: readonly [number, number],
  kind: 1 | 2,
): Promise<Conditioned> {
  const place = (word: number): number => places[word - window.start] ?? 0;
  const [begin, stop] = reachOf(place(start), states.length / width, { width, ...config });
  const length = stop - begin;
  const anchor = new BigInt64Array(length);
  anchor.fill(BigInt(kind), Math.max(place(start) - begin, 0), Math.min(place(end) - begin, length));
  const output = await session.run({
    states: new Tensor('float32', states.subarray(begin * width, stop * width), [1, length, width]),
    anchor: new Tensor('int64', anchor, [1, length]),
  });
  const roles = floats(output['roles']);
  let from = window.start;
  while (place(from) < begin) from += 1;
  let to = from;
  while (to < window.end && place(to) < stop) to += 1;
  const rows = (offset: number): Float32Array => {
    const result = new Float32Array((to - from) * 3);
    for (let word = from; word < to; word += 1)
      softmax3(roles, (place(word) - begin) * ROLE_COUNT + offset, result, (word - from) * 3);
    return result;
  };
  return {
    from,
    valid: 1 / (1 + Math.exp(-(roles[(place(start) - begin) * ROLE_COUNT + 6] ?? 0))),
    source: rows(0),
    content: rows(3),
  };
}

/** Probabilities of the tags at the first piece of each word. */
function softmaxTags(logits: Float32Array, places: readonly number[]): Float32Array {
  const words = places.length - 1;
  const result = new Float32Array(words * TAG_COUNT);
  for (let word = 0; word < words; word += 1)
    for (let role = 0; role < TAG_COUNT; role += 3)
      softmax3(logits, (places[word] ?? 0) * TAG_COUNT + role, result, word * TAG_COUNT + role);
  return result;
}

function softmax3(from: Float32Array, at: number, to: Float32Array, put: number): void {
  const [a = 0, b = 0, c = 0] = [from[at], from[at + 1], from[at + 2]];
  const top = Math.max(a, b, c);
  const [x, y, z] = [Math.exp(a - top), Math.exp(b - top), Math.exp(c - top)];
  const sum = x + y + z;
  to[put] = x / sum;
  to[put + 1] = y / sum;
  to[put + 2] = z / sum;
}

function floats(tensor: Tensor | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array)) throw new TypeError('the model gave no such output');
  return tensor.data;
}
