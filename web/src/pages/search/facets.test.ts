import { describe, expect, test } from 'vitest';
import { FACETS, isSet, narrows, toggled } from './facets.ts';

describe('a value of a facet', () => {
  test('sets its filter, and takes it away where it is set', () => {
    expect(toggled(new URLSearchParams('words=a&cursor=1'), 'act', 'ACCUSE')).toEqual({ act: 'ACCUSE', cursor: null });
    expect(toggled(new URLSearchParams('act=ACCUSE'), 'act', 'ACCUSE')).toEqual({ act: null, cursor: null });
    expect(toggled(new URLSearchParams('act=ACCUSE'), 'act', 'REQUEST')).toEqual({ act: 'REQUEST', cursor: null });
  });

  test('of a year is a first and a last day', () => {
    expect(toggled(new URLSearchParams('from=2023'), 'year', '2024')).toEqual({
      from: '2024',
      to: '2024',
      cursor: null,
    });
    expect(isSet(new URLSearchParams('from=2024'), 'year', '2024')).toBe(false);
    expect(isSet(new URLSearchParams('from=2024&to=2024'), 'year', '2024')).toBe(true);
  });

  test('leads nowhere where it would take the place of another one, and find others than it counts', () => {
    const params = new URLSearchParams('speaker=solbakken&from=2023&to=2024');
    expect(['Ingrid Solbakken', 'Norway'].map((value) => narrows(params, 'speaker', value))).toEqual([true, false]);
    expect([narrows(params, 'year', '2024'), narrows(params, 'topic', 'trade')]).toEqual([true, true]);
  });

  test('a year narrows the days that are asked for only if all of it is within them', () => {
    const isLink = (days: string): boolean => narrows(new URLSearchParams(days), 'year', '2024');
    expect(['from=2023-05', 'from=2024', 'from=2024-01&to=2024-12', 'to=2025-02'].map(isLink)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['from=2024-03', 'to=2024-11-30', 'from=2024-01-02&to=2025'].map(isLink)).toEqual([false, false, false]);
  });

  test('each field is shown once', () => expect(new Set(FACETS).size).toBe(FACETS.length));
});
