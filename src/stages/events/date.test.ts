import { expect, test } from 'vitest';
import { isReportDay } from './dateChoice.ts';
import { type GivenEvent, occurrencesOf, assignedOf } from './testing/document.ts';

/** Published on Thursday 16 May 2024. */
async function dateIn(text: string, given: Partial<GivenEvent> = {}, published: string | null = '2024-05-16') {
  const [event] = await occurrencesOf(text, { published, events: [{ type: 'COERCE', trigger: 'arrested', ...given }] });
  if (!event) throw new Error('no event');
  return event.date;
}

test('its own date expression', async () => {
  expect(await dateIn('Police arrested two editors on Tuesday.', { date: 'on Tuesday' })).toMatchObject({
    from: '2024-05-14',
    to: '2024-05-14',
  });
});

test('of its own expression that has no day, the day that follows it', async () => {
  const of = (text: string) => dateIn(text, { date: 'overnight' });
  expect(await of('Police arrested two editors overnight into Tuesday.')).toMatchObject({ from: '2024-05-14' });
  expect(await of('Police arrested two editors overnight, and on Monday two more.')).not.toMatchObject({
    from: '2024-05-13',
  });
});

test('what is told of “at the time” has the time of the sentence before, if that is long ago', async () => {
  const then = { from: '2015-06-01', to: '2015-06-30' };
  expect(await dateIn('The ports were shut in June 2015. At the time, police arrested two editors.')).toMatchObject(
    then,
  );
  const report = { from: '2024-05-16' };
  expect(await dateIn('The ports were shut on Tuesday. At the time, police arrested two editors.')).not.toMatchObject(
    then,
  );
  const of = 'The ports were shut in June 2015. Police arrested two editors, at the time of the vote.';
  expect(await dateIn(of)).toMatchObject(report);
});

test('what goes on since a date has the time up to the report, and none where nobody knows when that was', async () => {
  const going = 'Police have arrested forty editors since March 2023.';
  expect(await dateIn(going, { date: 'March 2023' })).toMatchObject({
    from: '2023-03-01',
    to: '2024-05-16',
    granularity: 'range',
  });
  expect(await dateIn(going, { date: 'March 2023' }, null)).toBeNull();
  const when = 'It is the first time since March 2023, when police arrested two editors.';
  expect(await dateIn(when, { date: 'March 2023' })).toMatchObject({ from: '2023-03-01', to: '2023-03-31' });
});

test('what is the first or the worst since a date was not done then', async () => {
  const of = (text: string) => dateIn(text, { date: '1985' });
  for (const what of ['the first editors', 'the largest number of editors', 'more than ever, the most'])
    expect(await of(`Police arrested ${what} since 1985.`)).toBeNull();
  const going = { from: '1985-01-01', to: '2024-05-16' };
  expect(await of('Police have arrested editors here since 1985.')).toMatchObject(going);
  expect(await of('First of all, police have arrested editors since 1985.')).toMatchObject(going);
});

test('not a day that is still ahead, unless the event is', async () => {
  const of = (flags: readonly 'future'[]) =>
    dateIn('Police ordered two editors to leave on Tuesday.', {
      type: 'THREATEN',
      trigger: 'ordered',
      date: 'on Tuesday',
      flags,
    });
  expect(await of([])).toMatchObject({ from: '2024-05-16' });
  expect(await of(['future'])).toMatchObject({ from: '2024-05-21' });
});

test('not the day of what is condemned, where it is condemned as the report appears', async () => {
  const of = (verb: string) =>
    occurrencesOf(`Peru ${verb} the raid of last week.`, {
      published: '2024-05-16',
      attributions: [{ source: 'Peru', cue: verb, content: 'the raid of last week' }],
      events: [{ type: 'ACCUSE', trigger: verb, date: 'last week' }],
    });
  expect((await of('condemns'))[0]?.date).toMatchObject({ from: '2024-05-16' });
  expect((await of('condemned'))[0]?.date).toMatchObject({ from: '2024-05-06' });
});

test('not a time that was over, where it is done as the report appears', async () => {
  const of = (text: string, trigger: string, date?: string) =>
    dateIn(text, { type: 'AID', trigger, ...(date ? { date } : {}) });
  const now = 'Peru is also providing 2 million dollars to the camps, which it has helped since 2022.';
  expect(await of(now, 'providing', '2022')).toMatchObject({ from: '2024-05-16', basis: 'implied' });
  expect(await of(now, 'is also providing')).toMatchObject({ from: '2024-05-16' });
  expect(await of('Peru was providing 2 million dollars to the camps in 2022.', 'providing', '2022')).toMatchObject({
    from: '2022-01-01',
  });
});

test('the only date of its sentence, as implied', async () => {
  expect(await dateIn('On Tuesday police arrested two editors.')).toMatchObject({
    from: '2024-05-14',
    basis: 'implied',
  });
});

test('news of the day: the day of the report, as implied, and it says so', async () => {
  const date = await dateIn('Police arrested two editors.');
  expect(date).toMatchObject({ from: '2024-05-16', to: '2024-05-16', basis: 'implied' });
  expect(date?.why).toContain('day of the report');
});

test.each([
  ['no day of the report', {}, null],
  ['historical', { flags: ['historical'] as const }, '2024-05-16'],
])('unknown where nothing tells: %s', async (_, given, published) => {
  expect(await dateIn('Police arrested two editors.', given, published)).toBeNull();
});

test('a threat is made now', async () => {
  expect(
    await dateIn('Police will arrest two editors.', { type: 'THREATEN', trigger: 'arrest', flags: ['future'] }),
  ).toMatchObject({
    from: '2024-05-16',
    basis: 'implied',
  });
});

test('a year or month written as a time, also of history; not one of other words', async () => {
  const history = { flags: ['historical'] as const };
  expect(await dateIn('Police arrested two editors in 2011.')).toMatchObject({ from: '2011-01-01', basis: 'implied' });
  expect(await dateIn('In March 2011 police arrested two editors.', history)).toMatchObject({ from: '2011-03-01' });
  expect(await dateIn('Police arrested two editors of the 2011 yearbook.', history)).toBeNull();
  expect(await dateIn('Elected in 2011, the mayor arrested two editors.')).toMatchObject({ from: '2024-05-16' });
});

test('of several dates the nearest in the clause', async () => {
  const text = 'The weekly opened on Monday, and police arrested two editors on Tuesday.';
  expect(await dateIn(text)).toMatchObject({ from: '2024-05-14', basis: 'implied' });
});

test('a day that is the subject of its sentence is not that of the event', async () => {
  const text = 'Today marks ten years since police arrested two editors.';
  const given = { date: 'Today', flags: ['historical'] as const };
  expect(await dateIn(text, given)).toMatchObject({ from: '2014-05-16', to: '2014-05-16', basis: 'implied' });
});

test('a day that only says which occasion is meant dates that occasion', async () => {
  const text = 'Togo discussed the results of the 13 May border attack in Lomé.';
  const of = (trigger: string, date?: string) =>
    dateIn(text, { type: trigger === 'attack' ? 'ASSAULT' : 'CONSULT', trigger, ...(date ? { date } : {}) });
  expect(await of('attack')).toMatchObject({ from: '2024-05-13' });
  expect(await of('discussed')).toMatchObject({ from: '2024-05-16' });
  expect(await of('discussed', '13 May')).toMatchObject({ from: '2024-05-16' });
  const joined = await dateIn('Togo joined the 13 May border talks.', { type: 'CONSULT', trigger: 'joined' });
  expect(joined).toMatchObject({ from: '2024-05-13' });
});

test('the date of another event is not taken over', async () => {
  const [first, second] = await occurrencesOf('Mali freed a priest on Monday and arrested an editor.', {
    events: [
      { type: 'RETREAT', trigger: 'freed', actor: 'Mali', date: 'on Monday' },
      { type: 'COERCE', trigger: 'arrested', actor: 'Mali' },
    ],
  });
  expect(first?.date?.from).toBe('2024-05-13');
  expect(second?.date).toMatchObject({ from: '2024-05-16', basis: 'implied' });
});

test('a statement whose day is only that of the report dates nothing', async () => {
  const attributions = [{ source: 'Kenya', cue: 'urges', content: 'Uganda to act' }];
  const said = async (text: string) =>
    (await assignedOf(text, { published: '2026-11-12', attributions, events: [] })).said[0] ?? null;
  const [undated, dated] = [
    await said('Kenya urges Uganda to act.'),
    await said('On Monday Kenya urges Uganda to act.'),
  ];
  expect(undated && isReportDay(undated)).toBe(true);
  expect(dated && isReportDay(dated)).toBe(false);
});

test('the time of an occasion that is named behind the event is not the event’s, unless the event is to hold it', async () => {
  const report = { from: '2024-05-16' };
  expect(await dateIn('Police arrested two editors, to forbid free elections in November.')).not.toMatchObject({
    from: '2023-11-01',
  });
  expect(await dateIn('Police arrested forty with the help of a service since its inception in 1986.')).toMatchObject(
    report,
  );
  const date = 'in March';
  const held = { type: 'CONSULT', trigger: 'held', date } as const;
  expect(await dateIn('Peru held a summit in March.', held)).toMatchObject({ from: '2024-03-01' });
});

test('what came before “since” has not the time of what is told behind it', async () => {
  const since = 'Police have arrested forty editors since the governor shut the ports on Monday.';
  expect(await dateIn(since)).not.toMatchObject({ from: '2024-05-13' });
  expect(await dateIn(since.replace('since', 'when'))).toMatchObject({ from: '2024-05-13' });
});

test('some days in its sentence, by the first and the last, are a time of it', async () => {
  const days = 'From May 13-15, police arrested forty editors.';
  expect(await dateIn(days)).toMatchObject({ from: '2024-05-13', to: '2024-05-15' });
});
