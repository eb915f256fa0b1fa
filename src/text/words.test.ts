import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from './index.ts';

const words = (text: string): string[] => wordsOf(text).map((span) => text.slice(...span));

test.each<[string, string[]]>([
  ['Don’t say "no".', ['Don’t', 'say', '"', 'no', '"', '.']],
  ["the ministers' rock 'n' roll", ['the', 'ministers', "'", 'rock', "'", 'n', "'", 'roll']],
  ['U.S. 3.5% snake_case', ['U', '.', 'S', '.', '3', '.', '5', '%', 'snake_case']],
  ['e\u0301te\u0301 \u{1F54A}\u{1D400}', ['e\u0301te\u0301', '\u{1F54A}', '\u{1D400}']],
  ["rock'n'roll O’Neill’s", ["rock'n", "'", 'roll', 'O’Neill', '’', 's']],
  [' \r\n\u00a0 ', []],
])('%j', (text, expected) => expect(words(text)).toEqual(expected));

test('words are in order, whole characters, and hold everything but white space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let at = 0;
      for (const [start, end] of wordsOf(text)) {
        expect(text.slice(at, start).trim()).toBe('');
        expect(text.slice(start, end)).toMatch(/^\S+$/u);
        expect(text.slice(start, end).isWellFormed()).toBe(true);
        at = end;
      }
      expect(text.slice(at).trim()).toBe('');
    }),
  );
});
