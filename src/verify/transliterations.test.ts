import { expect, test } from 'vitest';
import { isSameName } from './transliterations.ts';
import { verifyQuotes } from './verifier.ts';

test.each([
  ['kyiv', 'kiev', true],
  ["kyiv's", "kiev's", true],
  ["kyiv's", 'kiev', false],
  ['zelenskyy', 'zelensky', true],
  ['kyiv', 'lviv', false],
  ['burma', 'myanmar', false],
])('%s, %s', (one, other, same) => {
  expect(isSameName(one, other)).toBe(same);
  expect(isSameName(other, one)).toBe(same);
});

test('the spelling of a name is no alteration', async () => {
  const turns = [
    { speaker: 'Marta Holm', text: 'We met President Zelensky in Kiev and spoke of Erdoğan and Al Qaida.' },
  ];
  const quote = 'We met President Zelenskyy in Kyiv and spoke of Erdogan and al-Qaeda';
  const { value } = await verifyQuotes(
    [{ quote, speaker: 'Marta Holm' }],
    [{ id: 'harbour', date: null, turns }],
  ).next();
  expect(value).toMatchObject({ verdict: 'verbatim' });
});
