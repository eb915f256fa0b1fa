import { expect, test } from 'vitest';
import { filedDays, firstReportDay } from './touchedQuotations.ts';

test('reports of a month or a year are filed under its first day, and may be of a later one', () => {
  expect(firstReportDay('2024-03-12')).toBe('2024-01-01');
  expect(firstReportDay('2024-01-01')).toBe('2023-01-01');
  expect(firstReportDay('2024-03')).toBe('2024-01-01');
  expect(firstReportDay('')).toBe('');
});

test('an occasion of which the month or the year alone is known may be of any of its days', () => {
  expect(filedDays('2024-03-12')).toEqual({ from: '2024-03-01', to: '2024-04-11' });
  expect(filedDays('2024-03')).toEqual({ from: '2024-02-19', to: '2024-04-30' });
  expect(filedDays('2024')).toEqual({ from: '2023-12-21', to: '2025-01-30' });
  expect(filedDays('')).toBeNull();
});
