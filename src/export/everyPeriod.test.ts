import { expect, test } from 'vitest';
import type { Timeline } from '../ledger/index.ts';
import { withEveryPeriod } from './everyPeriod.ts';
import { timelineAsCsv } from './timelineCsv.ts';

const figure = { count: 2, ids: ['st_a', 'st_b'] };
const of = (...periods: string[]): Timeline => ({
  query: {},
  rows: periods.map((period) => ({
    period,
    statements: figure,
    independentReports: 2,
    byAct: {},
    byTopic: {},
    byType: {},
    alleged: figure,
    historical: figure,
    severalPeriods: figure,
    byQuad: {},
    meanScore: 1,
  })),
  outlets: [],
  first: null,
  last: null,
});
const periodsOf = (timeline: Timeline) =>
  withEveryPeriod(timeline).rows.map(({ period, statements }) => `${period} ${statements.count}`);

test('periods between in which there is nothing have rows with zeros', () => {
  expect(periodsOf(of('', '2023-11', '2024-02'))).toEqual([' 2', '2023-11 2', '2023-12 0', '2024-01 0', '2024-02 2']);
  expect(periodsOf(of('2021', '2023'))).toEqual(['2021 2', '2022 0', '2023 2']);
  expect(periodsOf(of(''))).toEqual([' 2']);
  expect(periodsOf(of())).toEqual([]);
});

test('in CSV they have zeros, and no score', () => {
  const lines = timelineAsCsv(withEveryPeriod(of('2023-11', '2024-01'))).split('\r\n');
  expect(lines.filter((line) => line.startsWith('2023-12'))).toEqual([
    '2023-12,statements,,0,',
    '2023-12,independent reports,,0,',
    '2023-12,alleged,,0,',
    '2023-12,historical,,0,',
    '2023-12,several periods,,0,',
  ]);
});
