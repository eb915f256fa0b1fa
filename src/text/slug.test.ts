import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf } from './index.ts';

test.each([
  ['Kari Nygård', 'kari-nygard'],
  ['  J. R. R. O’Kafor-Vik, Jr. ', 'j-r-r-o-kafor-vik-jr'],
  ['Ελένη Καλλά', 'ελενη-καλλα'],
  ['— ? —', 'unnamed'],
  ['', 'unnamed'],
])('%j becomes %j', (name, slug) => expect(slugOf(name)).toBe(slug));

test('a slug is never empty, holds letters, digits and single hyphens, and is its own slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const slug = slugOf(name);
      expect(slug).toMatch(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
      expect(slugOf(slug)).toBe(slug);
    }),
  );
});
