import { describe, expect, test } from 'vitest';
import { periodName, periodsBetween, ticksOf } from './periods.ts';

describe('periods', () => {
  test('have no gaps', () => {
    expect(periodsBetween('2021-11', '2022-02')).toEqual(['2021-11', '2021-12', '2022-01', '2022-02']);
    expect(periodsBetween('0998', '1001')).toEqual(['0998', '0999', '1000', '1001']);
    expect(periodsBetween('2022-02', '2022-02')).toEqual(['2022-02']);
  });

  test('are written where there is room, at the beginnings of years rather', () => {
    const months = periodsBetween('2020-01', '2023-12');
    expect(ticksOf(months, 6)).toEqual(['2020-01', '2021-01', '2022-01', '2023-01']);
    expect(ticksOf(months, 2)).toEqual(['2020-01', '2022-01']);
    expect(ticksOf(['2022-03', '2022-04'], 6)).toEqual(['2022-03', '2022-04']);
    expect(ticksOf(periodsBetween('1990', '2009'), 5)).toEqual(['1990', '1994', '1998', '2002', '2006']);
  });

  test('have names', () => {
    expect(periodName('2022-03', 'undated')).toBe('March 2022');
    expect(periodName('2022-03', 'undated', true)).toBe('Mar 2022');
    expect(periodName('2022', 'undated')).toBe('2022');
    expect(periodName('', 'undated')).toBe('undated');
  });
});
