import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetsOf } from './index.ts';

test('code points and UTF-16 agree with the string iterator, astral characters and combining marks included', () => {
  const piece = fc.constantFrom('a', '\u{1F54A}', 'e\u0301', '\r\n', '“', '\u{10FFFF}', ' ');
  fc.assert(
    fc.property(fc.array(piece), fc.nat(), fc.nat(), (pieces, a, b) => {
      const text = pieces.join('');
      const points = [...text];
      const [start, end] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y) as [number, number];
      const { toUtf16, toCodePoints } = offsetsOf(text);
      const units = toUtf16([start, end]);
      expect(text.slice(...units)).toBe(points.slice(start, end).join(''));
      expect(toCodePoints(units)).toEqual([start, end]);
    }),
  );
});
