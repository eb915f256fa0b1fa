import { expect, test } from 'vitest';
import { dateMentions } from './index.ts';
import { documentOf } from './testing/attributed.ts';

/** What is found in a text of Wednesday, 5 March 2025: "words | from[/to] granularity", and - for no value. */
function read(text: string, published: string | null = '2025-03-05'): string[] {
  return dateMentions(documentOf(text, published)).dates.map(({ span, value }) => {
    const words = text.slice(...span);
    if (!value) return `${words} | -`;
    const { from, to, granularity } = value;
    return `${words} | ${from === to ? from : `${from}/${to}`} ${granularity}`;
  });
}

test.each([
  ['He left on Tuesday.', 'on Tuesday | 2025-03-04 day'],
  ['He left on Wednesday.', 'on Wednesday | 2025-03-05 day'],
  ['They will meet on Wednesday.', 'on Wednesday | 2025-03-05 day'],
  ['They will meet on Tuesday.', 'on Tuesday | 2025-03-11 day'],
  ['They agreed to meet on Tuesday.', 'on Tuesday | 2025-03-11 day'],
  ['They refused to meet on Tuesday.', 'on Tuesday | 2025-03-04 day'],
  ['On Tuesday the port authority announced a second round of repairs.', 'On Tuesday | 2025-03-04 day'],
  ['The port authority announced a second round of repairs on Thursday.', 'on Thursday | 2025-03-06 day'],
  ['It was agreed last Monday.', 'last Monday | 2025-03-03 day'],
  ['It was agreed last Tuesday.', 'last Tuesday | 2025-02-25 day'],
  ['It opens next Thursday.', 'next Thursday | 2025-03-06 day'],
  [
    'It fell on Tuesday of all days, late on Monday night.',
    'on Tuesday | 2025-03-04 day',
    'late on Monday night | 2025-03-03 day',
  ],
  ['Tuesday’s vote failed.', 'Tuesday | 2025-03-04 day'],
  ['Police are investigating Sunday’s bombing.', 'Sunday | 2025-03-02 day'],
  ['Police will investigate the Sunday bombing of a mill.', 'Sunday | 2025-03-02 day'],
  ['They left after Ada May resigned on Tuesday.', 'on Tuesday | 2025-03-04 day'],
  ['He said so on the Today show on Monday.', 'on Monday | 2025-03-03 day'],
  ['He told Oslo Radio’s Today on Monday.', 'on Monday | 2025-03-03 day'],
  ['Today the mill burnt.', 'Today | 2025-03-05 day'],
  ['She said it on Face the Nation on Sunday.', 'on Sunday | 2025-03-02 day'],
  ['May told them on Tuesday.', 'on Tuesday | 2025-03-04 day'],
  ['Will May resign on Tuesday?', 'on Tuesday | 2025-03-11 day'],
  ['Peru had vowed to strike back for an attack Sunday.', 'Sunday | 2025-03-02 day'],
  ['By Monday evening, rescuers had left.', 'Monday evening | 2025-03-03 day'],
  ['He unveiled his peace plan on Monday.', 'on Monday | 2025-03-03 day'],
  ['They plan to vote on Monday.', 'on Monday | 2025-03-10 day'],
  ['They looked forward to the fair on Monday.', 'on Monday | 2025-03-10 day'],
  ['They will meet on Friday next week.', 'on Friday next week | 2025-03-14 day'],
  ['Vela will join the Norway-led talks on Monday.', 'on Monday | 2025-03-10 day'],
  ['The club re-elected Vela on Monday.', 'on Monday | 2025-03-03 day'],
  ['Vela will travel to Peru, Chile, and Togo on Monday in a connected world.', 'on Monday | 2025-03-10 day'],
])('weekdays: %s', (text, ...expected) => expect(read(text)).toEqual(expected));

test.each([
  ['It fell last week.', 'last week | 2025-02-24/2025-03-02 week'],
  ['It fell earlier this month.', 'earlier this month | 2025-03-01/2025-03-31 month'],
  ['It fell two weeks ago.', 'two weeks ago | 2025-02-17/2025-02-23 week'],
  ['It fell last winter.', 'last winter | 2024-12-01/2025-02-28 season'],
  ['It will open in the spring.', 'in the spring | 2025-03-01/2025-05-31 season'],
  ['It will open in January.', 'in January | 2026-01-01/2026-01-31 month'],
  ['It opened in January.', 'in January | 2025-01-01/2025-01-31 month'],
  ['It will be told what the 9 April raid cost.', 'the 9 April | 2024-04-09 day'],
  ['They will mourn the dead of the April attacks in Lima.', 'the April | 2024-04-01/2024-04-30 month'],
  ['It will open with the 9 April fair.', 'the 9 April | 2025-04-09 day'],
  ['We met this May 5.', 'this May 5 | 2025-05-05 day'],
  ['We met this May 5, 2024.', 'this May 5, 2024 | 2024-05-05 day'],
  ['From March 1-3, we met.', 'From March 1-3 | 2025-03-01/2025-03-03 range'],
  ['It opened last December.', 'last December | 2024-12-01/2024-12-31 month'],
  ['It rained overnight.', 'overnight | 2025-03-04/2025-03-05 range'],
  ['It rained overnight on Monday.', 'on Monday | 2025-03-03 day'],
  ['Thousands protested this weekend.', 'this weekend | 2025-03-01/2025-03-02 range'],
  ['They will protest this weekend.', 'this weekend | 2025-03-08/2025-03-09 range'],
  ['It fell in the third quarter of 2024.', 'in the third quarter of 2024 | 2024-07-01/2024-09-30 quarter'],
  ['It fell in the 1990s.', 'in the 1990s | 1990-01-01/1999-12-31 decade'],
  ['It rained in the third week of May 2024.', 'in the third week of May 2024 | 2024-05-15/2024-05-21 range'],
  ['It will end at the end of June.', 'at the end of June | 2025-06-01/2025-06-30 month'],
  ['It will come by Easter.', 'Easter | 2025-04-20 day'],
  ['It fell in the spring of last year.', 'in the spring of last year | 2024-03-01/2024-05-31 season'],
  ['Today marks seven years since the ferry sank.', 'Today | 2025-03-05 day', 'seven years since | 2018-03-05 day'],
  ['It has been two decades since the ferry sank.', 'two decades since | 2005-01-01/2005-12-31 year'],
  ['It was built 1,400 years ago.', '1,400 years ago | 0625-01-01/0625-12-31 year'],
  ['It was built 1.5 years ago.', 'years ago | -'],
  ['It has stood since 2014.', '2014 | 2014-01-01/2014-12-31 year'],
  ['The 2015 deal held.', '2015 | 2015-01-01/2015-12-31 year'],
])('periods: %s', (text, ...expected) => expect(read(text)).toEqual(expected));

test.each([
  ['It lasts 24 July-1 August.', '24 July-1 August | 2025-07-24/2025-08-01 range'],
  ['It lasts May 30-June 2, 2026.', 'May 30-June 2, 2026 | 2026-05-30/2026-06-02 range'],
  ['It lasted from Dec. 30-Jan. 2.', 'from Dec. 30-Jan. 2 | 2024-12-30/2025-01-02 range'],
  ['It lasts from 3 to 5 May.', 'from 3 to 5 May | 2025-05-03/2025-05-05 range'],
  ['It lasted between 2014 and 2019.', 'between 2014 and 2019 | 2014-01-01/2019-12-31 range'],
  ['It will last from November to March 2026.', 'from November to March 2026 | 2025-11-01/2026-03-31 range'],
  ['They will sit from Friday to Monday.', 'from Friday to Monday | 2025-03-07/2025-03-10 range'],
])('ranges: %s', (text, ...expected) => expect(read(text)).toEqual(expected));

test.each([
  ['They meet at ten tomorrow.', 'at ten tomorrow | 2025-03-06T10:00 hour'],
  ['It fell on Friday, 3 May.', 'on Friday, 3 May | 2024-05-03 day'],
  ['It fell on Friday (May 3), he said.', 'on Friday (May 3) | 2024-05-03 day'],
  ['It fell on Friday (May 3 was dry).', 'on Friday | 2025-02-28 day', 'May 3 | 2024-05-03 day'],
  ['It passed at 10:30 GMT on Tuesday.', 'at 10:30 GMT on Tuesday | 2025-03-04T10:30Z minute'],
  ['It passed on Tuesday at 5pm ET.', 'on Tuesday at 5pm ET | 2025-03-04T17:00-05:00 hour'],
  ['It passed on 3 July 2024 at 9:15 am ET.', 'on 3 July 2024 at 9:15 am ET | 2024-07-03T09:15-04:00 minute'],
  ['It will pass on 3 July at 9:15 PM EDT.', 'on 3 July at 9:15 PM EDT | 2025-07-03T21:15-04:00 minute'],
  ['It passed on Tuesday at 5 A.M.', 'on Tuesday at 5 A.M. | 2025-03-04T05:00 hour'],
  ['It passed on Tuesday (at 1130 UTC).', 'on Tuesday | 2025-03-04 day', 'at 1130 UTC | 2025-03-04T11:30Z minute'],
  ['It passed on Tuesday at 11:30 (UTC).', 'on Tuesday at 11:30 (UTC) | 2025-03-04T11:30Z minute'],
])('times: %s', (text, ...expected) => expect(read(text)).toEqual(expected));

test.each([
  [
    'He arrived on 1 May 2019. Two days later he left.',
    'on 1 May 2019 | 2019-05-01 day',
    'Two days later | 2019-05-03 day',
  ],
  [
    'The vote was held on 1 May 2019. A day after the vote it rained.',
    'on 1 May 2019 | 2019-05-01 day',
    'A day after the vote | 2019-05-02 day',
  ],
  ['He left two days after the rescue of 24 wounded.', 'two days after the rescue | -'],
  ['He left two days after the rescue of 24 February.', 'two days after the rescue of 24 February | 2025-02-26 day'],
  ['He left on the eve of the vote.', 'on the eve of the vote | -'],
  ['In the days before the vote he left.'],
])('counted from another date: %s', (text, ...expected) => expect(read(text)).toEqual(expected));

test('a narrative goes back some days rather than on for a year', () => {
  const last = (text: string) => read(text).at(-1);
  expect(last('On 24 May 2017 they asked about the blast of 22 May.')).toBe('22 May | 2017-05-22 day');
  expect(last('On 24 May 2017 they left. They met on 2 June.')).toBe('on 2 June | 2017-06-02 day');
  expect(last('On 24 May 2017 they left. They were back on 3 January.')).toBe('on 3 January | 2018-01-03 day');
});

test('the day of the agreement that somebody speaks of is none from which a narrative goes on', () => {
  const text = 'On 3 March they spoke about the 2 February agreement. The following day they left.';
  expect(read(text).at(-1)).toBe('The following day | 2025-03-04 day');
});

test('what is counted back in a new paragraph is counted from the news, not from something long ago', () => {
  const last = (text: string) => read(text).at(-1);
  const text = 'On 3 March he rang Lima about the fire of 20 January 2025.BREAKA day earlier he had rung Quito.';
  expect(last(text.replace('BREAK', '\n'))).toBe('A day earlier | 2025-03-02 day');
  expect(last(text.replace('BREAK', ' '))).toBe('A day earlier | 2025-01-19 day');
  const next = text.replace('BREAK', '\n').replace('A day earlier he had', 'A day later he');
  expect(last(next)).toBe('A day later | 2025-01-21 day');
});

test('a month in a sentence behind that of a mere year is one of the last months', () => {
  const last = (text: string) => read(text).at(-1);
  expect(last('He bought the islets in 2012. They met in November.')).toBe('in November | 2024-11-01/2024-11-30 month');
  expect(last('He bought the islets in 2012 and sold them in November.')).toBe(
    'in November | 2012-11-01/2012-11-30 month',
  );
  expect(last('He bought the islets in May 2012. They met in November.')).toBe(
    'in November | 2012-11-01/2012-11-30 month',
  );
});

test.each([
  'He governed for two years.',
  'Call +41 22 917 90 00 or 202-555-0147.',
  'It may march on with 1,990 euros, 2018 soldiers and Resolution 1701.',
  'The minister, 61, has 30 days.',
  'They met every month on Thursdays.',
])('no date: %s', (text) => expect(read(text)).toEqual([]));

test('a numeric date goes by the style of the document, and stays open without one', () => {
  expect(read('Dated 03/04/2025.')).toEqual(['03/04/2025 | -']);
  expect(read('Dated 03/04/2025 at the ministry of defence.')).toEqual(['03/04/2025 | 2025-04-03 day']);
  expect(read('Dated 03/04/2025 at the department of defense.')).toEqual(['03/04/2025 | 2025-03-04 day']);
});

test('without an anchor a relative date has no value', () => {
  expect(read('He left on Tuesday. He came last week. She went in May.', null)).toEqual([
    'on Tuesday | -',
    'last week | -',
    'in May | -',
  ]);
});

test('a quotation counts from the day on which it was said', () => {
  const text = 'Holm told a rally on Monday: “I came yesterday.”';
  const document = documentOf(text, '2025-03-05', [{ source: 'Holm', cue: 'told', content: '“I came yesterday.”' }]);
  const last = dateMentions(document).dates.at(-1);
  expect(last?.value).toMatchObject({ from: '2025-03-02', basis: 'implied' });
  expect(last?.value?.why).toContain('2025-03-03, a Monday');
});

test('a value tells its words, its anchor and its rule', () => {
  const { dates } = dateMentions(documentOf('He left on Tuesday.', '2025-03-05'));
  expect(dates[0]?.value?.why).toBe(
    '“on Tuesday” is the latest Tuesday up to the day of publication, 2025-03-05, a Wednesday',
  );
});

test.each([
  ['He was held in custody until a hearing on 5 April.', 'on 5 April | 2025-04-05 day'],
  ['He was held until a hearing on Friday.', 'on Friday | 2025-03-07 day'],
  ['She was released pending an appeal on 5 April.', 'on 5 April | 2025-04-05 day'],
  ['The envoys met ahead of the 5 April vote.', 'the 5 April | 2025-04-05 day'],
  ['A vote was called for the evening of 5 April.', 'the evening of 5 April | 2025-04-05 day'],
  ['He resigned with effect from 5 April.', '5 April | 2025-04-05 day'],
  ['He ruled the island until his death on 5 April.', 'on 5 April | 2024-04-05 day'],
  ['They held out until help came on 5 April.', 'on 5 April | 2024-04-05 day'],
  ['The strike went ahead on Tuesday.', 'on Tuesday | 2025-03-04 day'],
  [
    'In 1962 the town was flooded. It stayed empty until a visit on 5 June.',
    'In 1962 | 1962-01-01/1962-12-31 year',
    'on 5 June | 1962-06-05 day',
  ],
])('what words before a day tell of its direction: %s', (text, ...expected) => expect(read(text)).toEqual(expected));

test('a decade lends no year to a day', () => {
  expect(read('The accords of the 1990s were renewed ahead of the 25 January vote.', null)).toEqual([
    'the 1990s | 1990-01-01/1999-12-31 decade',
    'the 25 January | -',
  ]);
  expect(read('In May 2012 the accords of the 1990s were renewed. On 3 June it rained.', null)).toEqual([
    'In May 2012 | 2012-05-01/2012-05-31 month',
    'the 1990s | 1990-01-01/1999-12-31 decade',
    'On 3 June | 2012-06-03 day',
  ]);
});

test.each([
  ['The 19th century was kinder.', 'The 19th century | 1801-01-01/1900-12-31 range'],
  // What was done in it was done before the report, and nobody knows when.
  ['It was built in the 21st century.', 'in the 21st century | -'],
])('of a century only one that is over: %s', (text, ...expected) => expect(read(text)).toEqual(expected));

test('a feast in prose', () =>
  expect(read('The mayor said on New Year’s Eve that she would resign.', '2024-01-02')).toEqual([
    'on New Year’s Eve | 2023-12-31 day',
  ]));
