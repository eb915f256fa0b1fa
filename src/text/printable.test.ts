import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, printableLine } from './printable.ts';

test.each([
  ['an escape sequence', '\u001B[31mred', String.raw`\u{1B}[31mred`],
  ['its one-character form', '\u009B31mred', String.raw`\u{9B}31mred`],
  ['a link', '\u001B]8;;http://x.example\u0007y', String.raw`\u{1B}]8;;http://x.example\u{7}y`],
  ['NUL, backspace, delete', 'a\u0000\b\u007F', String.raw`a\u{0}\u{8}\u{7F}`],
  ['a return to the beginning of the line', 'done\rundone', String.raw`done\u{D}undone`],
  ['other writing direction', 'gpj\u202Eexe\u2066\u200F', String.raw`gpj\u{202E}exe\u{2066}\u{200F}`],
  ['what has no width', 'a\u200Bb\u2060c\uFEFFd\u00ADe\u3164', String.raw`a\u{200B}b\u{2060}c\u{FEFF}d\u{AD}e\u{3164}`],
  ['hidden tags', 'ok\u{E0061}', String.raw`ok\u{E0061}`],
  ['selectors that select nothing', 'a\uFE0F\u{E0100}', String.raw`a\u{FE0F}\u{E0100}`],
  ['separators', 'a\u2028b\u2029c\u0085d', String.raw`a\u{2028}b\u{2029}c\u{85}d`],
  ['no characters', 'a\uFFFE\u{1FFFF}', String.raw`a\u{FFFE}\u{1FFFF}`],
  ['half a character', 'a\uD83D', String.raw`a\u{D83D}`],
])('%s is shown instead of obeyed', (_name, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test.each(['“Ærlig”, sa Kari – 10 °C', 'שלום وسلام 汉字 ไทย हिन्दी', 'e\u0301', '👩‍👩‍👧 ☺️ 👋🏽 🇳🇴', 'a\nb', '\\u{1B}'])(
  '%j is shown as it is',
  (text) => {
    expect(printable(text)).toBe(text);
  },
);

test('a tab is two spaces; a line feed stays where lines are wanted, and is shown where one is', () => {
  expect(printable('a\tb\r\nc')).toBe('a  b\nc');
  expect(printableLine('a\tb\r\nc')).toBe(String.raw`a  b\u{A}c`);
});

test('nothing that acts is left of any text, and what is printable is left as it is', () => {
  const hostile = fc.string({ unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)) });
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = printable(text);
      // oxlint-disable-next-line no-control-regex -- these are the very characters that may not be left
      expect(shown).not.toMatch(/[\0-\t\v-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/u);
      expect(printable(shown)).toBe(shown);
    }),
  );
});
