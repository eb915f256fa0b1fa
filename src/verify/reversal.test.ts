import { describe, expect, test } from 'vitest';
import { verifyQuotes } from './verifier.ts';

/** The changes of a quotation of one turn, as “said → quoted”, with a ! where they turn the meaning round. */
async function changes(said: string, quote: string): Promise<string[]> {
  const turns = [{ speaker: 'Olga Penn', text: said }];
  for await (const { diff } of verifyQuotes(
    [{ quote, speaker: 'Penn' }],
    [{ id: 'talks', date: null, title: null, turns }],
  ))
    return diff.flatMap((entry) =>
      entry.kind === 'same' ? [] : [`${entry.said} → ${entry.quoted}${entry.reverses ? '!' : ''}`],
    );
  return [];
}

describe('what denies with the words beside it turns the meaning round', () => {
  test.each([
    ['I refuse to praise the builders of that bridge.', 'I praise the builders of that bridge', 'refuse to → !'],
    [
      'I do not want to praise the builders of that bridge.',
      'I praise the builders of that bridge',
      'do not want to → !',
    ],
    [
      'I am far from sure that the tunnel will open in May.',
      'I am sure that the tunnel will open in May',
      'far from → !',
    ],
    [
      'We failed to close the old quarry in the winter.',
      'We closed the old quarry in the winter',
      'failed to close → closed!',
    ],
    ['We were unable to heat the northern school.', 'We were able to heat the northern school', 'unable → able!'],
    [
      'There is little proof that the mill polluted the lake.',
      'There is proof that the mill polluted the lake',
      'little → !',
    ],
    [
      'The village on the hill lacks a doctor and a road.',
      'The village on the hill has a doctor and a road',
      'lacks → has!',
    ],
    ['The lack of money on the hill ended the works.', 'The money on the hill ended the works', 'lack of → The!'],
    ['We almost reached a deal on the grazing rights.', 'We reached a deal on the grazing rights', 'almost → !'],
    [
      'The board should have warned the farmers of the flood.',
      'The board have warned the farmers of the flood',
      'should → !',
    ],
    ['We should have warned the farmers of the flood.', 'We warned the farmers of the flood', 'should have → !'],
    ['It is not only the task of the farmers here.', 'It is only the task of the farmers here', 'not → !'],
    [
      'We have money for the mill and for the farmers.',
      'We have [no] money for the mill and for the farmers',
      ' → [no]!',
    ],
    [
      'Yes, we sold the mill to the farmers on the hill.',
      'No, we sold the mill to the farmers on the hill',
      'Yes → No!',
    ],
    ['We will not not sell the mill to the farmers.', 'We will not sell the mill to the farmers', 'not → !'],
  ])('%s', async (said, quote, change) => expect(await changes(said, quote)).toEqual([change]));
});

describe('and does not where it denies nothing that was kept', () => {
  test.each([
    ['I want to praise the builders of that bridge.', 'I praise the builders of that bridge', 'want to → '],
    [
      'There is a little proof that the mill polluted the lake.',
      'There is proof that the mill polluted the lake',
      'a little → ',
    ],
    ['We went into the village on the hill on Monday.', 'We went to the village on the hill on Monday', 'into → to'],
    ['This will no doubt anger the farmers of the hill.', 'This will anger the farmers of the hill', 'no doubt → '],
    ['They shut no fewer than nine schools on the hill.', 'They shut nine schools on the hill', 'no fewer than → '],
    ['The little mill on the hill polluted the lake.', 'The mill on the hill polluted the lake', 'little → '],
    [
      'The village on the hill lacks a doctor and a road.',
      'The village on the hill needs a doctor and a road',
      'lacks → needs',
    ],
    [
      'We should never have signed the lease of the quarry.',
      'We signed the lease of the quarry',
      'should never have → ',
    ],
    ['We would have to close the old quarry in time.', 'We have to close the old quarry in time', 'would → '],
    [
      'They not only paid the farmers but thanked them too.',
      'They paid the farmers but thanked them too',
      'not only → ',
    ],
    [
      'We sold the mill to the farmers instead of paying them and closed the old quarry.',
      'We sold the mill to the farmers and closed the old quarry',
      'instead of paying them → ',
    ],
    [
      'We sold the mill to the farmers, no, this old quarry is what we sold.',
      'We sold the mill to the farmers, [this] old quarry is what we sold',
      'no, this → [this]',
    ],
    [
      'We sold the mill to the farmers, this old quarry is what we kept.',
      'We sold the mill to the farmers, [no, this] old quarry is what we kept',
      'this → [no, this]',
    ],
    [
      'We sold the mill to the farmers, this old quarry is what we kept.',
      'We sold the mill to the farmers, no, this old quarry is what we kept',
      ' → no',
    ],
    ['We will never, never sell the mill to the farmers.', 'We will never sell the mill to the farmers', 'never → '],
  ])('%s', async (said, quote, change) => expect(await changes(said, quote)).toEqual([change]));
});
