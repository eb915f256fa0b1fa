import { expect, test } from 'vitest';
import { FEASTS } from './parsers/holiday.ts';
import { PARSERS } from './parsers/index.ts';
import { propose } from './propose.ts';

const rulesIn = (text: string): string[] => propose({ text, order: null }, [0, text.length]).map(({ rule }) => rule);

/** A name as it stands in prose. */
const titled = (name: string): string => name.replace(/(?<!\p{L}|’)\p{Ll}/gu, (letter) => letter.toUpperCase());

test.each([...FEASTS.keys()])('the sentence of a feast is examined: %s', (feast) => {
  expect(rulesIn(`The mayor left on ${titled(feast)}.`)).toEqual(['feast']);
  expect(rulesIn(`The mayor left on ${titled(feast).replace('’', "'")}.`)).toEqual(['feast']);
});

/** An expression for each parser, which has no other sign of a date beside it. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  'ISO date': '2025-03-04',
  'numeric date': '13.3.2025',
  calendar: 'On 3 Sept.',
  feast: 'Christmas',
  Easter: 'Good Friday',
  'fiscal year': 'FY24',
  'season of a year': 'Autumn 2019',
  'week of a month': 'The first week of May',
  quarter: 'Q3',
  decade: "The '80s",
  century: 'The 19th century',
  years: '2014-19',
  year: 'In 1987',
  'following weekday': 'On the following Monday',
  weekday: 'Monday',
  'near day': 'Tomorrow',
  overnight: 'Overnight',
  'near period': 'Last week',
  'near season': 'Last spring',
  weekend: 'The weekend',
  ago: 'A fortnight ago',
  since: 'It has been a decade since',
  'some time ago': 'Years ago',
  ahead: 'In a week’s time',
  'counted from an event': 'The eve of the vote',
  'next in the story': 'The next day',
  'counted in the story': 'Two months later',
  clock: 'At 10pm',
};

test.each(PARSERS.map(({ name }) => name))('what a parser reads is examined: %s', (name) => {
  const words = EXPRESSIONS[name] ?? '';
  expect(rulesIn(`${words}, the mayor left.`)).toContain(name);
});

test.each(['Years ago', 'Months ago', 'Decades ago', 'Days ago', 'YESTERDAY', 'Summer 2019'])(
  'at the head of a sentence and in capitals: %s',
  (words) => expect(rulesIn(`${words} the mayor left.`)).toHaveLength(1),
);
