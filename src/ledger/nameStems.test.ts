import { expect, test } from 'vitest';
import { nameOf, namesOf } from './nameStems.ts';

test.each([
  ['Norway', 'Norwegian'],
  ['Italy', 'Italians'],
  ['China', 'Chinese'],
  ['Sweden', 'Swedish'],
  ['Germany', 'Germans'],
  ['Austria', 'Austrian'],
  ['Iran', 'Iranian'],
  ['Iraq', 'Iraqi'],
  ['Israel', 'Israel’s'],
  ['Ukraine', 'Ukrainian'],
  ['Peru', 'Peruvian'],
  ['Bolivia', 'Bolivian'],
  ['Britain', 'British'],
  ['Cuba', 'Cubans'],
  ['Pakistan', 'Pakistani'],
  ['Syria', 'Syrians'],
])('%s and %s are one', (one, other) => {
  expect(nameOf(one)).toBe(nameOf(other));
});

test.each([
  ['Austria', 'Australia'],
  ['Austrian', 'Australian'],
  ['Slovakia', 'Slovenia'],
  ['Niger', 'Nigeria'],
  ['Malta', 'Malaysia'],
  ['Iran', 'Iraq'],
  ['Libya', 'Liberia'],
  ['Marino', 'Marilyn'],
])('%s and %s are two', (one, other) => {
  expect(nameOf(one)).not.toBe(nameOf(other));
});

test('a word that many names share names nobody without the next', () => {
  const named = (text: string) => namesOf(text.split(' '), (word) => /^\p{Lu}/u.test(word)).map(({ name }) => name);
  expect(named('the United States and the United Nations')).toEqual(['united stat', 'united nati']);
  expect(named('North Korea and South Korea')).toEqual(['north kore', 'south kore']);
});
