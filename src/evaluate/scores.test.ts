import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCounts, bootstrap, noCounts, scoreOf } from './scores.ts';

test('precision, recall and F1 in per cent', () => {
  expect(scoreOf({ hits: 6, predicted: 8, gold: 12 })).toEqual({ precision: 75, recall: 50, f1: 60 });
  expect(scoreOf({ hits: 0, predicted: 0, gold: 4 })).toEqual({ precision: 0, recall: 0, f1: 0 });
  expect(scoreOf({ hits: 0, predicted: 3, gold: 0 })).toEqual({ precision: 0, recall: 0, f1: 0 });
  expect(scoreOf(noCounts())).toEqual({ precision: 0, recall: 0, f1: 0 });
});

test('F1 lies between precision and recall', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (hits, wrong, missed) => {
      const { precision, recall, f1 } = scoreOf({ hits, predicted: hits + wrong, gold: hits + missed });
      expect(f1).toBeGreaterThanOrEqual(Math.min(precision, recall) - 1e-9);
      expect(f1).toBeLessThanOrEqual(Math.max(precision, recall) + 1e-9);
    }),
  );
});

test('counts add up in place', () => {
  const sum = { hits: 1, predicted: 2, gold: 3 };
  expect(addCounts(sum, { hits: 10, predicted: 20, gold: 30 })).toBe(sum);
  expect(sum).toEqual({ hits: 11, predicted: 22, gold: 33 });
});

const mean = (items: readonly number[]): number => items.reduce((sum, item) => sum + item, 0) / items.length;

test('the bootstrap interval is the same for the same data, holds their mean and shrinks with their number', () => {
  const items = Array.from({ length: 100 }, (_, index) => index % 10);
  const interval = bootstrap(items, mean);
  expect(bootstrap(items, mean)).toEqual(interval);
  expect(interval.low).toBeLessThan(4.5);
  expect(interval.high).toBeGreaterThan(4.5);
  const few = bootstrap(items.slice(0, 10), mean);
  expect(few.high - few.low).toBeGreaterThan(interval.high - interval.low);
  // The normal approximation: 1.96 standard errors (2.87 / 10) on either side.
  expect(interval.high - interval.low).toBeGreaterThan(0.9);
  expect(interval.high - interval.low).toBeLessThan(1.35);
});

test('data without spread have an interval without width', () => {
  expect(bootstrap([7, 7, 7], mean)).toEqual({ low: 7, high: 7 });
});
