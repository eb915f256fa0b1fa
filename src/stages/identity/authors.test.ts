import { expect, test } from 'vitest';
import { identified } from './testing/identified.ts';

const idsOf = async (byline: string[], outlet = 'The Harbour Herald', text = 'It rained over the port all day.') =>
  (await identified(text, { byline, outlet, published: '2022-05-01' })).participants.map(({ id }) => id);

test('an author is whom the lexicon or the document knows by the name, whatever the initials', async () => {
  expect(await idsOf(['Kari Holm'])).toEqual(['doc:kari-holm']);
  expect(await idsOf(['Antony J. Blinken, Secretary of State'])).toEqual(['person:antony-blinken']);
  expect(await idsOf(['Kari B. Holm'], undefined, '[nP Kari Holm] saw the port.')).toEqual(['doc:kari-holm']);
});

test('the outlet and other bodies are no persons', async () => {
  expect(await idsOf(['The Harbour Herald contributors'])).toEqual([]);
  expect(await idsOf(['Lakewire'], 'Lakewire')).toEqual([]);
  expect(await idsOf(['Reuters'])).toEqual([]);
});
