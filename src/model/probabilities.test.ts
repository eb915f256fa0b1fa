import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atWords, sigmoid, softmaxInto } from './probabilities.ts';

test('a softmax sums to one, keeps the order, and bears large logits', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 1, maxLength: 9 }), (logits) => {
      const found: number[] = [];
      softmaxInto(Float32Array.from(logits), 0, logits.length, found, 0);
      expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
      const top = Math.max(...logits.map(Math.fround));
      expect(found[logits.map(Math.fround).indexOf(top)]).toBe(Math.max(...found));
    }),
  );
});

test('groups of columns at the first piece of each word, from an offset and from a first piece on', () => {
  const logits = Float32Array.from({ length: 5 * 7 }, (_, at) => ((at * 7919) % 13) / 3);
  const found = atWords(logits, [4, 6], { width: 7, group: 3, offset: 3, taken: 3, begin: 2 });
  expect(found).toHaveLength(6);
  for (const [word, piece] of [2, 4].entries()) {
    const expected: number[] = [];
    softmaxInto(logits, piece * 7 + 3, 3, expected, 0);
    for (const [index, value] of expected.entries()) expect(found[word * 3 + index]).toBeCloseTo(value);
  }
});

test('a sigmoid', () => {
  expect(sigmoid(0)).toBe(0.5);
  expect(sigmoid(800)).toBe(1);
  expect(sigmoid(-800)).toBe(0);
});
