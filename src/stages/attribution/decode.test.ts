import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTags, runsOf } from '../../text/index.ts';
import { strongestRun, withoutStrays } from './decode.ts';

const rows = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })), {
    maxLength: 6,
  })
  .map((weights) => Float32Array.from(weights.flatMap(([o, b, i]) => [o, b, i].map((weight) => weight / (o + b + i)))));

const scoreOf = (path: readonly number[] | Uint8Array, of: Float32Array): number =>
  Array.from(path).reduce((sum, tag, word) => sum + Math.log(of[word * 3 + tag] ?? 0), 0);

/** All paths in which I follows B or I. */
function pathsOf(length: number): number[][] {
  if (length === 0) return [[]];
  return pathsOf(length - 1).flatMap((path) =>
    [0, 1, ...((path.at(-1) ?? 0) > 0 ? [2] : [])].map((tag) => [...path, tag]),
  );
}

test('the decoded path is the likeliest of all that there are, and I never follows O', () => {
  fc.assert(
    fc.property(rows, (of) => {
      const path = decodeTags(of);
      expect(path).toHaveLength(of.length / 3);
      for (const [word, tag] of path.entries()) if (tag === 2) expect(path[word - 1] ?? 0).toBeGreaterThan(0);
      const best = Math.max(...pathsOf(path.length).map((candidate) => scoreOf(candidate, of)));
      expect(scoreOf(path, of)).toBeCloseTo(best, 6);
    }),
  );
});

test('certain rows, zeros among them, are decoded as they are', () => {
  const tags = [0, 1, 2, 2, 0, 1, 1, 2];
  const certain = Float32Array.from(tags.flatMap((tag) => [0, 1, 2].map((other) => (other === tag ? 1 : 0))));
  expect([...decodeTags(certain)]).toEqual(tags);
  expect(decodeTags(new Float32Array())).toHaveLength(0);
});

test('an I without a B before it becomes the likeliest thing that may stand there', () => {
  expect([...decodeTags(Float32Array.from([0.1, 0.2, 0.7]))]).toEqual([1]);
  expect([...decodeTags(Float32Array.from([0.9, 0.05, 0.05, 0.3, 0.1, 0.6]))]).toEqual([0, 0]);
});

test('runs go from B to the last I and are counted from the first word in reach', () => {
  expect(runsOf(Uint8Array.from([0, 1, 2, 2, 0, 1, 1, 2]), 10)).toEqual([
    [11, 14],
    [15, 16],
    [16, 18],
  ]);
  expect(runsOf(Uint8Array.from([2, 2, 0, 2]), 0)).toEqual([
    [0, 2],
    [3, 4],
  ]);
  expect(runsOf(new Uint8Array(), 5)).toEqual([]);
});

test('runs hold the words that are tagged B or I, and no others', () => {
  fc.assert(
    fc.property(rows, fc.nat(50), (of, from) => {
      const path = decodeTags(of);
      const words = runsOf(path, from).flatMap(([start, end]) =>
        Array.from({ length: end - start }, (_, index) => start + index),
      );
      expect(words).toEqual([...path.entries()].flatMap(([word, tag]) => (tag > 0 ? [word + from] : [])));
      expect(runsOf(path, from)).toHaveLength(path.filter((tag) => tag === 1).length);
    }),
  );
});

test('of several runs the one with the most probability stays', () => {
  const rows = Float32Array.from([0.4, 0.6, 0, 0.9, 0.1, 0, 0.1, 0.9, 0, 0.2, 0, 0.8]);
  expect([...strongestRun(Uint8Array.of(1, 0, 1, 2), rows)]).toEqual([0, 0, 1, 2]);
  expect([...strongestRun(Uint8Array.of(0, 0, 0, 0), rows)]).toEqual([0, 0, 0, 0]);
});

test('a short, unsure run goes when another stays, and runs that touch are one', () => {
  const sure = [0.05, 0.05, 0.9];
  const unsure = [0.4, 0.6, 0];
  const outside = [0.9, 0.1, 0];
  const stray = Float32Array.from([...unsure, ...outside, ...sure, ...sure, ...sure]);
  expect([...withoutStrays(Uint8Array.of(1, 0, 1, 2, 1), stray)]).toEqual([0, 0, 1, 2, 2]);
  expect([...withoutStrays(Uint8Array.of(1, 0, 0, 0, 0), stray)]).toEqual([1, 0, 0, 0, 0]);
});
