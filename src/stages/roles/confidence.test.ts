import { expect, test } from 'vitest';
import { assignedOf } from './testing/assigned.ts';

const signals = async (marked: string, given?: Parameters<typeof assignedOf>[1]) =>
  (await assignedOf(marked, given)).statementRoles.map((roles) => roles.signals?.speaker);

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

test('whom a statement is said to and about: where the words stand that name them, and how many there are', async () => {
  const text =
    '{s1 [nP Eva Holm]} {q1 told} the [nO Lake Herald] {c1 that [nL Norway] and [nL Iceland] want peace, and [nL Norway] a treaty}.';
  const { statementRoles } = await assignedOf(text);
  const [addressee] = statementRoles[0]?.signals?.addressees ?? [];
  expect(addressee).toMatchObject({ inContent: 0, state: 0, known: 0 });
  expect(statementRoles[0]?.signals?.targets).toMatchObject([
    { state: 1, first: 1, others: Math.log1p(1), times: Math.log1p(2) },
    { state: 1, first: 0, others: Math.log1p(1), times: Math.log1p(1) },
  ]);
});
