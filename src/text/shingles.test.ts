import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rarePairsOf, SHINGLE_WORDS, shinglesOf } from './shingles.ts';

test('hashes are what ledgers have stored: they must never change', () => {
  expect(shinglesOf(['we', 'will', 'not', 'sign'])).toMatchInlineSnapshot(`
    [
      4226402965,
      3562707166,
    ]
  `);
});

test('one for each place, the same for the same words', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 10 }), (keys) => {
      const shingles = shinglesOf(keys);
      expect(shingles).toHaveLength(Math.max(0, keys.length - SHINGLE_WORDS + 1));
      expect(shinglesOf(['before', ...keys]).slice(1)).toEqual(keys.length < SHINGLE_WORDS ? [] : shingles);
      for (const hash of shingles) expect(hash === Math.trunc(hash) && hash >= 0 && hash < 2 ** 32).toBe(true);
    }),
  );
});

test('where a word ends makes a difference', () => {
  expect(shinglesOf(['ab', 'c', 'd'])).not.toEqual(shinglesOf(['a', 'bc', 'd']));
});

test('pairs are of a rare word or a number with its neighbours', () => {
  const places = (text: string): number[] => rarePairsOf(text.split(' ')).map(({ word }) => word);
  expect(places('we want it on the harbour wall')).toEqual([4, 5]);
  expect(places('we told her 3 things')).toEqual([2, 3]);
  expect(places('we want it')).toEqual([]);
});
