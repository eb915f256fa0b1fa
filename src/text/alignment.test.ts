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

test('long lists are cut at words that each has once, and come out as short ones do', () => {
  const long = Array.from({ length: 3000 }, (_, index) => (index % 7 === 0 ? `w${index}` : `c${index % 13}`));
  const changed = long.with(1500, 'other').toSpliced(2000, 3);
  const pairs = alignWords(long, changed);
  expect(pairs.filter((pair) => pair.same).length).toBe(2996);
  expect(pairs.flatMap((pair) => pair.left ?? [])).toEqual([...long.keys()]);
  expect(pairs.flatMap((pair) => pair.right ?? [])).toEqual([...changed.keys()]);
  expect(pairs.find((pair) => pair.left === 1500)).toEqual({ left: 1500, right: 1500, same: false });
  const inside = alignWords(long, ['before', ...changed, 'after'], { freeStart: true, freeEnd: true });
  expect(inside.filter((pair) => pair.same).length).toBe(2996);
  expect(inside.at(-1)).toEqual({ left: 2999, right: 2997, same: true });
});

test('long lists that have nothing in common, or only words that come again and again, end too', () => {
  const left = Array.from({ length: 30_000 }, (_, index) => `l${index}`);
  const right = left.map((word) => `r${word}`);
  expect(alignWords(left, right).filter((pair) => pair.same)).toEqual([]);
  expect(alignWords(left, right, { freeEnd: true }).length).toBe(30_000);
  const same = left.map(() => 'so');
  expect(alignWords(same, [...same, 'so']).filter((pair) => pair.same).length).toBe(30_000);
});
