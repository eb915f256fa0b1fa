import { expect, test } from 'vitest';
import { isoMoment, isSet, looseMoment, writtenDay } from './moment.ts';

test.each([
  ['2022-05-04', '2022-05-04', '2022-05-04', 'day'],
  ['20220504', '2022-05-04', '2022-05-04', 'day'],
  ['2022-05-04T18:20:31.5+0200', '2022-05-04T18:20+02:00', '2022-05-04T18:20+02:00', 'minute'],
  ['2022-05-04T18:20Z', '2022-05-04T18:20Z', '2022-05-04T18:20Z', 'minute'],
  ['2022-05-04T18', '2022-05-04T18:00', '2022-05-04T18:00', 'hour'],
  ['2022-05', '2022-05-01', '2022-05-31', 'month'],
  ['2022', '2022-01-01', '2022-12-31', 'year'],
  ['2022-W18', '2022-05-02', '2022-05-08', 'week'],
  ['2022-W18-3', '2022-05-04', '2022-05-04', 'day'],
  ['2022-124', '2022-05-04', '2022-05-04', 'day'],
])('%s is ISO 8601', (value, from, to, granularity) => {
  expect(isoMoment(value)).toEqual({ from, to, granularity });
});

test.each([
  '2022-02-30',
  '2022-13-01',
  '2022-366',
  '2022-W60',
  '2022-05-04T27:00',
  '2022-05-04T24:15:00Z',
  '2022-05-04T09:30:00+99:99',
  '2022-05-04T09:30-05:75',
  'yesterday',
  '4 May 2022',
])('%s is not', (value) => {
  expect(isoMoment(value)).toBeNull();
});

test('written dates are found in their place', () => {
  expect(writtenDay('Oslo, May 4th, 2022 at noon')).toEqual({
    moment: { from: '2022-05-04', to: '2022-05-04', granularity: 'day' },
    span: [6, 19],
  });
  expect(writtenDay('Published 19 Nov. 2019')?.moment.from).toBe('2019-11-19');
  expect(writtenDay('31 June 2022')).toBeNull();
  expect(writtenDay('May 4')).toBeNull();
});

test('metadata have dates of several forms', () => {
  expect(looseMoment('Tue, 19 Nov 2019 10:22:00 +0100')?.from).toBe('2019-11-19T10:22+01:00');
  expect(looseMoment('2019/11/19')?.from).toBe('2019-11-19');
  expect(looseMoment('Fri, 3 May 24 09:05:00 GMT')?.from).toBe('2024-05-03T09:05Z');
  expect(looseMoment('03 May 99 09:05 GMT')?.from).toBe('1999-05-03T09:05Z');
  expect(looseMoment('2019')).toBeNull();
});

test('of a time that no clock shows the day is left', () => {
  expect(isoMoment('2022-05-04T24:00Z')?.from).toBe('2022-05-04T24:00Z');
  expect(looseMoment('2022-05-04T24:15:00Z')?.from).toBe('2022-05-04');
  expect(looseMoment('Wed, 04 May 2022 10:00:00 +9999')?.from).toBe('2022-05-04');
});

test.each([
  ['0001-01-01T00:00:00Z', false],
  ['9999-12-31', false],
  ['1970-01-01T00:00:00Z', false],
  ['1969-12-31T19:00:00-05:00', false],
  ['1899-12-30', false],
  ['1970', true],
  ['1969-07-20', true],
  ['2022-05-04T10:00Z', true],
])('whether somebody has set %s: %s', (value, expected) => {
  const moment = isoMoment(value);
  expect(moment && isSet(moment)).toBe(expected);
});
