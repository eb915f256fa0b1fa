import { expect, test } from 'vitest';
import { beginningsOf } from './beginnings.ts';

test('half words are looked for as beginnings, where no sign asks for something else', () => {
  expect(beginningsOf(' mack  quo ')).toBe('mack* quo*');
  expect(beginningsOf('2024')).toBe('2024*');
  for (const asked of ['', 'mack*', '"mack"', 'mack OR cod', '-mack', 'title:mack'])
    expect(beginningsOf(asked)).toBeNull();
});
