import type { Pieces } from './pieces.ts';
import type { Window } from './windows.ts';

/** Marks special pieces; training/features.py has the same number. */
const SPECIAL_FEATURE = 32;

/** Words that go through the encoder together. */
export interface EncoderInput {
  readonly window: Window;
  readonly pieces: BigInt64Array;
  readonly features: BigInt64Array;
  /** The first piece of each word, and one more at the end. */
  readonly places: readonly number[];
}

/** The words [start, end) of a document between the two special pieces. `features` has one number a word. */
export function encoderInput(
  window: Window,
  { ids, first }: Pieces,
  features: readonly number[],
  { cls, sep }: { cls: number; sep: number },
): EncoderInput {
  const { start, end } = window;
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
  return { window, pieces, features: marks, places };
}
