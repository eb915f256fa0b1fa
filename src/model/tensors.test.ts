import fc from 'fast-check';
import { Tensor } from 'onrecord-runtime';
import { expect, test } from 'vitest';
import type { Graph } from './graph.ts';
import { type Compared, integers, type Pairs, scoresOf } from './tensors.ts';

test('whole numbers become 64 bits each', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (values) => {
      expect(integers(values).data).toEqual(BigInt64Array.from(values, BigInt));
    }),
  );
});

/** A document of `count` things, each compared with the `reach` before it. */
function pairsOf(count: number, reach: number): Pairs {
  const first: number[] = [];
  const second: number[] = [];
  for (let one = 0; one < count; one += 1)
    for (let other = Math.max(0, one - reach); other < one; other += 1) {
      first.push(one);
      second.push(other);
    }
  return {
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    tell: (pair, row, at) => (row[at + (pair % 2)] = 1),
  };
}

const numbers = (tensor: Tensor | undefined): number[] => Array.from(tensor?.data as ArrayLike<number>, Number);

/** For each pair what the rows of both say, and whether its second feature is told; and how many rows it was given. */
function graphOf(names: readonly [string, string], outputs: number) {
  const given: number[] = [];
  const graph: Graph = {
    inputs: names,
    run(inputs) {
      const [a, b] = names.map((name) => numbers(inputs[name])) as [number[], number[]];
      given.push(a.length);
      const [first, second, told] = ['first', 'second', 'told'].map((name) => numbers(inputs[name]));
      const scores = (first ?? []).flatMap((one, pair) =>
        Array.from(
          { length: outputs },
          (_, output) =>
            1000 * (a[one] ?? NaN) + (b[second?.[pair] ?? -1] ?? NaN) + (told?.[2 * pair + 1] ?? NaN) / 2 + output,
        ),
      );
      return Promise.resolve({
        scores: new Tensor('float32', Float32Array.from(scores), [scores.length]),
        nobody: new Tensor('float32', Float32Array.from(a), [a.length]),
      });
    },
    release: () => Promise.resolve(),
  };
  return { graph, given };
}

const rows = (name: string, count: number): Compared => ({
  name,
  values: Float32Array.from({ length: count }, (_, at) => at),
  width: 1,
});

test.each([1, 3])('each pair is scored by its own rows and features, with %d scores a pair', async (outputs) => {
  for (const count of [2, 40, 90]) {
    const pairs = pairsOf(count, 30);
    const { graph } = graphOf(['events', 'mentions'], outputs);
    const scores = await scoresOf(graph, [rows('events', count), rows('mentions', count)], pairs, 2);
    const expected = Array.from(pairs.first).flatMap((one, pair) =>
      Array.from({ length: outputs }, (_, output) => 1000 * one + (pairs.second[pair] ?? 0) + (pair % 2) / 2 + output),
    );
    expect(Array.from(scores)).toEqual(expected);
  }
});

test('a part of the pairs is given only the rows that it compares, and all parts together every row', async () => {
  const count = 1000;
  const vectors = rows('vectors', count);
  const { graph, given } = graphOf(['vectors', 'vectors'], 1);
  const nobody = new Float32Array(count).fill(-1);
  await scoresOf(graph, [vectors, vectors], pairsOf(count, 10), 2, (output, from) =>
    nobody.set(numbers(output['nobody']), from),
  );
  expect(nobody).toEqual(vectors.values);
  expect(Math.max(...given)).toBeLessThan(150);
});

test('things that are compared with none are given too', async () => {
  const vectors = rows('vectors', 3);
  const { graph } = graphOf(['vectors', 'vectors'], 1);
  const nobody = new Float32Array(3).fill(-1);
  const scores = await scoresOf(graph, [vectors, vectors], pairsOf(1, 1), 2, (output, from) =>
    nobody.set(numbers(output['nobody']), from),
  );
  expect(scores).toHaveLength(0);
  expect(nobody).toEqual(vectors.values);
});
