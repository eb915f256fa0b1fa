import { expect, test } from 'vitest';
import type { Row } from '../../parts/charts/bars.ts';
import { topicTable } from './topicTable.ts';

const NONE = { count: 0, ids: [] };
const row = (period: string, topics: Readonly<Record<string, number>>): Row => ({
  period,
  statements: NONE,
  independentReports: 0,
  byAct: {},
  byTopic: Object.fromEntries(Object.entries(topics).map(([topic, count]) => [topic, { count, ids: [] }])),
  byType: {},
  alleged: NONE,
  historical: NONE,
  severalPeriods: NONE,
  byQuad: {},
  meanScore: null,
});

test('topics stand in the order of how often they are spoken of, by month with those between', () => {
  const rows = [row('', { visas: 1 }), row('2022-03', { visas: 1, fisheries: 2 }), row('2022-05', { fisheries: 3 })];
  expect(topicTable(rows)).toEqual({
    periods: ['2022-03', '2022-04', '2022-05', ''],
    topics: [
      { topic: 'fisheries', counts: [2, 0, 3, 0] },
      { topic: 'visas', counts: [1, 0, 0, 1] },
    ],
    highest: 3,
  });
});

test('more months than have room are added up by year, and a year in which nothing was said stays', () => {
  const rows = [row('2020-11', { trade: 1 }), row('2020-12', { trade: 2 }), row('2022-01', { trade: 4 })];
  expect(topicTable(rows)).toEqual({
    periods: ['2020', '2021', '2022'],
    topics: [{ topic: 'trade', counts: [3, 0, 4] }],
    highest: 4,
  });
});

test('a timeline on no topic has no table', () => {
  expect(topicTable([row('2022-05', {})]).topics).toEqual([]);
  expect(topicTable([]).topics).toEqual([]);
});
