import { expect, test } from 'vitest';
import { shown, assignedOf } from './testing/assigned.ts';

/** The addressees of each statement. */
const told = async (marked: string): Promise<string[][]> =>
  (await assignedOf(marked)).statementRoles.map(({ addressees }) => addressees.map(shown));

const VALE = '{s1 [nP Jan Vale]}';

test('the object of asking may have a form of address, and a session its body', async () => {
  expect(await told(`${VALE} {q1 called on} {c1 Mr. [nP Erik Holm] to resign}.`)).toEqual([['Erik Holm']]);
  expect(await told(`{c1 “It is over,”} ${VALE} {q1 told} a plenary session of the [nO Lake Council].`)).toEqual([
    ['Lake Council'],
  ]);
});

test('whoever is joined to the one who is asked is asked too', async () => {
  expect(
    await told(`${VALE} {q1 called on} {c1 the [nO Lake Council] in [nL Oslo] and the [nO Sun Bank] to talk}.`),
  ).toEqual([['Lake Council', 'Sun Bank']]);
  expect(await told(`${VALE} {q1 called on} {c1 the [nO Lake Council] to talk} and the [nO Sun Bank] left.`)).toEqual([
    ['Lake Council'],
  ]);
});

test('verbs of saying have an addressee behind “to”', async () => {
  expect(await told(`${VALE} {q1 denied} to the [nO Lake Herald] {c1 that it was over}.`)).toEqual([['Lake Herald']]);
  expect(await told(`${VALE} {q1 said to} [nP Erik Holm]: {c1 “It is over.”}`)).toEqual([['Erik Holm']]);
  expect(await told(`${VALE} {q1 agreed} to [nL Norway] {c1 that it was over}.`)).toEqual([[]]);
  expect(await told(`${VALE} {q1 made clear} to [nL Norway] {c1 that it was over}.`)).toEqual([['Norway']]);
});

test('“me” is whoever tells of being told', async () => {
  const turn = `Erik Holm: It rains. ${VALE} {q1 asked} [p me] {c1 to come}.\n\nEva Lund: Yes.\n\nErik Holm: No.`;
  expect((await told(turn))[3]).toEqual(['Erik Holm']);
  expect((await told(turn.replace('[p me]', '[p men]')))[3]).toEqual([]);
  expect(await told(`${VALE} {q1 asked} [p me] {c1 to come}.`)).toEqual([[]]);
});

test('an occasion is with whoever is named there, before the title of the source', async () => {
  const interview = `In an interview with the [nO Lake Herald], General ${VALE} {q1 said} {c1 it was over}.`;
  expect(await told(interview)).toEqual([['Lake Herald']]);
  expect(await told(`Asked by the [nO Lake Herald], ${VALE} {q1 said} {c1 it was over}.`)).toEqual([['Lake Herald']]);
  expect(await told(`${VALE} {q1 denied} {c1 it}, telling the [nO Lake Herald] a tale.`)).toEqual([['Lake Herald']]);
  expect(await told(`${VALE} {q1 expressed} gratitude to the [nO Lake Herald] {c1 for it}.`)).toEqual([
    ['Lake Herald'],
  ]);
});

test('a medium is told by its programme or its kind, and a state is not', async () => {
  expect(await told(`{c1 “No,”} ${VALE} {q1 told} [nO CNN]'s morning show.`)).toEqual([['CNN']]);
  expect(await told(`{c1 “No,”} ${VALE} {q1 told} [nO CNN]'s [nP Erik Holm].`)).toEqual([['Erik Holm']]);
  expect(await told(`{c1 “No,”} ${VALE} {q1 told} [dO the [nO Lake Herald] newspaper].`)).toEqual([['Lake Herald']]);
  expect(await told(`{c1 “No,”} ${VALE} {q1 told} [dO the [nL Norwegian] newspaper].`)).toEqual([[]]);
  expect(await told(`{c1 “No,”} ${VALE} {q1 said} on [nO CNN].`)).toEqual([['CNN']]);
  expect(await told(`{c1 “No,”} ${VALE} {q1 said} on [nO Lake Union].`)).toEqual([[]]);
});

test('who goes on in a sentence tells it whoever was told before, and not whoever was asked', async () => {
  const both = '{s1 {s2 [nP Jan Vale]}} {q1 told} [nO CNN] {c1 that it was over} and {q2 added} {c2 that it was late}.';
  expect(await told(both)).toEqual([['CNN'], ['CNN']]);
  expect((await told(both.replace('told', 'thanked')))[1]).toEqual([]);
});

test('who is asked first is the subject of the clause behind', async () => {
  const first = '{q1 Asked} by {s1 [nO CNN]} {c1 whether it was over}, Mr. {s2 [nP Jan Vale]} {q2 said} {c2 “No.”}';
  expect(await told(first)).toEqual([['Jan Vale'], ['CNN']]);
  expect((await told(first.replace('Asked', 'When it left, asked')))[0]).toEqual([]);
});

test('who only stands nearby is not told it', async () => {
  const nobody = async (lead: string, rest = ''): Promise<void> =>
    expect(await told(`${lead} ${VALE} {q1 said} {c1 it was over}${rest}.`)).toEqual([[]]);
  await nobody('Commenting on the plan pushed by [nL Norway],');
  await nobody('In a speech from the [nO White House],');
  await nobody('Addressing the [nL Norway] war,');
  await nobody('In an emailed [nO White House] statement,');
  await nobody('After telling [nL Norway] to stop,');
  const rally = '{s1 {s2 [nP Jan Vale]}} {q1 told} [nO CNN] {c1 that it was over} and {q2 said} {c2 no} at a rally.';
  expect((await told(rally))[1]).toEqual([]);
});
