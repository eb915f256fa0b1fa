import { describe, expect, test } from 'vitest';
import type { Verification } from './types.ts';
import { verifyQuotes } from './verifier.ts';

/** A press conference that is whole, so that words can be absent from it. */
const FILLING = ['It rained all day.', 'We slept well.', 'That is all there is to tell about it so far.']
  .join(' ')
  .repeat(12);

async function judge(said: string, quote: string, speaker: string | null = 'Marta Holm'): Promise<Verification> {
  const turns = [said, FILLING, FILLING].map((text) => ({ speaker: 'Marta Holm', text }));
  const { value } = await verifyQuotes(
    [{ quote, speaker, date: '2026-03-12' }],
    [{ id: 'harbour', date: '2026-03-11', turns }],
  ).next();
  return value as Verification;
}

describe('one word in the place of another, the speaker and the occasion known', () => {
  test.each([
    ['I do not have to be specific about this pier.', 'I do not have to be truthful about this pier'],
    ['He was very kind to all of us in there today.', 'He was very cruel to all of us in there today'],
  ])('is an alteration: %s', async (said, quoted) =>
    expect(await judge(said, quoted)).toMatchObject({ verdict: 'altered', places: [{ turn: 0 }] }),
  );

  test.each([
    ['They are moving all over the place.', 'They are copied all over the place'],
    ['It snowed. We do it for the mayor.', 'We do it for the lagoon'],
  ])('is none in a turn of phrase, or at its end, but the nearest passage is shown: %s', async (said, quoted) =>
    expect(await judge(said, quoted)).toMatchObject({ verdict: 'absent', nearest: { turn: 0 } }),
  );

  test('is none without a speaker', async () => {
    const judged = await judge('It snowed. We do it for the mayor.', 'We do it for the lagoon', null);
    expect(judged).toMatchObject({ verdict: 'absent', nearest: { turn: 0 } });
  });
});
