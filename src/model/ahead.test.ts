import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { encodedInOrder, type Helper } from './ahead.ts';
import type { Encoding } from './encoder.ts';
import type { EncoderInput } from './input.ts';

const inputsOf = (count: number): EncoderInput[] =>
  Array.from({ length: count }, (_, index) => ({
    window: { start: index, end: index + 1, ownStart: index, ownEnd: index + 1 },
    pieces: BigInt64Array.of(BigInt(index)),
    features: new BigInt64Array(1),
    places: [0],
  }));

/** An encoding that tells of which window it is. */
const encodingOf = ({ window }: EncoderInput): Encoding => {
  const [numbers, none] = [Float32Array.of(window.start), new Float32Array()];
  return {
    shared: numbers,
    last: none,
    tags: none,
    entities: none,
    encoded: null,
    states: none,
    names: none,
    descriptions: none,
    triggers: none,
  };
};

/**
 * Reads windows that this thread encodes in `here` milliseconds and each helper in `there`; gives the windows in the order in which they
 * came, how many were encoded here, and how many helpers were at work at most.
 */
async function readAhead(
  count: number,
  { here = 0, there = 0, free = () => 1, most = count, fails = false }: Settings = {},
) {
  const seen = { order: [] as number[], encoded: [] as number[], here: 0, started: 0, ended: 0, working: 0, most: 0 };
  const start = (): Helper => {
    seen.started += 1;
    return {
      async ask(inputs) {
        seen.working += 1;
        seen.most = Math.max(seen.most, seen.working);
        await setTimeout(there);
        seen.working -= 1;
        if (fails) throw new Error('no memory');
        seen.encoded.push(...inputs.map(({ window }) => window.start));
        return inputs.map(encodingOf);
      },
      async end() {
        seen.ended += 1;
      },
    };
  };
  const encode = async (input: EncoderInput): Promise<Encoding> => {
    await setTimeout(here);
    seen.here += 1;
    seen.encoded.push(input.window.start);
    return encodingOf(input);
  };
  for await (const [{ window }, { shared }] of encodedInOrder(inputsOf(count), encode, { free, start })) {
    expect(shared[0]).toBe(window.start);
    seen.order.push(window.start);
    if (seen.order.length === most) break;
  }
  return seen;
}

interface Settings {
  readonly here?: number;
  readonly there?: number;
  readonly free?: () => number;
  readonly most?: number;
  readonly fails?: boolean;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test.each([
  [0, 5],
  [2, 1],
  [3, 0],
])('windows come in order and are encoded once, where this thread takes %d ms and helpers %d', async (here, there) => {
  const { order, encoded, ...seen } = await readAhead(100, { here, there, free: () => 3 });
  expect(order).toEqual(upTo(100));
  expect(encoded.toSorted((a, b) => a - b)).toEqual(upTo(100));
  expect(seen.here).toBeGreaterThan(0);
  expect(seen.here).toBeLessThan(100);
  expect([seen.started, seen.ended]).toEqual([2, 2]);
});

test('nobody helps with a short document, or while there are others to read', async () => {
  expect(await readAhead(40)).toMatchObject({ order: upTo(40), here: 40, started: 0 });
  expect(await readAhead(100, { free: () => 0 })).toMatchObject({ order: upTo(100), here: 100, started: 0 });
});

test('a helper that is wanted elsewhere stops, and goes on later', async () => {
  let asked = 0;
  // Two threads are free, then one, then none, and then both again.
  const free = (): number => [2, 1, 0, 2][Math.floor((asked += 1) / 60) % 4] ?? 0;
  const seen = await readAhead(300, { here: 1, there: 1, free });
  expect(seen.order).toEqual(upTo(300));
  expect([seen.started, seen.ended, seen.most]).toEqual([2, 2, 2]);
});

test('whoever stops reading ends the helpers, and what fails in one is heard', async () => {
  expect(await readAhead(100, { most: 3 })).toMatchObject({ order: [0, 1, 2], started: 1, ended: 1 });
  await expect(readAhead(100, { fails: true })).rejects.toThrow('no memory');
});
