import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import { dayBound, dayBounds, parseQuery, type Query, soughtIn, type Term } from './query.ts';

const told = ({ words, prefix }: Term): string => `<${words}${prefix ? '*' : ''}>`;

/** The tree in one line: all(<a> <b>). */
function shown(query: Query): string {
  if (query.type === 'term') return told(query);
  if (query.type === 'near') return `near${query.within}(${query.terms.map(told).join(' ')})`;
  const parts = 'queries' in query ? query.queries : [query.query];
  return `${query.type}(${parts.map(shown).join(' ')})`;
}

test.each([
  ['long overdue', 'all(<long> <overdue>)'],
  ['“long  overdue” talks', 'all(<long overdue> <talks>)'],
  ['talk*', '<talk*>'],
  ['"fish quot"* now', 'all(<fish quot*> <now>)'],
  ['a*b U.S. — ?', 'all(<a b> <U.S.>)'],
  ['one\u0000two', '<one two>'],
  ['bread and butter or not', 'all(<bread> <and> <butter> <or> <not>)'],
  ['fish OR cod talks', 'any(<fish> all(<cod> <talks>))'],
  ['(fish OR cod) AND talks', 'all(any(<fish> <cod>) <talks>)'],
  ['fish NOT cod', 'all(<fish> not(<cod>))'],
  ['fish -cod -"long talks"', 'all(<fish> not(<cod>) not(<long talks>))'],
  ['fish -(cod OR herring)', 'all(<fish> not(any(<cod> <herring>)))'],
  ['-fish', 'not(<fish>)'],
  ['NOT -fish', '<fish>'],
  ['arms-control co-op - end', 'all(<arms-control> <co-op> <end>)'],
  ['NEAR(fish quota, 5)', 'near5(<fish> <quota>)'],
  ['NEAR(fish quota,5)', 'near5(<fish> <quota>)'],
  ['NEAR ("long talks" quota*) end', 'all(near10(<long talks> <quota*>) <end>)'],
  ['the NEAR east', 'all(<the> <NEAR> <east>)'],
  ['title:fish quota', 'all(title(<fish>) <quota>)'],
  ['Title:"arms control" OR title:(a b)', 'any(title(<arms control>) title(all(<a> <b>)))'],
  ['-title:fish quota', 'all(not(title(<fish>)) <quota>)'],
  ['"title:fish" "OR" "-a"', 'all(<title:fish> <OR> <-a>)'],
  ['clause 5(b)', 'all(<clause> <5> <b>)'],
])('%s', (typed, expected) => {
  expect(shown(parseQuery(typed))).toBe(expected);
});

test.each([
  ['say "long', 5, /quotation mark is not closed/],
  ['🐟 "long', 3, /not closed/],
  [' * — "" ', 9, /no word/],
  ['word '.repeat(65), 321, /64 words/],
  ['w'.repeat(2_001), 2_001, /2000 characters/],
  ['fish OR', 8, /OR has nothing after it/],
  ['OR fish', 1, /OR has nothing before it/],
  ['a OR OR b', 6, /OR has nothing before it/],
  ['AND fish', 1, /AND has nothing before it/],
  ['fish AND OR cod', 6, /AND has nothing after it/],
  ['fish NOT', 9, /NOT has nothing after it/],
  ['(fish OR cod', 1, /not closed/],
  ['fish) cod', 5, /unmatched closing/],
  ['fish ()', 7, /\( has nothing after it/],
  ['NEAR(fish, 5)', 1, /two words/],
  ['NEAR(fish cod', 1, /NEAR is not closed/],
  ['NEAR(fish OR cod)', 11, /only words and phrases/],
  ['NEAR(fish cod, 1.5)', 16, /whole number/],
  ['title:', 7, /title: has nothing after it/],
  ['title:(a title:b)', 1, /title: inside title:/],
  ['(((((((((((((a)))))))))))))', 13, /nested more than 12/],
])('%j is refused at character %i', (typed, place, fault) => {
  expect(() => parseQuery(typed)).toThrow(
    expect.objectContaining({
      code: 'OR6005',
      details: expect.objectContaining({ place }) as unknown,
      message: expect.stringMatching(fault) as unknown,
    }),
  );
});

test('words in quotation marks and words in small letters are never operators', () => {
  const word = fc.stringMatching(/^[a-zø-ÿ]{1,8}$/u);
  const words = fc.array(fc.oneof(word, fc.constantFrom('and', 'or', 'not', 'near')), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(words, (typed) => {
      expect(soughtIn(parseQuery(typed.join(' ')))).toEqual(
        typed.map((one) => ({ type: 'term', words: one, prefix: false })),
      );
    }),
  );
  const phrase = fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/["“”„«»]/u.test(text));
  fc.assert(
    fc.property(phrase, (typed) => {
      expect(parseQuery(`"${typed}"`)).toMatchObject({ type: 'term', prefix: false });
    }),
  );
});

test('whatever is typed is read, or refused with a place within it', () => {
  const piece = fc.constantFrom(
    'fish',
    '"',
    '(',
    ')',
    '-',
    'OR',
    'NOT',
    'AND',
    'NEAR(',
    'title:',
    '*',
    ',',
    '5',
    ' ',
    ' ',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(typed, (text) => {
      try {
        expect(soughtIn(parseQuery(text)).length).toBeLessThanOrEqual(64);
      } catch (error) {
        if (!(error instanceof OnrecordError)) throw error;
        expect(error.code).toBe('OR6005');
        expect(error.details['place']).toBeLessThanOrEqual([...text].length + 1);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('days that end before they begin are refused; the month of a day is not over before it', () => {
  expect(dayBounds({ from: '2024-03-31', to: '2024-03' })).toEqual({ from: '2024-03-31', to: '2024-03-31' });
  expect(dayBounds({ from: '', to: '2024' })).toEqual({ from: null, to: '2024-12-31' });
  for (const [from, to] of [
    ['2024-05', '2024-03'],
    ['2024-03-02', '2024-03-01'],
    ['2024', '2023-12-31'],
  ] as const)
    expect(() => dayBounds({ from, to })).toThrow(
      expect.objectContaining({ code: 'OR3004', message: expect.stringContaining(`${from} to ${to}`) as string }),
    );
});

test('a month or a year stands for its first or its last day', () => {
  expect(dayBound('2022', 'from')).toBe('2022-01-01');
  expect(dayBound('2022', 'to')).toBe('2022-12-31');
  expect(dayBound('2022-02', 'from')).toBe('2022-02-01');
  expect(dayBound('2022-02', 'to')).toBe('2022-02-31');
  expect(dayBound('2022-02-03', 'to')).toBe('2022-02-03');
  expect(() => dayBound('last week', 'to')).toThrow(expect.objectContaining({ code: 'OR3004' }));
  expect(dayBound('2024-02-29', 'from')).toBe('2024-02-29');
  for (const day of ['2023-02-29', '2024-02-30', '2024-04-31'])
    expect(() => dayBound(day, 'from')).toThrow(
      expect.objectContaining({ code: 'OR3004', message: expect.stringContaining(day) }),
    );
  expect(() => dayBound('2022-13', 'to')).toThrow(expect.objectContaining({ code: 'OR3004' }));
});
