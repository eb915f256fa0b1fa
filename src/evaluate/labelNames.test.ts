import { expect, test } from 'vitest';
import { openLexicon } from '../lexicon/index.ts';
import { means } from './labelNames.ts';

const lexicon = openLexicon();
const on = (date: string | null) => ({ lexicon, date });

test('a label that is an office means its holder on the day of the document, and nobody else', () => {
  const label = 'the Secretary-General of the United Nations';
  const [first] = lexicon.holders('secretary-general', 'org:un', '2010-05-05');
  const [later] = lexicon.holders('secretary-general', 'org:un', '2020-05-05');
  const holder = first?.term.person;
  expect(holder).toBeDefined();
  expect(means(label, holder?.name ?? null, holder?.id ?? null, on('2010-05-05'))).toBe(true);
  expect(means(label, holder?.name ?? null, holder?.id ?? null, on('2020-05-05'))).toBe(false);
  expect(means(label, later?.term.person.name ?? null, later?.term.person.id ?? null, on('2020-05-05'))).toBe(true);
  expect(means(label, holder?.name ?? null, holder?.id ?? null, on(null))).toBe(false);
});

test.each([
  ['the prime minister of Norway', "Norway's prime minister", true],
  ['the prime minister of Norway', 'the prime minister of Sweden', false],
  ['the foreign minister of Peru', 'the defence minister of Peru', false],
  ['the deputy foreign minister of Peru', 'the foreign minister of Peru', false],
  ['the former foreign minister of Peru', 'the foreign minister of Peru', false],
])('“%s” and “%s” are one: %s', (label, name, same) => {
  expect(means(label, name, 'doc:somebody', on('2015-01-01'))).toBe(same);
});

test('a label of a body means it by any of its names', () => {
  expect(
    means("Kazakhstan's foreign ministry", 'Foreign Ministry of Kazakhstan', 'org:kaz-foreign-ministry', on(null)),
  ).toBe(true);
  expect(means('The Fjord Herald', 'Fjord Herald', 'doc:fjord-herald', on(null))).toBe(true);
});

test.each([
  ['executive committee of the Lake Union', "Lake Union's executive committee", true],
  ['ambassador of Peru to Chile', "Chile's ambassador to Peru", false],
  ['Lake Union committee', "Lake Union's committee", true],
  ['Hayashi Yoshimasa', 'Yoshimasa Hayashi', true],
  ['Hayashi Yoshimasa', 'Yoshimasa', false],
])('a name with “of” is the same with ’s: %s', (label, name, expected) => {
  expect(means(label, name, null, { lexicon: openLexicon(), date: null })).toBe(expected);
});

test.each([
  ['Lake Relief Fund (LRF)', 'Lake Relief Fund', true],
  ['Lake Relief Fund (Peru)', 'Lake Relief Fund', false],
  ['Jan R. Vale', 'Jan Vale', true],
  ['J. R. Vale', 'Jan Vale', false],
])('initials in the middle and an acronym behind a name may be left out: %s', (label, name, expected) => {
  expect(means(label, name, null, on(null))).toBe(expected);
});
