import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignWords } from './alignment.ts';

const shown = (left: string, right: string, options = {}): string =>
  alignWords(left.split(' '), right.split(' '), options)
    .map(({ left: a, right: b, same }) => (same ? '=' : a === null ? '+' : b === null ? '-' : '~'))
    .join('');

test('puts a changed word opposite what it was', () => {
  expect(shown('we will sign now', 'we won sign now')).toBe('=~==');
  expect(shown('we sign now', 'we will sign now')).toBe('=+==');
  expect(shown('we will not sign', 'we will sign')).toBe('==-=');
});

test('with free ends leaves out what lies beyond', () => {
  expect(shown('sign now', 'then we sign now', { freeStart: true })).toBe('==');
  expect(shown('sign now', 'sign now or never', { freeEnd: true })).toBe('==');
  expect(shown('now', 'not now and not then', { freeEnd: true })).toBe('+=');
});

const words = fc.array(fc.constantFrom('we', 'will', 'not', 'sign', 'now'), { maxLength: 12 });

test('has every word of both once, in order, and calls only equal words the same', () => {
  fc.assert(
    fc.property(words, words, (left, right) => {
      const pairs = alignWords(left, right);
      expect(pairs.flatMap((pair) => pair.left ?? [])).toEqual([...left.keys()]);
      expect(pairs.flatMap((pair) => pair.right ?? [])).toEqual([...right.keys()]);
      for (const pair of pairs) if (pair.same) expect(left[pair.left ?? -1]).toBe(right[pair.right ?? -2]);
    }),
  );
});

test('a list is the same as itself, whatever surrounds it', () => {
  fc.assert(
    fc.property(words, words, (left, more) => {
      expect(alignWords(left, left).every((pair) => pair.same)).toBe(true);
      expect(alignWords(left, [...left, ...more], { freeEnd: true }).filter((pair) => pair.same).length).toBe(
        left.length,
      );
      expect(alignWords(left, [...more, ...left], { freeStart: true }).filter((pair) => pair.same).length).toBe(
        left.length,
      );
    }),
  );
});
