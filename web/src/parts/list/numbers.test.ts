import { expect, test } from 'vitest';
import { countOf, numberOf, percentOf } from './numbers.ts';

test('numbers are told as people write them', () => {
  expect(numberOf(1234567)).toBe('1,234,567');
  expect(countOf(1, 'event', 'events')).toBe('1 event');
  expect(countOf(0, 'event', 'events')).toBe('0 events');
  expect(countOf(10_000, 'event', 'events', true)).toBe('more than 10,000 events');
  expect(percentOf(0.907)).toBe('91%');
});
