import { expect, test } from 'vitest';
import { compareReports, type ReportedAt } from './reportOrder.ts';

const first = (...reports: ReportedAt[]): string | undefined => reports.toSorted(compareReports)[0]?.document;
const report = (document: string, to: string | null): ReportedAt => ({
  document,
  published: to === null ? null : { to },
});

test.each([
  ['2024-03-05T08:00+09:00', '2024-03-05T07:30Z'],
  ['2024-03-05T23:30-05:00', '2024-03-06T08:00+01:00'],
  ['2024-03-06T00:30+02:00', '2024-03-05T23:00Z'],
  ['2024-03-05T18:00Z', '2024-03-05'],
  ['2024-03-20', '2024-03-31'],
  ['2024-03-31', null],
])('%s is before %s', (earlier, later) => {
  expect(first(report('a', later), report('b', earlier))).toBe('b');
  expect(first(report('b', earlier), report('a', later))).toBe('b');
});

test('of one instant the ids decide', () => {
  expect(first(report('b', '2024-03-05T08:00Z'), report('a', '2024-03-05T09:00+01:00'))).toBe('a');
});

test.each([
  ['2024-03-05', '2024-03-05'],
  ['2024-03-05', '2024-03-05T06:00Z'],
  ['2024-03-05T20:00Z', '2024-03-05T06:00Z'],
])('a transcript of %s is before a report of %s', (day, reported) => {
  const transcript = { ...report('b', day), isTranscript: true };
  expect(first(report('a', reported), transcript)).toBe('b');
  expect(first(report('a', '2024-03-04'), transcript)).toBe('a');
});
