import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8 } from './utf8.ts';

test('text comes back as it was, replacement characters of its own included', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '🕊', '\ufffd', '\u0000') }), (text) => {
      expect(decodeUtf8(Buffer.from(text), 'x')).toBe(text);
    }),
  );
});

test('the first byte at fault is named', () => {
  const before = fc.string({ unit: fc.constantFrom('a', 'é', '🕊', '\ufffd') });
  const broken = fc.constantFrom([0xff], [0xc3], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf8], [0x80]);
  fc.assert(
    fc.property(before, broken, before, (text, bytes, rest) => {
      const start = Buffer.from(text);
      // What follows starts with a letter, so that it cannot complete the broken sequence.
      const all = Buffer.concat([start, Buffer.from(bytes), Buffer.from(`z${rest}`)]);
      expect(() => decodeUtf8(all, 'x')).toThrow(
        expect.objectContaining({ code: 'OR1005', details: { input: 'x', charset: 'UTF-8', offset: start.length } }),
      );
    }),
  );
});

test('a byte order mark is left out', () => {
  expect(decodeUtf8(Buffer.from('\ufeff{}'), 'x')).toBe('{}');
});
