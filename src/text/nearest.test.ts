import { expect, test } from 'vitest';
import { nearestName } from './nearest.ts';

test.each([
  ['acuse', 'ACCUSE'],
  ['ACCSUE', 'ACCUSE'],
  ['Reqest', 'REQUEST'],
  ['thr', 'THREATEN'],
  ['a', null],
  ['applaud', null],
  ['', null],
  ['x'.repeat(10_000), null],
])('%s', (given, expected) => {
  expect(nearestName(given, ['ACCUSE', 'AGREE', 'REQUEST', 'THREATEN'])).toBe(expected);
});
