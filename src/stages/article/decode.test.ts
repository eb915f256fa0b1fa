import { expect, test } from 'vitest';
import { decode } from './decode.ts';

const words = 'Der Präsident grüßte die Gäste über den Fluss hinüber, später aß er Käse.';
const latin = Uint8Array.from(words, (letter) => letter.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array, html = true, charset: string | null = null): string =>
  decode({ input: 'case', bytes, charset }, html);
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

test('the character set comes from the mark, the transport, the page, or the bytes', () => {
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...[...words].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]),
  ]);
  expect(read(utf16, false)).toBe(words);
  expect(read(latin, false, 'ISO-8859-1')).toBe(words);
  expect(read(joined(utf8('<meta charset="windows-1252">'), latin))).toContain(words);
  expect(
    read(joined(utf8('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'), latin)),
  ).toContain(words);
  expect(read(latin)).toBe(words);
  expect(read(joined(utf8('\uFEFF'), utf8(words)), false)).toBe(words);
  expect(read(utf8(words), true, 'no-such-set')).toBe(words);
});

test('a page that wrongly says UTF-8 is read as what it is', () => {
  expect(read(joined(utf8('<meta charset="utf-8">'), latin))).toContain(words);
});

test('broken UTF-8 is refused with the place of the fault', () => {
  expect(() => read(joined(utf8('Käse '), Uint8Array.of(0xc3, 0x28)), false)).toThrow(/utf-8.*byte at 7/);
  expect(() => read(joined(utf8('<p>Käse und Brot für alle Gäste'), Uint8Array.of(0xff)))).toThrow(/utf-8/);
  expect(() => read(utf8('Käse').subarray(0, 2), false)).toThrow(expect.objectContaining({ code: 'OR1005' }));
});

test('a page in UTF-8 is not read in another set for single bytes that are none', () => {
  const page = (bytes: readonly number[]): string =>
    read(joined(utf8('<p>“Käse” und Brot, sagte Ren'), Uint8Array.from(bytes), utf8(' am Tag.')));
  expect(page([0xe9])).toBe('<p>“Käse” und Brot, sagte René am Tag.');
  expect(page([0xe9, 0x20, 0xe9, 0x20, 0xe9, 0x20, 0xe9])).toContain('“Käse” und Brot, sagte René é é é am');
  expect(page([0xe2, 0x80])).toBe('<p>“Käse” und Brot, sagte Ren\uFFFD am Tag.');
  expect(page([0xc3])).toBe('<p>“Käse” und Brot, sagte Ren\uFFFD am Tag.');
});
