import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginning, fitted, named } from './answer.ts';
import { pageAfter } from './page.ts';

test('an answer is made shorter until its JSON and its text fit, and not much shorter than that', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      (most, each, wordy) => {
        const make = (count: number) => ({
          structured: 'x'.repeat(wordy ? count : count * each),
          text: 'x'.repeat(wordy ? count * each : count),
        });
        const { answer, count } = fitted(most, make, 1_000);
        expect(answer).toEqual(make(count));
        expect(Math.max(JSON.stringify(answer.structured).length, answer.text.length)).toBeLessThanOrEqual(1_000);
        if (count < most) expect(count * each).toBeGreaterThan(700);
      },
    ),
  );
});

test('a beginning is within its room as JSON, ends with a whole code point, and is all of a text that fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(60), (text, room) => {
      const { words, complete } = beginning(text, room);
      expect(text.startsWith(words)).toBe(true);
      expect(complete).toBe(words === text);
      expect(JSON.stringify(words).length - 2).toBeLessThanOrEqual(room);
      expect(words.isWellFormed()).toBe(true);
      if (JSON.stringify(text).length - 2 <= room) expect(words).toBe(text);
    }),
  );
  expect(named('abcdef', 3)).toBe('abc…');
});

test('pages follow one another by the key of the last item, whatever is added before it', () => {
  const pageOf = (items: readonly string[], cursor?: string) => pageAfter(items, (item) => item, cursor);
  const first = pageOf(['', 'b', 'c']);
  expect(first.items).toEqual(['', 'b', 'c']);
  const after = first.next(1) ?? '';
  expect(pageOf(['', 'b', 'c'], after).items).toEqual(['b', 'c']);
  expect(pageOf(['a', '', 'b', 'c'], after).items).toEqual(['b', 'c']);
  expect(first.next(3)).toBeNull();
  for (const cursor of [after, 'nonsense', ''])
    expect(() => pageOf(['b'], cursor)).toThrow(/no cursor of this question/);
});
