import { expect, test } from 'vitest';
import { tokenName, userName } from './names.ts';
import { lesserRole, mayAct, type Role, ROLES } from './roles.ts';

test.each([
  ['Kari.Nygard', 'kari.nygard'],
  ['o’shea'.replace('’', '-'), 'o-shea'],
  ['ＫＡＲＩ', 'kari'],
  ['kari@desk.example', 'kari@desk.example'],
  ['åse', 'åse'],
])('%s is the user %s', (given, expected) => expect(userName(given)).toBe(expected));

test.each([
  '',
  ' ',
  '.kari',
  'kari nygard',
  'kari\n',
  'local',
  'Local',
  '../kari',
  '<b>',
  'k'.repeat(65),
  'kari\u{202E}',
])('“%s” is no user', (given) => expect(() => userName(given)).toThrow(/not a valid name/));

test('a token is called as its owner likes, in one line', () => {
  expect(tokenName(' my laptop (work) ')).toBe('my laptop (work)');
  expect(tokenName('...')).toBe('...');
  for (const given of ['', ' ', 'a\nb', 'a\u{1B}[2J', 'x'.repeat(65), '.', '.. '])
    expect(() => tokenName(given)).toThrow(/not a valid name/);
});

test('each role may do what those before it may', () => {
  const allowed = (role: Role): Role[] => ROLES.filter((needed) => mayAct(role, needed));
  expect(ROLES.map(allowed)).toEqual([['reader'], ['reader', 'reviewer'], ['reader', 'reviewer', 'editor']]);
  expect(lesserRole('editor', 'reader')).toBe('reader');
  expect(lesserRole('reviewer', 'editor')).toBe('reviewer');
});
