import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTags, runsOf } from './tags.ts';

/** All sequences of O, B and I (0, 1, 2) for so many words, I only after B or I. */
function sequences(count: number): number[][] {
  if (count === 0) return [[]];
  return sequences(count - 1).flatMap((before) =>
    [0, 1, 2].flatMap((tag) => (tag === 2 && (before.at(-1) ?? 0) === 0 ? [] : [[...before, tag]])),
  );
}

const probability = fc.integer({ min: 1, max: 1_000_000 }).map((millionths) => millionths / 1_000_000);

test('the tags are the likeliest sequence of those that are allowed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(probability, probability, probability), { maxLength: 6 }), (words) => {
      const rows = Float32Array.from(words.flat());
      const likelihood = (tags: ArrayLike<number>): number =>
        words.reduce((sum, _, word) => sum + Math.log(rows[word * 3 + (tags[word] ?? 0)] ?? 0), 0);
      const path = decodeTags(rows);
      const best = Math.max(...sequences(words.length).map(likelihood));
      expect(sequences(words.length)).toContainEqual([...path]);
      expect(likelihood(path)).toBeCloseTo(best, 9);
    }),
    { numRuns: 200 },
  );
});

test('runs begin with B and go on with I', () => {
  expect(runsOf(Uint8Array.from([0, 1, 2, 0, 1, 1, 2, 0]), 10)).toEqual([
    [11, 13],
    [14, 15],
    [15, 17],
  ]);
});
