import { expect, test } from 'vitest';
import { identified } from './testing/identified.ts';

const membersOf = async (words: string, marked: string): Promise<(string | null)[]> => {
  const { text, references } = await identified(marked);
  const found = references.find(({ mention: [span] }) => span && text.slice(...span) === words);
  return (found?.members ?? []).map(({ actor }) => actor);
};

test('both sides are the two states of a sentence, of three those that do not only say where', async () => {
  const two = '[nL Peru] wrote to [nL Chile] last week. It was time for [dG both sides] to meet.';
  expect(await membersOf('both sides', two)).toEqual(['country:PER', 'country:CHL']);
  const three = two.replace('last week', 'from [nL Norway]');
  expect(await membersOf('both sides', three)).toEqual(['country:PER', 'country:CHL']);
  expect(await membersOf('both sides', two.replace('[nL Chile]', 'nobody'))).toEqual([]);
});
