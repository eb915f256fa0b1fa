import { describe, expect, test } from 'vitest';
import { verifyQuotes } from './verifier.ts';

async function verdict(said: string, quoted: string): Promise<string | undefined> {
  const around = (words: string): string =>
    `In the old harbour of Velmoria we heard ${words} with the pilots all night long.`;
  const turns = [{ speaker: 'Marta Holm', text: around(said) }];
  const quotes = [{ quote: around(quoted), speaker: 'Marta Holm' }];
  for await (const judged of verifyQuotes(quotes, [{ id: 'harbour', date: null, turns }])) return judged.verdict;
  return undefined;
}

describe('what is abbreviated is the same, either way', () => {
  test.each([
    ['Senator Okko', 'Sen. Okko'],
    ['Doctor Okko', 'Dr Okko'],
    ['Mister Okko', 'Mr. Okko'],
    ['Okko on September 4th', 'Okko on Sept. 4'],
    ['Saint Okko', 'St. Okko'],
    ['the keepers of the United States', 'the keepers of the U.S.'],
    ['the United States of America', 'the USA'],
    ['number one', 'No. 1'],
    ['fifty percent', '50 pct'],
    ['five thousand', '5k'],
    ["ISIS's drums", 'ISIS’ drums'],
  ])('%s, %s', async (one, other) => {
    expect(await verdict(one, other)).toBe('verbatim');
    expect(await verdict(other, one)).toBe('verbatim');
  });
});

test.each([
  ['Senator Okko', 'Gov. Okko'],
  ['the United States', 'us'],
  ['number one', 'no 1'],
  ['Sunday', 'sun'],
  ['ISIS drums', "ISIS's drums"],
  ['the United Nations', 'the U.S.'],
])('%s is not %s', async (said, quoted) => expect(await verdict(said, quoted)).toBe('altered'));
