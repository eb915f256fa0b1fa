import { describe, expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import { expiryOf, isSessionAlive, isTokenAlive, isUseToBeKept } from './lifetimes.ts';

const NOW = new Date('2026-05-04T12:00:00.000Z');
const before = (milliseconds: number): string => new Date(NOW.getTime() - milliseconds).toISOString();
const HOUR = 3_600_000;

describe('when a token ends', () => {
  test.each([
    ['90d', '2026-08-02T12:00:00.000Z'],
    ['12h', '2026-05-05T00:00:00.000Z'],
    ['2w', '2026-05-18T12:00:00.000Z'],
    ['1y', '2027-05-04T12:00:00.000Z'],
    [' 7d ', '2026-05-11T12:00:00.000Z'],
    ['2026-05-04', '2026-05-04T23:59:59.999Z'],
  ])('%s', (given, expected) => expect(expiryOf(given, NOW)).toBe(expected));

  test.each([
    '',
    '90',
    'd',
    '0d',
    '-3d',
    '90D',
    '1.5h',
    '99999y',
    '2026-05-03',
    '2027-02-31',
    'tomorrow',
    '2026-13-01',
  ])('not “%s”', (given) => {
    expect(() => expiryOf(given, NOW)).toThrow(OnrecordError);
    expect(() => expiryOf(given, NOW)).toThrow(/cannot end then/);
  });
});

test('a session holds until a day after its last use, and until its end', () => {
  const alive = (used: number, expires: number): boolean =>
    isSessionAlive({ used: before(used), expires: before(expires) }, NOW);
  expect(alive(24 * HOUR - 1, -1)).toBe(true);
  expect(alive(24 * HOUR, -1)).toBe(false);
  expect(alive(0, 0)).toBe(false);
});

test('a token holds up to its end, or for ever', () => {
  expect(isTokenAlive({ expires: before(-1) }, NOW)).toBe(true);
  expect(isTokenAlive({ expires: before(0) }, NOW)).toBe(false);
  expect(isTokenAlive({ expires: null }, NOW)).toBe(true);
});

test('a use is put down a minute after the last one', () => {
  expect([null, before(59_999), before(60_000)].map((used) => isUseToBeKept(used, NOW))).toEqual([true, false, true]);
});
