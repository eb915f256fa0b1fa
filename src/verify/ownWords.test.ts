import { describe, expect, test } from 'vitest';
import type { Verification } from './types.ts';
import { verifyQuotes } from './verifier.ts';

describe('the speaker’s own words, and a question that has longer stretches of them', () => {
  const judge = async (quote: string, asked: string, answered: string): Promise<Verification> => {
    const turns = [
      { speaker: 'Jens Dahl', text: asked },
      { speaker: 'Marta Holm', text: answered },
    ];
    const sought = [{ quote, speaker: 'Marta Holm', date: '2026-03-12' }];
    const { value } = await verifyQuotes(sought, [{ id: 'ferry', date: '2026-03-11', turns }]).next();
    return value as Verification;
  };

  test.each([
    [
      'Ostrava must return the stolen ferry',
      'Will Ostrava return the stolen ferry?',
      'Ostrava must quickly return that stolen ferry.',
    ],
    [
      'bankers threatened pilots during winter negotiations',
      'Is it true that bankers threatened pilots during winter negotiations?',
      'Yes. The bankers threatened harbour pilots during the winter negotiations.',
    ],
    [
      'bankers threatened pilots during winter negotiations',
      'You said that bankers threatened pilots during winter negotiations. Did they?',
      'Yes. The bankers threatened harbour pilots during the winter negotiations.',
    ],
  ])('%s', async (quote, asked, answered) =>
    expect(await judge(quote, asked, answered)).toMatchObject({ verdict: 'altered', places: [{ turn: 1 }] }),
  );

  test('without own words that come near, the other’s count', async () => {
    const [quote, asked] = ['Ostrava must return the stolen ferry', 'Must Ostrava return the stolen ferry?'];
    expect(await judge(quote, asked, 'The ferry is ours.')).toMatchObject({
      verdict: 'other-speaker',
      places: [{ turn: 0 }],
    });
  });
});
