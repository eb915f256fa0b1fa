import { expect, test } from 'vitest';
import { nameIn, fullNamesIn } from './sourceNames.ts';

const everyWord = (): boolean => true;
const noWord = (): boolean => false;

test.each([
  ["Norway's fisheries minister, Kari Nygård", { kind: 'person', name: 'Kari Nygård' }],
  ['Afi Lawson, who teaches law in Kumasi', { kind: 'person', name: 'Afi Lawson' }],
  ['Prime Minister Ilse van der Meer', { kind: 'person', name: 'Ilse van der Meer' }],
  ['Gen. J. R. R. Okafor', { kind: 'person', name: 'J. R. R. Okafor' }],
  ['the Ministry of Foreign Affairs', { kind: 'organisation', name: 'Ministry of Foreign Affairs' }],
  ['The World Bank', { kind: 'organisation', name: 'World Bank' }],
  [
    'Veronica Bostan, Minister of Infrastructure of the Republic of Moldova',
    { kind: 'person', name: 'Veronica Bostan' },
  ],
  ["Henrike Sandoval, the agency's Executive Director", { kind: 'person', name: 'Henrike Sandoval' }],
  ['Joris Vandekerke, Commissioner for Transport and Corridors', { kind: 'person', name: 'Joris Vandekerke' }],
  ['the President of Estonia, Kersti Maal', { kind: 'person', name: 'Kersti Maal' }],
  ['MINISTER OKAFOR', { kind: 'person', name: 'Okafor' }],
  ['the Russian foreign minister', { kind: 'description' }],
  ['a senior official', { kind: 'description' }],
  ['she', { kind: 'pronoun' }],
  [
    'Togo and Benin',
    {
      kind: 'group',
      members: [
        { kind: 'organisation', name: 'Togo' },
        { kind: 'organisation', name: 'Benin' },
      ],
    },
  ],
  ['', { kind: 'description' }],
])('the name in “%s”', (source, expected) => {
  expect(nameIn(source, everyWord)).toEqual(expected);
});

test('a capital from the beginning of a sentence makes no name', () => {
  expect(nameIn('Critics of the deal', noWord)).toEqual({ kind: 'description' });
  expect(nameIn('Critics', noWord)).toEqual({ kind: 'description' });
});

test('full names of a text, each once, without titles, bodies and possessives', () => {
  const text =
    'They crossed the North Sea. Prime Minister Anders Holm met Eva Holm of the Holm Foundation. Anders Holm’s aides said Holm left.';
  expect(fullNamesIn(text)).toEqual(['North Sea', 'Anders Holm', 'Eva Holm']);
});
