import { expect, test } from 'vitest';
import { assignedOf } from './testing/assigned.ts';

const signals = async (marked: string, given?: Parameters<typeof assignedOf>[1]) =>
  (await assignedOf(marked, given)).statementRoles.map((roles) => roles.signals);

test('how a speaker was found, and how sure the network is of the link', async () => {
  const text = '{s1 [nP Eva Holm]} {q1 said} {c1 it rains}. {s2 [pP She]} {q2 added} {c2 it pours}.';
  const [byName, byPronoun] = await signals(text, { links: [[1, 0]] });
  expect(byName).toMatchObject({ pronoun: 0, implied: 0, link: 0, unlinked: 0, nested: 0, known: 0 });
  expect(byPronoun).toMatchObject({ pronoun: 1, implied: 1, unlinked: 0 });
  expect(byPronoun).toHaveProperty('link', Math.log(9));
  const [ofMany] = await signals('[nP Eva Holm] left. {s1 [nP Eva Holm]} {q1 said} {c1 it rains}.');
  expect(ofMany).toMatchObject({ references: Math.log1p(2) });
});

test('what is said within what somebody says, and in a body’s own text', async () => {
  const text = '{s1 [nP Eva Holm]} {q1 said} {c1 {s2 [nL Norway]} {q2 wants} {c2 peace}}.';
  expect(await signals(text)).toMatchObject([{ nested: 0 }, { nested: 1, known: 1, organisation: 1, official: 0 }]);
  const outlet = 'Ministry of Foreign Affairs of Norway';
  expect(await signals('{s1 [p We]} {q1 condemn} {c1 the attack}.', { outlet })).toMatchObject([
    { official: 1, plural: 1 },
  ]);
});

test('of whom nobody knows who it is there is none', async () => {
  expect(await signals('{s1 [dP A villager]} {q1 said} {c1 it rains}.')).toEqual([null]);
});
