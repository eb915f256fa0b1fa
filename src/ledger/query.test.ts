import { expect, test } from 'vitest';
import { dayBound, parseTerms } from './query.ts';

test.each([
  ['long overdue', ['long', 'overdue']],
  ['“long  overdue” talks', ['long overdue', 'talks']],
  ['talk*', ['talk*']],
  ['"fish quot"* now', ['fish quot*', 'now']],
  ['a*b -c OR U.S. — ?', ['a b', '-c', 'OR', 'U.S.']],
  ['one\u0000two', ['one two']],
])('%s', (typed, expected) => {
  expect(parseTerms(typed).map(({ words, prefix }) => words + (prefix ? '*' : ''))).toEqual(expected);
});

test.each([
  ['say "long', /not closed/],
  [' * — "" ', /no word/],
  ['word '.repeat(65), /64 words/],
  ['w'.repeat(2_001), /2000 characters/],
])('%j is refused', (typed, fault) => {
  expect(() => parseTerms(typed)).toThrow(
    expect.objectContaining({ code: 'OR3004', message: expect.stringMatching(fault) }),
  );
});

test('a month or a year stands for its first or its last day', () => {
  expect(dayBound('2022', 'from')).toBe('2022-01-01');
  expect(dayBound('2022', 'to')).toBe('2022-12-31');
  expect(dayBound('2022-02', 'from')).toBe('2022-02-01');
  expect(dayBound('2022-02', 'to')).toBe('2022-02-31');
  expect(dayBound('2022-02-03', 'to')).toBe('2022-02-03');
  expect(() => dayBound('last week', 'to')).toThrow(expect.objectContaining({ code: 'OR3004' }));
  expect(() => dayBound('2022-13', 'to')).toThrow(expect.objectContaining({ code: 'OR3004' }));
});
