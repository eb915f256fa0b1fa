import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodedTwice } from './encoded-twice.ts';
import { file, record } from './testing/articles.ts';

/** UTF-8 taken for another set, as by a faulty program. */
const doubled = (text: string, set: 'windows-1252' | 'latin-1' = 'windows-1252'): string => {
  const bytes = new TextEncoder().encode(text);
  return set === 'latin-1'
    ? Buffer.from(bytes).toString('latin1')
    : new TextDecoder(set, { ignoreBOM: true }).decode(bytes);
};

test.each([
  ['quotation marks', '“It’s over,” said José Solbakken.'],
  ['two accents', 'José said no. Sigrún Hallsdóttir agreed.'],
  ['other letters', 'Łódź, Αθήνα, Київ: €5 – or more …'],
  ['beyond the first plane', 'The port 🚢 is open, he said 🚢.'],
])('%s', (_, text) => {
  expect(decodedTwice(doubled(text))).toBe(text);
  expect(decodedTwice(doubled(text, 'latin-1'))).toBe(text);
});

test.each([
  ['without accents', 'It is over, said Solbakken.'],
  ['one right mark among wrong ones', `${doubled('“It’s over,” said')} José.`],
  ['accents', 'José said: “São Tomé is Île-de-France’s twin – à la carte.”'],
  ['a text that shows such a sequence', 'A file that shows Ã© has been decoded wrongly.'],
  ['capitals before a closing mark', 'He read "MARANHÃ” to them.'],
])('%s stays', (_, text) => {
  expect(decodedTwice(text)).toBeNull();
});

/** Words of European languages, and marks, in any order. */
const wordOf = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 });
const letters = fc.oneof(wordOf('abcéèêçñöüßøåÅÄÖÉÃÂâıđþðæ'), wordOf('abcžščńśłőąęćöü'), wordOf('abœÿéè'));
const marks = fc.constantFrom(...'“”‘’–—…«»€™°§ \u00A0,.!?()');
const pieces = fc.array(fc.oneof(letters, marks, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 20 });

test('what was encoded twice is mended to what it was, or left', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('').toWellFormed();
      expect([text.replace(/^\uFEFF/, ''), null]).toContain(decodedTwice(doubled(text)));
    }),
    { numRuns: 2000 },
  );
});

/** Words with a space or a mark behind them, in straight and in curly quotation marks. */
const words = fc.array(
  fc.tuple(letters, fc.constantFrom(' ', ', ', '. ', '… ', ' – ', '’s ', '!” ', '.” ', '…” ', '\u00A0', '" ')),
  {
    maxLength: 20,
  },
);

test('a text as it should be is never changed', () => {
  fc.assert(
    fc.property(words, (said) => {
      expect(decodedTwice(`He said: ${said.flat().join('')}`)).toBeNull();
    }),
    { numRuns: 20000 },
  );
});

test('a text with both marks of a quotation is never changed', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      expect(decodedTwice(`He said “${parts.join('')} ”, and left.`)).toBeNull();
    }),
    { numRuns: 2000 },
  );
});

test('files and pages are mended, and say so; a given text comes out as it is', async () => {
  const text = 'Talks end\n\n“We won’t sign,” José Solbakken said on Tuesday in Tórshavn.';
  const plain = await file('text', doubled(text));
  expect(plain).toMatchObject({ text, basis: { text: 'encoded twice' } });
  const page = await file(
    'html',
    doubled(`<html><body><article><h1>Talks end</h1><p>${text.slice(11)}</p></article></body></html>`),
  );
  expect(page.text).toContain('“We won’t sign,” José');
  expect(page.basis['text']).toBe('encoded twice');
  expect((await record({ text: doubled(text) })).text).toBe(doubled(text));
  expect((await file('text', text)).basis).not.toHaveProperty('text');
});
