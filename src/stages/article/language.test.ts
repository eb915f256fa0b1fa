import { expect, test } from 'vitest';
import { foreignLanguage } from './language.ts';

test.each([
  'Halvar recalls ambassador in Ostmark. Halvar recalled its ambassador on Monday, after Ostmark declared President Vale persona non grata.',
  'Foreign Minister Anna Holt, President Jan Vale, Ambassador Leo Brandt, Admiral Ida Moss: participants encouraged political accord.',
  'Venezuelan President Leo Chavez sharply criticized President Holt Sunday, days after a White House report called Mr. Chavez a demagogue.',
])('a short English text full of names is English: %s', async (text) => {
  expect(await foreignLanguage(text)).toBeNull();
});

test.each([
  [
    'Estonian',
    'Välisminister Anna Holt ütles esmaspäeval Lundes, et Halvar ei kirjuta lepingule alla seni, kuni sõda kestab. Peaminister sõidab reedel Oslosse.',
  ],
  [
    'Norwegian',
    'Utenriksminister Anna Holt sa mandag i Oslo at Halvar ikke vil undertegne avtalen så lenge krigen varer i Ostmark. Hun reiser fredag.',
  ],
  [
    'Dutch',
    'Premier Jan Vale reist vrijdag naar Oslo voor overleg met zijn collega Anna Holt over de oorlog, zo meldt het ministerie van Halvar.',
  ],
  [
    'Spanish',
    'La ministra Anna Holt viajará el viernes a Oslo para reunirse con su homólogo, según informó el ministerio de Halvar en un comunicado.',
  ],
])('a short text in another language is not: %s', async (language, text) => {
  expect(await foreignLanguage(text)).toContain(language);
});
