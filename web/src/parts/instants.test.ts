import { expect, test } from 'vitest';
import { instantOf } from './instants.ts';

const NOW = new Date('2026-05-03T20:00:00Z');

test('an instant of today is a time, any other has its day', () => {
  expect(instantOf('2026-05-03T14:03:09.123Z', NOW, 'UTC')).toBe('today 14:03');
  expect(instantOf('2026-05-02T14:03:09Z', NOW, 'UTC')).toBe('2 May 2026, 14:03');
});

test('the day is that of where the reader is', () => {
  expect(instantOf('2026-05-03T23:30:00Z', NOW, 'UTC')).toBe('today 23:30');
  expect(instantOf('2026-05-03T23:30:00Z', NOW, 'Asia/Tokyo')).toBe('today 08:30');
  expect(instantOf('2026-05-03T14:30:00Z', NOW, 'Asia/Tokyo')).toBe('3 May 2026, 23:30');
});
