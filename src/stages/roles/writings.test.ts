import { expect, test } from 'vitest';
import { shown, assignedOf } from './testing/assigned.ts';

const speakers = async (marked: string): Promise<string[]> =>
  (await assignedOf(marked)).statementRoles.map(({ speaker }) => shown(speaker));

test('“the report” is that of whoever put out or spoke in the last one that the text tells of', async () => {
  const said = ' {s1 The report} {q1 said} {c1 it was over}.';
  expect(await speakers(`The [nO Lake Office] issued a report.${said}`)).toEqual(['Lake Office']);
  expect(await speakers(`The [nO Lake Office] in [nL Peru] issued a report.${said}`)).toEqual(['Lake Office']);
  expect(await speakers(`A report by [nP Eva Holm] came out.${said}`)).toEqual(['Eva Holm']);
  expect(await speakers(`People read [nP Eva Holm]'s new report.${said}`)).toEqual(['Eva Holm']);
  expect(await speakers(`The [nO Lake Office] study came out.${said}`)).toEqual(['Lake Office']);
  const told = `{s2 [nP Eva Holm]} {q2 said} in a report that {c2 it rained}.${said}`;
  expect(await speakers(told)).toEqual(['Eva Holm', 'Eva Holm']);
  expect((await speakers(told.replace('in a report', 'of a report'))).toSorted()).toEqual(['(unresolved)', 'Eva Holm']);
  for (const rejecting of [
    '{s2 [nP Eva Holm]} {q2 said} in response to the report {c2 it rained}.',
    '{s2 A [dP minister] named in the report, [nP Eva Holm],} {q2 said} {c2 it rained}.',
  ])
    expect((await speakers(`${rejecting}${said}`)).toSorted(), rejecting).toEqual(['(unresolved)', 'Eva Holm']);
  const page = `In a report on the page of the office for the ports and the lakes and rivers on Monday, {s2 [nP Eva Holm]} {q2 said} {c2 it rained}.${said}`;
  expect(await speakers(page)).toEqual(['Eva Holm', 'Eva Holm']);
  const later = 'The [nO Lake Office] issued a report in May. A leaked report came on Monday.';
  expect(await speakers(`${later}${said}`)).toEqual(['(unresolved)']);
  for (const other of [
    '[nP Eva Holm] read the report.',
    "[nL Peru]'s army called the report false.",
    'The [nO Lake Office] issued a denial of the report.',
    'A report by tailors in [nL Peru] came out.',
    'A report from [nL Peru] came out.',
    'A report by [nL Peru]-based tailors came out.',
    'It rained.',
  ])
    expect(await speakers(`${other}${said}`), other).toEqual(['(unresolved)']);
  const letter = 'The [nO Lake Office] issued a letter.';
  expect(await speakers(`${letter}${said}`)).toEqual(['(unresolved)']);
  expect(await speakers(`The [nO Lake Office] issued a report. ${'It rained. '.repeat(150)}${said}`)).toEqual([
    '(unresolved)',
  ]);
});

test('a statement that nothing told before is that of whoever speaks in the sentence before', async () => {
  const said = ' {s1 A statement issued Monday} {q1 said} {c1 it was over}.';
  const told = '{s2 The [nO Lake Office]} {q2 said} {c2 it rained}.';
  expect(await speakers(`${told}${said}`)).toEqual(['Lake Office', 'Lake Office']);
  expect((await speakers(`${told} It snowed.${said}`)).toSorted()).toEqual(['(unresolved)', 'Lake Office']);
  expect((await speakers(`${told}${said.replace('A statement', 'A report')}`)).toSorted()).toContain('(unresolved)');
  const paper = told.replace('Lake Office', 'New York Times');
  expect((await speakers(`${paper}${said}`)).toSorted()).toEqual(['(unresolved)', 'New York Times']);
});

test('a writing is not by those whom it is about', async () => {
  expect(await speakers('{s1 An email relating to [nO Lake Office]} {q1 said} {c1 it was over}.')).toEqual([
    '(unresolved)',
  ]);
  expect(await speakers('{s1 [nO Lake Office] records} {q1 said} {c1 it was over}.')).toEqual(['Lake Office']);
});
