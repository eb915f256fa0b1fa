import type { Tensor } from 'onrecord-runtime';
import type { Reach } from './config.ts';
import { rowsOf } from './tensors.ts';
import { reachOf, type Window } from './windows.ts';

/** One window after the encoder, as the heads need it. */
export interface States {
  /** `width` numbers a piece: what the fourth layer gives. */
  readonly shared: Float32Array;
  /** The same of the last layer. */
  readonly last: Float32Array;
  /** What a larger encoder beside it gives, if there is one: so many numbers a piece as come out even. */
  readonly encoded: Float32Array | null;
  readonly width: number;
  readonly window: Window;
  /** The first piece of each word of the window, and one more at the end. */
  readonly places: readonly number[];
}

/** Of the pieces [begin, end) the states that the networks for attributions read, by their names. */
export function statesAt(states: States, begin: number, end: number): Record<string, Tensor> {
  const length = lengthOf(states);
  const rows = (values: Float32Array): Tensor => {
    const width = values.length / length;
    return rowsOf(values.subarray(begin * width, end * width), width);
  };
  const { shared, last, encoded } = states;
  return { shared: rows(shared), last: rows(last), ...(encoded && { encoded: rows(encoded) }) };
}

/** Words [start, end). */
export type Words = readonly [start: number, end: number];

/** How many pieces a window has, the two special ones among them. */
export const lengthOf = ({ shared, width }: States): number => shared.length / width;

/** The first piece of a word of the window. */
export const placeOf = ({ places, window }: States, word: number): number => places[word - window.start] ?? 0;

/** What a head sees of an anchor: the pieces in reach, the first word among them, and the first piece of each. */
export interface Seen {
  readonly pieces: readonly [begin: number, end: number];
  readonly from: number;
  readonly places: readonly number[];
}

/** The pieces in reach of an anchor that begins with the word `start`, as far as they belong to the words `within`. */
export function seenFrom(states: States, start: number, reach: Reach, within?: Words): Seen {
  const { window, places } = states;
  const [reachBegin, reachEnd] = reachOf(placeOf(states, start), lengthOf(states), reach);
  const [first, last] = [
    Math.max(within?.[0] ?? window.start, window.start),
    Math.min(within?.[1] ?? window.end, window.end),
  ];
  const pieces: readonly [number, number] = [
    first > window.start ? Math.max(reachBegin, placeOf(states, first)) : reachBegin,
    last < window.end ? Math.min(reachEnd, placeOf(states, last)) : reachEnd,
  ];
  let from = first;
  while (placeOf(states, from) < pieces[0]) from += 1;
  let to = from;
  while (to < last && placeOf(states, to) < pieces[1]) to += 1;
  return { pieces, from, places: places.slice(from - window.start, to - window.start) };
}
