import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, cut, wrapped } from './wrap.ts';

test('words go to the next line whole, and those longer than a line are parted', () => {
  expect(wrapped('we will not sign', 8)).toEqual(['we will', 'not sign']);
  expect(wrapped('a https://example.org/long b', 10)).toEqual(['a', 'https://ex', 'ample.org/', 'long b']);
  expect(wrapped('', 8)).toEqual(['']);
});

test('a style goes on where its words go on', () => {
  expect(wrapped('she said \u001B[33mwe will not\u001B[39m sign', 8)).toEqual([
    'she said',
    '\u001B[33mwe will\u001B[0m',
    '\u001B[33mnot\u001B[39m sign',
  ]);
});

test('wide characters count two columns and marks none', () => {
  expect(columnsOf('汉字 \u{1F41F} e\u0301')).toBe(4 + 1 + 2 + 1 + 1);
  expect(wrapped('汉字汉字', 4)).toEqual(['汉字', '汉字']);
});

test('no line is longer than there is room, and nothing but space gets lost', () => {
  const words = fc.array(
    fc.constantFrom('a', 'word', 'longerthanaline', '汉字', '\u001B[33mx', 'y\u001B[39m', 'e\u0301'),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 12 }), (list, room) => {
      const text = list.join(' ');
      const lines = wrapped(text, room);
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(room);
      const plain = (some: string): string => stripVTControlCharacters(some).replaceAll(' ', '');
      expect(plain(lines.join(''))).toBe(plain(text));
    }),
  );
});

test('what is cut says so, and its style ends', () => {
  expect(cut('Fjord Institute', 8)).toBe('Fjord I…');
  expect(cut('\u001B[2mFjord Institute\u001B[22m', 8)).toBe('\u001B[2mFjord I…\u001B[0m');
  expect(cut('汉字', 3)).toBe('汉…');
  expect(cut('short', 8)).toBe('short');
});
