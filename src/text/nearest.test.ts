import { expect, test } from 'vitest';
import { isSlipOf, nearestName } from './nearest.ts';

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

test.each([
  ['farouk', 'faruok', true],
  ['farouk', 'farouk', false],
  ['farouk', 'farmer', false],
  ['holm', 'helm', false],
])('%s for %s is a slip: %s', (one, other, expected) => expect(isSlipOf(one, other)).toBe(expected));
