import { expect, test } from 'vitest';
import type { DateValue } from '../../document/index.ts';
import { mergeMentions, type Told } from './merge.ts';

const dated = (from: string, why: string, confidence: number): DateValue => ({
  from,
  to: from,
  granularity: 'day',
  basis: 'implied',
  span: null,
  why,
  confidence,
});
const REPORTED = dated('2024-05-16', 'told as news without a date: the day of the report', 0.9);
const LIKELIEST = dated('2024-05-15', 'date by the document, 30%: “yesterday” is counted', 0.8);
const GIVEN = dated('2024-05-14', '“on Tuesday” is the latest Tuesday', 0.4);
const GIVEN_LATER = dated('2024-05-13', '“on Monday” is the latest Monday', 0.7);

const told = (date: DateValue | null, at: number): Told => ({
  type: 'ASSAULT',
  modes: [],
  contexts: [],
  negated: false,
  hypothetical: false,
  future: false,
  historical: false,
  trigger: [[at, at + 5]],
  sentence: [at, at + 50],
  actors: [],
  recipients: [],
  place: null,
  location: null,
  date,
  dateSignals: null,
  act: null,
  allegedBy: null,
  confidence: 0.9,
  mentions: [],
  why: ['told'],
  proposals: [at / 100],
});

test.each([
  [[null, REPORTED], REPORTED],
  [[REPORTED, null], REPORTED],
  [[REPORTED, LIKELIEST], LIKELIEST],
  [[LIKELIEST, GIVEN], GIVEN],
  [[GIVEN, LIKELIEST, REPORTED], GIVEN],
  [[GIVEN, GIVEN_LATER], GIVEN],
])('of the dates of one event the first that the words give, or else the likeliest', (dates, expected) => {
  const all = dates.map((date, index) => told(date, 100 * index));
  const same = all.map((_, index) => ({
    same: Array.from({ length: index }, (__, event) => ({ event, probability: 0.9 })),
  }));
  expect(mergeMentions(all, same)).toMatchObject([{ date: expected }]);
});
