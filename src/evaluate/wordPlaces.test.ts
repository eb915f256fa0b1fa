import { expect, test } from 'vitest';
import type { Span } from '../text/index.ts';
import { wordPlaces, wordPlacesIn } from './wordPlaces.ts';

const gold = 'Port closed. Watch: the crane falls. “We wait,” said Ms Duthie.';
const spanOf = (text: string, words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];

test('words keep their places where the text as read has lost a caption', () => {
  const read = 'Port closed. “We wait,” said Ms Duthie.';
  const places = wordPlacesIn(gold, read);
  expect(places([spanOf(read, 'We wait')])).toEqual(wordPlaces(gold)([spanOf(gold, 'We wait')]));
  expect(places([spanOf(read, 'Port')])).toEqual(new Set([0]));
});

test('words that only the text as read has are none of the words of gold', () => {
  const read = `Advertisement ${gold}`;
  const places = wordPlacesIn(gold, read);
  expect([...places([spanOf(read, 'Advertisement')])].every((place) => place < 0)).toBe(true);
  expect(places([spanOf(read, 'Ms Duthie')])).toEqual(wordPlaces(gold)([spanOf(gold, 'Ms Duthie')]));
});
