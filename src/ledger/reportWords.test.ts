import { expect, test } from 'vitest';
import { reportWords } from './reportWords.ts';

const FIRST = 'We will not sign an agreement without the pilots';
const told = (text: string, sentence = text) => {
  const { words, diff } = reportWords(FIRST, { text, context: { text: sentence } });
  return [words, ...diff.filter(({ same }) => !same).map(({ before, after }) => `${before}>${after}`)];
};

test('a report has the same words, fewer, more or others', () => {
  expect(told('“We will not sign an agreement, without the pilots”')).toEqual(['same']);
  expect(told('not sign an agreement')).toEqual(['shorter', 'We will>', 'without the pilots>']);
  expect(told(`${FIRST} and their crews`)).toEqual(['longer', '>and their crews']);
  expect(told('We will not sign an agreement without the crews')).toEqual(['changed', 'pilots>crews']);
});

test('nothing is left out that stands in the sentence of the report', () => {
  const text = 'an agreement without the pilots';
  expect(told(text, `“We will not sign ${text},” she said.`)).toEqual(['same']);
  expect(told(text, `“We will not sign,” she said, “${text}.”`)).toEqual(['same']);
  expect(told(text, `She would “not sign ${text}”.`)).toEqual(['shorter', 'We will not sign>']);
});
