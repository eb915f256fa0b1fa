import { describe, expect, test } from 'vitest';
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

test('a spokesperson for somebody whose office and name follow is not that one', async () => {
  const chief =
    "{s1 [dP A spokesperson] for [dO the bloc]'s [dP policy chief], [nP Eva Holm],} {q1 said} {c1 it was over}.";
  expect(await speakers(chief, { links: [[3, 2]] })).toEqual(['(anonymous)']);
  const own = '{s1 [dP A spokesperson] for [dO the bloc], [nP Eva Holm],} {q1 said} {c1 it was over}.';
  expect(await speakers(own, { links: [[2, 0]] })).toEqual(['Eva Holm']);
});

test('who has a writing, or had it made, has not written it; who made it has', async () => {
  expect(await said('Documents obtained by the [nO Lake Institute]')).toEqual(['(unresolved)']);
  expect(await said('Documents released by the [nO Lake Institute]')).toEqual(['Lake Institute']);
  expect(await said('A lawsuit filed by [nP Eva Holm]')).toEqual(['Eva Holm']);
  expect(await said('Evidence from [nL Norway]')).toEqual(['(unresolved)']);
  expect(await said('Work carried out by the [nO Lake Institute]')).toEqual(['Lake Institute']);
  expect(await said('A 2010 warning from the [nO Lake Institute]')).toEqual(['Lake Institute']);
});

test('several who have written something are all of them', async () => {
  const both = 'A study by [nP Eva Holm] of [nO Lake College] and [nP Jan Vale] of [nO Hill College]';
  expect(await said(both)).toEqual(['Eva Holm + Jan Vale']);
});

test('a party, or somebody for whom others work, only leads up to whose words they are', async () => {
  expect(await said('[nO Lake Party] [nP Eva Holm]')).toEqual(['Eva Holm']);
  expect(await said('[nP Eva Holm] strategists')).toEqual(['(unresolved)']);
  expect(await said('[nP Eva Holm] campaign [dG strategists]')).toEqual(['(anonymous)']);
  expect(await said('[nP Eva Holm] with colleagues')).toEqual(['Eva Holm']);
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

describe('the head of a source', () => {
  test('a name in apposition, and not whom a preposition leads in', async () => {
    const marked = '{s1 [nP Eva Holm], [dP a lecturer] at [nO Lake College],} {q1 said} {c1 it was over}.';
    expect(await speakers(marked)).toEqual(['Eva Holm']);
    const apposed = '{s1 [dP The clerk], [nP Jan Vale],} {q1 said} {c1 it was over}.';
    expect(await speakers(apposed)).toEqual(['Jan Vale']);
  });

  test('a body behind whose it is, or where it sits', async () => {
    const marked = "{s1 [nL Norway]'s [nO Lake Institute]} {q1 said} {c1 it was over}.";
    expect(await speakers(marked)).toEqual(['Lake Institute']);
    expect(await speakers(marked.replace("'s", '-based'))).toEqual(['Lake Institute']);
    expect(await speakers(marked.replace("'s", "'s ministry and"))).toEqual(['Norway']);
    expect(
      await speakers('[nP Eva Holm] slept. {s1 [nP Holm] aide [nP Jan Vale]} {q1 said} {c1 it was over}.'),
    ).toEqual(['Jan Vale']);
    expect(await speakers("{s1 The [nO Lake Herald]'s [nP Jan Vale]} {q1 said} {c1 it was over}.")).toEqual([
      'Jan Vale',
    ]);
  });

  test('an acronym is what the document says that it stands for', async () => {
    const marked = '[nO Sea Defence Forum] ([nO SDF]) was founded. {s1 The [nO SDF]} {q1 said} {c1 it was over}.';
    expect(await speakers(marked)).toEqual(['Sea Defence Forum']);
  });

  test('several joined are all of them', async () => {
    const marked = '{s1 [nP Eva Holm] and [nP Jan Vale]} {q1 said} {c1 it was over}.';
    expect(await speakers(marked)).toEqual(['Eva Holm + Jan Vale']);
  });

  test('a writing speaks for whoever put it out', async () => {
    expect(await speakers('{s1 A readout from the [nO White House]} {q1 said} {c1 it was over}.')).toEqual([
      'United States',
    ]);
    expect(await speakers('{s1 A tailor from [nL Norway]} {q1 said} {c1 it was over}.')).toEqual(['(unresolved)']);
  });

  test('“who” behind a dash is whoever stands before it; who is told something when asked does not ask', async () => {
    expect(await speakers('[nP Eva Holm] - {s1 who} {q1 said} {c1 it was over} - slept.')).toEqual(['Eva Holm']);
    const told = '{s1 [nP Eva Holm]} {q1 told} reporters {c1 it was over} when {q2 asked} {c2 if it would be}.';
    expect(await speakers(told)).toEqual(['Eva Holm', '(none)']);
    expect((await speakers(told.replace('when', 'and')))[1]).toBe('Eva Holm');
  });

  test('“which” with one verb is the last of a row', async () => {
    const one = 'Talks between [nL Peru] and [nL Chile], {s1 which} {q1 sees} {c1 it so}.';
    expect(await speakers(one)).toEqual(['Chile']);
    expect(await speakers(one.replace('sees', 'see'))).toEqual(['Peru + Chile']);
  });

  test('what a name only owns or qualifies is not that name', async () => {
    const named = "{s1 [nP Eva Holm]'s [dP envoy], [nP Jan Vale],} {q1 said} {c1 it was over}.";
    expect(await speakers(named)).toEqual(['Jan Vale']);
    const { statementRoles } = await assignedOf("{s1 [nL Norway]'s [dP envoy]} {q1 said} {c1 it was over}.");
    expect(shown(statementRoles[0]?.speaker)).toBe('the envoy of Norway');
    expect(statementRoles[0]?.speaker?.represents?.code).toBe('NOR');
    const apart = await assignedOf("{s1 [nL Norway]'s neighbours} {q1 said} {c1 it was over}.");
    expect(apart.statementRoles[0]?.speaker).toMatchObject({ actor: null, represents: null });
    const titled = "{s1 [dP Minister] [nP Eva Holm]'s [dP envoy], [nP Jan Vale],} {q1 said} {c1 it was over}.";
    expect(await speakers(titled)).toEqual(['Jan Vale']);
    expect(await speakers(titled.replace("Holm's", "Hess'"))).toEqual(['Jan Vale']);
    const spokesman = "{s1 [dP Minister] [nP Eva Holm]'s [dP spokesman]} {q1 said} {c1 it was over}.";
    expect(await speakers(spokesman)).toEqual(['(anonymous)']);
    const behind = '{s1 [dP A spokesman] for [dP Chancellor] [nP Eva Holm]} {q1 said} {c1 it was over}.';
    expect(await speakers(behind)).toEqual(['(anonymous)']);
    const mr = '{s1 [dP A spokesman] for Mr. [nP Vale]} {q1 said} {c1 it was over}.';
    expect(await speakers(mr)).toEqual(['(anonymous)']);
    const body = '{s1 [dP A spokesman] for the [nO Havbrik Bank]} {q1 said} {c1 it was over}.';
    expect(await speakers(body)).toEqual(['Havbrik Bank']);
    const sister = "{s1 [nP Eva Holm]'s younger sister} {q1 said} {c1 it was over}.";
    expect(await speakers(sister)).toEqual(['(unresolved)']);
    const court = '{s1 the [nO U.N.] harbour tribunal} {q1 said} {c1 it was over}.';
    expect(await speakers(court)).toEqual(['(unresolved)']);
    expect(await speakers(court.replace('harbour tribunal', 'mission'))).toEqual(['United Nations']);
    expect(await speakers(court.replace('harbour tribunal', 'harbour report'))).toEqual(['United Nations']);
  });

  test('a page that bears a name speaks for whose it is', async () => {
    const marked = "{s1 A post on [nP Eva Holm]'s [nO Facebook] page} {q1 said} {c1 it was over}.";
    expect(await speakers(marked)).toEqual(['Eva Holm']);
  });

  test('those named behind the word for several', async () => {
    const marked = '{s1 [dG Two ferrymen], [nP Eva Holm] and [nP Jan Vale],} {q1 said} {c1 it was over}.';
    expect(await speakers(marked)).toEqual(['Eva Holm + Jan Vale']);
  });

  test('several writings speak as one does, and are no people', async () => {
    expect(await speakers('{s1 Surveys by the [nO Lake Institute]} {q1 say} {c1 it is over}.')).toEqual([
      'Lake Institute',
    ]);
    expect(await speakers('{s1 The documents} {q1 say} {c1 it is over}.')).toEqual(['(unresolved)']);
    expect(await speakers('{s1 The residents} {q1 say} {c1 it is over}.')).toEqual(['(group)']);
  });

  test('“who” is named right before it, and is no body', async () => {
    expect(await speakers('[nP Eva Holm], {s1 who} {q1 said} {c1 it was over}, left.')).toEqual(['Eva Holm']);
    expect(await speakers('[nP Eva Holm] met guests {s1 who} {q1 said} {c1 it was over}.')).toEqual(['(unresolved)']);
    const { statementRoles } = await assignedOf('[dG The ferrymen] of [nL Norway] {s1 who} {q1 said} {c1 no}.');
    expect(shown(statementRoles[0]?.speaker)).toBe('(group)');
    expect(statementRoles[0]?.speaker?.represents?.code).toBe('NOR');
    expect(await speakers('We saw [nO Lake Institute], {s1 which} {q1 said} {c1 it was over}.')).toEqual([
      'Lake Institute',
    ]);
  });

  test('a people before an office is not who speaks', async () => {
    const marked = '{s1 [dP [aG Norwegian] envoy] [nP Eva Holm]} {q1 said} {c1 it was over}.';
    const { statementRoles } = await assignedOf(marked);
    expect(shown(statementRoles[0]?.speaker)).toBe('Eva Holm');
    expect(statementRoles[0]?.speaker?.represents?.code).toBe('NOR');
  });
});

test('one of a people is not the state', async () => {
  expect(await said('A [aG Norwegian]')).toEqual(['(anonymous)']);
  expect(await said('A young [aG Norwegian] in Peru')).toEqual(['(anonymous)']);
  expect(await said('An [nO Lake Institute]')).toEqual(['Lake Institute']);
});
