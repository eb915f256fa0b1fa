/**
 * How hard the tests of this folder attack. `npm test` and so CI take a part of each attack that fits into minutes;
 * `npm run attack` takes all of it.
 */
export const FULL = process.env['ONRECORD_ATTACK'] === 'full';

/** How many cases to try: `few` in CI, `all` in a full attack. */
export const cases = (few: number, all: number): number => (FULL ? all : few);

/** Random numbers in [0, 1), the same ones for the same seed (mulberry32), so that a failing case can be made again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
