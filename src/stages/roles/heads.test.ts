import { expect, test } from 'vitest';
import { type Given, shown, assignedOf } from './testing/assigned.ts';

const speakers = async (marked: string, given?: Given): Promise<string[]> =>
  (await assignedOf(marked, given)).statementRoles.map(({ speaker }) => shown(speaker));

const said = (source: string): Promise<string[]> => speakers(`{s1 ${source}} {q1 said} {c1 it was over}.`);

test('what a body has in brackets behind its name does not part it from whom it qualifies', async () => {
  expect(await said('[nO Lake Defence Forum] (LDF) director [nP Eva Holm]')).toEqual(['Eva Holm']);
  expect(await said('[nO Lake Defence Forum] ([nO LDF]) director-general, [nP Eva Holm],')).toEqual(['Eva Holm']);
  expect(await said("[nL Norway]'s [nO Lake Forum] (Lafo) director, [nP Eva Holm],")).toEqual(['Eva Holm']);
  expect(await said('The [nO Lake Defence Forum] (LDF)')).toEqual(['Lake Defence Forum']);
});

test('what people of a state say, or somebody there has written, the state does not say', async () => {
  expect(await said('The [aG Norwegians]')).toEqual(['Norway']);
  expect(await said('[aG Norwegians]')).toEqual(['(anonymous)']);
  expect(await said('Some [aG Norwegians]')).toEqual(['(anonymous)']);
  expect(await said('The [aG Norwegians] of Peru')).toEqual(['(anonymous)']);
  expect(await said('A new [aG Norwegian] study')).toEqual(['(anonymous)']);
  expect(await said('The [aG Norwegian] statement')).toEqual(['Norway']);
});

test('one of those whom another is of is that other, not the head', async () => {
  const mother = '{s1 The mother of [nP Ann Vale], [dP one of the dead],} {q1 said} {c1 it was over}.';
  expect(await speakers(mother, { links: [[1, 0]] })).toEqual(['(unresolved)']);
  expect(await said('The mother of [nP Ann Vale], [nP Eva Holm],')).toEqual(['Eva Holm']);
});

test('who has a writing, or had it made, has not written it; who made it has', async () => {
  expect(await said('Documents obtained by the [nO Lake Institute]')).toEqual(['(unresolved)']);
  expect(await said('Documents released by the [nO Lake Institute]')).toEqual(['Lake Institute']);
  expect(await said('A plan approved by [dP President] [nP Eva Holm]')).toEqual(['(unresolved)']);
  expect(await said('A plan approved by the [nO Lake Institute]')).toEqual(['Lake Institute']);
  expect(await said('Evidence from [nL Norway]')).toEqual(['(unresolved)']);
  expect(await said('Work carried out by the [nO Lake Institute]')).toEqual(['Lake Institute']);
  expect(await said('A 2010 warning from the [nO Lake Institute]')).toEqual(['Lake Institute']);
});

test('several who have written something are all of them', async () => {
  const both = 'A study by [nP Eva Holm] of [nO Lake College] and [nP Jan Vale] of [nO Hill College]';
  expect(await said(both)).toEqual(['Eva Holm + Jan Vale']);
  const of = 'An analysis of [nP Eva Holm] and [nP Jan Vale] by the [nO Lake Institute]';
  expect(await said(of)).toEqual(['Lake Institute']);
});

test('a medium speaks by itself, and a state has many', async () => {
  expect(await said('The [nO Lake Herald] newspaper')).toEqual(['Lake Herald']);
  expect(await said('[nO Lake Herald] online')).toEqual(['Lake Herald']);
  expect(await said('[nL Norway] television')).toEqual(['(unresolved)']);
});

test('who asks on air, and the initials of the outlet on a label', async () => {
  const turns = 'THE PRESIDENT: It is over.\n\nQUESTION: Why?\n\nTHE PRESIDENT: It is.';
  const asks = async (title: string) =>
    (await speakers(turns, { outlet: 'The White House', published: '2016-05-04', title }))[1];
  expect(await asks('The President On Harbour News Tonight with Jon Holt')).toBe('Jon Holt');
  expect(await asks('The President On Fisheries with Jon Holt')).toBe('(anonymous)');
  const marked = '[nP Craig Farquharson] answered.\n\nCF: It is over.\n\nWN: Why?\n\nCF: It is.\n\nWN: So?';
  expect((await speakers(marked, { outlet: 'Weirnews' }))[1]).toBe('Weirnews');
  expect((await speakers(marked, { outlet: 'Harbour Herald' }))[1]).toBe('(anonymous)');
});

test('a quotation by itself goes on with the one before it, also over a caption', async () => {
  const given = '{s1 [nP Eva Holm]} {q1 said} on Monday: {c1 “It is over.”}\n\n{c2 “We wait.”}\n\nIt rained.';
  expect(await speakers(given)).toEqual(['Eva Holm', 'Eva Holm']);
  expect(await speakers(given.replace('\n\n', '\n\nPictured: The port at night.\n\n'))).toEqual([
    'Eva Holm',
    'Eva Holm',
  ]);
  const written = `The dam at Brenn\n\nBy Jan Vale\n\n${given.replace('[nP Eva Holm]', '[p I]')}`;
  expect(await speakers(written)).toEqual(['Jan Vale', '(none)']);
});
