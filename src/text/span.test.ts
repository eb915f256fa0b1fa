import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains, joinSpans, overlaps, sliceOf, type Span, trimSpan, withWhole } from './index.ts';

const spans = fc.array(
  fc.tuple(fc.nat(30), fc.nat(8)).map(([start, length]): Span => [start, start + length]),
  { maxLength: 8 },
);
const offsetsIn = (all: readonly Span[]): Set<number> =>
  new Set(all.flatMap(([start, end]) => Array.from({ length: end - start }, (_, index) => start + index)));

test('spans overlap where they share an offset, and contain each other where they share all', () => {
  expect(overlaps([0, 2], [2, 3])).toBe(false);
  expect(overlaps([0, 3], [2, 4])).toBe(true);
  expect(contains([0, 3], [0, 3])).toBe(true);
  expect(contains([0, 3], [2, 4])).toBe(false);
  expect(sliceOf('a \u{1F54A} b', [2, 4])).toBe('\u{1F54A}');
});

test('joined spans cover the same offsets, in order and with gaps between them', () => {
  fc.assert(
    fc.property(spans, (all) => {
      const joined = joinSpans(all);
      expect(offsetsIn(joined)).toEqual(new Set([...offsetsIn(all)].sort((a, b) => a - b)));
      for (const [index, [start]] of joined.entries())
        if (index > 0) expect(start).toBeGreaterThan(joined[index - 1]?.[1] ?? Infinity);
    }),
  );
});

test('trimming leaves what String.trim leaves, or null', () => {
  const piece = fc.constantFrom(' ', '\r\n', '\u00a0', '\u2028', 'a', 'e\u0301', '\u{1F54A}');
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), (before, inside) => {
      const text = `${before.join('')}${inside.join('')}x`;
      const trimmed = trimSpan(text, [before.join('').length, text.length - 1]);
      expect(trimmed ? text.slice(...trimmed) : '').toBe(inside.join('').trim());
      expect(trimmed === null).toBe(inside.join('').trim() === '');
    }),
  );
});

test('a span is extended to the whole of what its ends split, and to nothing else', () => {
  expect(
    withWhole(
      [4, 9],
      [
        [0, 5],
        [6, 7],
        [8, 12],
        [9, 20],
      ],
    ),
  ).toEqual([0, 12]);
  expect(withWhole([4, 9], [[0, 20]])).toEqual([0, 20]);
  expect(
    withWhole(
      [4, 9],
      [
        [4, 9],
        [0, 4],
      ],
    ),
  ).toEqual([4, 9]);
});
