import { expect, test } from 'vitest';
import { duration, lineOf, numberOf } from './progress.ts';

test.each([
  [200, '1 s'],
  [40_000, '40 s'],
  [60_000, '1 min'],
  [200_400, '3 min 20 s'],
  [7_500_000, '2 h 5 min'],
  [7_200_000, '2 h'],
])('%i ms are %s', (milliseconds, expected) => expect(duration(milliseconds)).toBe(expected));

test('what is left is told when there is something to tell it by', () => {
  const at = { done: 300, total: 1_200, share: 0.25, passed: 60_000 };
  expect(lineOf('documents read', at)).toBe('documents read: 300 of 1,200, about 3 min left');
  expect(lineOf('documents read', { ...at, passed: 500 })).toBe('documents read: 300 of 1,200');
  expect(lineOf('documents read', { ...at, total: null, share: null })).toBe('documents read: 300');
  expect(numberOf(1_204_000)).toBe('1,204,000');
});
