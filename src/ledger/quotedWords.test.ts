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
