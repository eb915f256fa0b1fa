import { describe, expect, test } from 'vitest';
import { barsOf, EVENTS, eventsOf, FACTS, extentOf, idsOf, nextBar, partsOf, type Row, together } from './bars.ts';

const figure = (...ids: string[]) => ({ count: ids.length, ids });
const row = (period: string, more: Partial<Row>): Row => ({
  period,
  statements: figure(),
  independentReports: 0,
  byAct: {},
  byType: {},
  alleged: figure(),
  historical: figure(),
  severalPeriods: figure(),
  byQuad: {},
  meanScore: null,
  ...more,
});
const ROWS = [
  row('', { byAct: { '': figure('st_0') } }),
  row('2022-03', {
    byAct: { ACCUSE: figure('st_1', 'st_2'), '': figure('st_3'), AGREE: figure('st_4') },
    byType: { AID: figure('ev_1') },
    alleged: figure('ev_2'),
    byQuad: { 1: 1, 2: 1, 3: 2 },
  }),
  row('2022-05', { byAct: { ACCUSE: figure('st_5') }, byQuad: { 3: 1 } }),
];

describe('bars', () => {
  test('are stacked from what performs nothing over cooperation to conflict, and what has no date has none', () => {
    expect(partsOf(ROWS, 'acts')).toEqual(['', 'AGREE', 'ACCUSE']);
    expect(barsOf(ROWS, 'acts').map(({ period, part, y1, y2 }) => [period, part, y1, y2])).toEqual([
      ['2022-03', '', 0, 1],
      ['2022-03', 'AGREE', 1, 2],
      ['2022-03', 'ACCUSE', 2, 4],
      ['2022-05', 'ACCUSE', 0, 1],
    ]);
    expect(barsOf(ROWS, 'events').map(({ part, count }) => [part, count])).toEqual([['AID', 1]]);
    expect(barsOf(ROWS, 'quads').map(({ part, count }) => [part, count])).toEqual([
      ['1', 1],
      ['2', 1],
      ['3', 2],
      ['3', 1],
    ]);
  });

  test('beside each other have room for the same', () => {
    const extent = extentOf(ROWS, 'acts');
    expect(extent).toEqual({ first: '2022-03', last: '2022-05', highest: 4 });
    expect(together([extent, null, { first: '2021-01', last: '2022-04', highest: 9 }])).toEqual({
      first: '2021-01',
      last: '2022-05',
      highest: 9,
    });
    expect(together([null, extentOf([], 'acts')])).toBeNull();
  });

  test('lead to the ids behind them', () => {
    const [, march] = ROWS;
    if (!march) throw new Error('no row');
    expect(idsOf(march, 'ACCUSE', 'acts')).toEqual(['st_1', 'st_2']);
    expect(idsOf(march, '2', 'quads')).toEqual(['ev_1']);
    expect(idsOf(march, 'AID', 'events')).toEqual(['ev_1']);
    expect(idsOf(march, null, 'acts')).toEqual(['st_1', 'st_2', 'st_3', 'st_4']);
    expect(idsOf(march, EVENTS, 'acts')).toEqual(['ev_1', 'ev_2']);
    expect(eventsOf(march)).toBe(2);
    expect(idsOf(march, FACTS, 'quads')).toEqual(['ev_1']);
    expect(idsOf(march, 'ALLEGED', 'acts')).toEqual(['ev_2']);
    expect(idsOf({ ...march, severalPeriods: figure('st_2') }, 'SEVERAL', 'acts')).toEqual(['st_2']);
  });

  test('are gone through by the arrow keys: up and down in a stack, left and right from one to another', () => {
    const bars = barsOf(ROWS, 'acts');
    expect(nextBar(bars, 0, 'ArrowUp')).toBe(1);
    expect(nextBar(bars, 2, 'ArrowUp')).toBe(2);
    expect(nextBar(bars, 0, 'ArrowDown')).toBe(0);
    expect(nextBar(bars, 2, 'ArrowRight')).toBe(3);
    expect(nextBar(bars, 3, 'ArrowLeft')).toBe(2);
    expect(nextBar(bars, 1, 'ArrowRight')).toBe(3);
    expect(nextBar(bars, 3, 'ArrowRight')).toBe(3);
    expect(nextBar(bars, 2, 'Home')).toBe(0);
    expect(nextBar(bars, 0, 'End')).toBe(3);
    expect(nextBar(bars, 0, 'a')).toBeNull();
    expect(nextBar([], 0, 'End')).toBeNull();
  });
});
