import { describe, expect, test } from 'vitest';
import type { DiffEntry, Verification } from './types.ts';
import { verifyQuotes } from './verifier.ts';

const changes = ({ diff }: Verification): readonly DiffEntry[] => diff.filter((entry) => entry.kind !== 'same');

describe('a quotation that runs on over an interjection', () => {
  const QUOTE = 'The keepers deserve double wages. The treaty is dead and nobody will revive it.';
  const judge = async (before: string, behind: string, quote = QUOTE): Promise<Verification> => {
    const turns = [
      { speaker: 'Marta Holm', text: before },
      { speaker: 'Jens Dahl', text: 'And the treaty?' },
      { speaker: 'Marta Holm', text: behind },
    ];
    const sought = [{ quote, speaker: 'Marta Holm', date: '2026-03-12' }];
    const { value } = await verifyQuotes(sought, [{ id: 'wages', date: '2026-03-11', turns }]).next();
    return value as Verification;
  };

  test('is verbatim where nothing is left out, but for words that are begun again', async () => {
    const behind = 'The treaty is dead and nobody will revive it.';
    expect(await judge('The keepers deserve double wages.', behind)).toMatchObject({ verdict: 'verbatim', diff: [] });
    expect(await judge('The keepers deserve double wages. The treaty', behind)).toMatchObject({ verdict: 'verbatim' });
    const again = await judge(
      'The keepers deserve double wages. The treaty is dead',
      'is dead and nobody will revive it.',
    );
    expect(again).toMatchObject({ verdict: 'verbatim', diff: [], places: [{ turn: 0 }, { turn: 2 }] });
  });

  test('is altered where words of either turn are left out, and each turn is judged by itself', async () => {
    const judged = await judge(
      'The keepers deserve double wages, but I will not pay a single crown of it.',
      'I never said that the treaty is dead and nobody will revive it.',
    );
    expect(judged).toMatchObject({ verdict: 'altered', marked: false });
    expect(changes(judged)).toMatchObject([
      { kind: 'dropped', said: 'but I will not pay a single crown of it', reverses: false },
      { kind: 'dropped', said: 'I never said that', reverses: true },
    ]);
    expect(judged.places.map(({ text, span }) => text.slice(...span))).toEqual([
      'The keepers deserve double wages',
      'the treaty is dead and nobody will revive it',
    ]);
  });

  test('has the context of every turn, with its place', async () => {
    const judged = await judge(
      'The keepers deserve double wages. It rained. It snowed.',
      'I never said that the treaty is dead and nobody will revive it.',
      'The keepers deserve double wages … the treaty is dead and nobody will revive it.',
    );
    expect(judged).toMatchObject({ verdict: 'altered', marked: true });
    expect(judged.context).toEqual({ kind: 'negated', words: 'I never said', span: [0, 12], place: 1 });
    const asked = await judge(
      'The keepers deserve double wages if the court agrees.',
      'The treaty is dead and nobody will revive it.',
    );
    expect(asked.context).toEqual({ kind: 'conditional', words: 'if the court agrees', span: [33, 52] });
  });
});
