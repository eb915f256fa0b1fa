import { describe, expect, test } from 'vitest';
import { type Given, shown, assignedOf } from './testing/assigned.ts';

/** The speaker and the addressees of each statement. */
const told = async (marked: string, given?: Given): Promise<string[][]> =>
  (await assignedOf(marked, given)).statementRoles.map(({ speaker, addressees }) => [
    shown(speaker),
    ...addressees.map(shown),
  ]);

describe('“that” behind a verb of telling', () => {
  test.each(['warned', 'promised', 'replied'])('leads in whom it %s of, who is not told it', async (verb) => {
    expect(await told(`{s1 [nP Eva Holm]} {q1 ${verb}} {c1 that [nL Norway] would act}.`)).toEqual([['Eva Holm']]);
    expect(await told(`{s1 [nP Eva Holm]} {q1 ${verb}} {c1 [nL Norway] would act}.`)).toEqual([['Eva Holm']]);
  });

  test.each(['demanded', 'asked', 'requested'])('leads in of whom it is %s', async (verb) => {
    const marked = `{s1 [nP Eva Holm]} {q1 ${verb}} {c1 that [nL Norway] pay}.`;
    expect(await told(marked)).toEqual([['Eva Holm', 'Norway']]);
  });
});

describe('who is told in the passive', () => {
  const marked = '{s1 [nP Eva Holm]} {q1 was told} {c1 that the road was closed}.';

  test('is the addressee, and nobody the speaker whom the text does not name', async () => {
    expect(await told(marked)).toEqual([['(none)', 'Eva Holm']]);
    expect(await told(marked.replace('{q1 was told}', 'was summoned and {q1 warned}'))).toEqual([
      ['(none)', 'Eva Holm'],
    ]);
    expect(await told(marked.replace('was told', 'had told'))).toEqual([['Eva Holm']]);
    expect(await told(marked.replace('[nP Eva Holm]', 'It').replace('told', 'promised'))).toEqual([['(unresolved)']]);
  });

  test('is told by the agent, whichever of the two the model takes for the source', async () => {
    const agent = [['Jan Vale', 'Eva Holm']];
    expect(await told('{s1 [nP Eva Holm]} {q1 was told} by [nP Jan Vale] {c1 that it was over}.')).toEqual(agent);
    expect(await told('[nP Eva Holm] {q1 was told} by {s1 [nP Jan Vale]} {c1 that it was over}.')).toEqual(agent);
    expect(await told('[nP Eva Holm] had {q1 been told by} {s1 [nP Jan Vale]} {c1 that it was over}.')).toEqual(agent);
  });

  test('is the subject where the model marks no source', async () => {
    expect(await told('[nL Norway] {q1 was asked} {c1 to pay more}.')).toEqual([['(none)', 'Norway']]);
    expect(await told('A road {q1 was promised} {c1 to be paid for}.')).toEqual([['(none)']]);
  });
});

describe('“my government”', () => {
  const marked = '[nL Peru] objects. {s1 [dO My government]} {q1 condemns} {c1 the raid}.';
  const links = [[1, 0]] as const;

  test('is of whoever writes or says it, and of nobody else', async () => {
    expect(await told(marked, { links })).toEqual([['(unresolved)']]);
    const outlet = 'Ministry of Foreign Affairs of Norway';
    expect(await told(marked, { links, outlet })).toEqual([['Norway']]);
    const title = 'Letter of 3 May from the envoy of Chile';
    expect(await told(marked, { links, outlet, title })).toEqual([['(unresolved)']]);
  });
});

describe('“we, the ministers of several states”', () => {
  test('are these states, and so is the next “we”', async () => {
    const marked =
      'We, [dG the ministers] of [nL Peru] and [nL Chile], met. {s1 [p We]} {q1 urge} {c1 [nL Norway] to wait}.';
    expect(await told(marked)).toEqual([['Peru + Chile', 'Norway']]);
    expect(await told(marked.replace('We, ', 'Near '))).toEqual([['(unresolved)', 'Norway']]);
  });
});

describe('somebody of a party', () => {
  test('is not the place before it', async () => {
    expect(await told('{s1 The [nL Texas] Democrat} {q1 said} {c1 it was over}.')).toEqual([['(anonymous)']]);
  });
});
