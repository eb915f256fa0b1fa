import { expect, test } from 'vitest';
import { quotedWords } from './quotedWords.ts';

const keysOf = (text: string): readonly string[] => quotedWords(text, 'direct').keys;

test('numbers in words are figures, and contractions are written out', () => {
  expect(keysOf('“we’re two hundred and six”')).toEqual(['we', 'are', '206']);
});

test('words that name what every object has are words', () => {
  expect(keysOf('“a constructor built 5 constructor”')).toEqual(['a', 'constructor', 'built', '5', 'constructor']);
  expect(keysOf('“ours’constructor”')).toEqual(["ours'constructor"]);
});

test('a capital where a sentence opens makes no name, unless the word is one elsewhere or that of a state', () => {
  const named = (text: string): string[] => {
    const { keys, names } = quotedWords(text, 'direct');
    return keys.filter((_, at) => names[at]);
  };
  expect(
    named('“The answer is short: Ships sail (Boats too). Norway knows, and Okko’s guards know. Okko waits.”'),
  ).toEqual(['norway', "okko's"]);
  expect(named('“Ask Okko. Okko knows the Danish ship”')).toEqual(['okko', 'okko', 'danish']);
});

test('days and long names are one way, unless words are left out there', () => {
  for (const day of ['5 March', '5th of March', 'March fifth', 'March 5th'])
    expect(keysOf(`“On ${day} we sail”`)).toEqual(['on', 'march', '5', 'we', 'sail']);
  expect(keysOf('“the United States of America and the United … States of mind”')).toEqual(
    'the us and the united states of mind'.split(' '),
  );
  expect(keysOf('“all 5 may sail”')).toEqual(['all', '5', 'may', 'sail']);
});
