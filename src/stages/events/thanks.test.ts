import { expect, test } from 'vitest';
import { occurrencesOf } from './testing/document.ts';

/** Who thanks whom in the second of three turns. */
async function thanked(turn: string, trigger: string, recipient?: string) {
  const text = `EVA HOLM: Jan Vale has come.\n\nANA LIMA: ${turn}\n\nEVA HOLM: Norway too.`;
  const [event] = await occurrencesOf(text, {
    names: { 'Jan Vale': 'person', Peru: 'place', Norway: 'place' },
    events: [{ type: 'SUPPORT', trigger, ...(recipient ? { recipient } : {}), likely: { 'Jan Vale': 0.9 } }],
  });
  return event && [event.actors, event.recipients].map((parties) => parties.map(({ name }) => name));
}

test('thanks without a subject are those of whose turn it is, to whom it is said', async () => {
  expect(await thanked('Thank you for your help.', 'Thank', 'you')).toEqual([['Ana Lima'], ['Eva Holm']]);
  expect(await thanked('Thank you for the help of all.', 'Thank you', 'all')).toEqual([['Ana Lima'], ['Eva Holm']]);
  expect(await thanked('It is over, and thank you to Peru.', 'thank you', 'Peru')).toEqual([['Ana Lima'], ['Peru']]);
  expect(await thanked('He knew: they thank you.', 'thank', 'you')).toEqual([['Jan Vale'], ['Eva Holm']]);
});
