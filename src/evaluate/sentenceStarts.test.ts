import { expect, test } from 'vitest';
import { wordsOf } from '../text/index.ts';
import { sentenceStarts } from './sentenceStarts.ts';

const starting = (text: string): string[] => {
  const words = wordsOf(text);
  return [...sentenceStarts(text, words)].map((word) => text.slice(...(words[word] ?? [0, 0])));
};

test.each<[string, string[]]>([
  ['One came. Two left! Three stayed? Four', ['One', 'Two', 'Three', 'Four']],
  ['“Go.” He went. (So be it.) “Stay,” she said.', ['“', 'He', '(', '“']],
  ['Mr. Holm of the U.S. Senate and J. Vik came.', ['Mr']],
  ['It grew 3.5 per cent. then fell.', ['It']],
  ['No stop here\nBut a new line', ['No', 'But']],
  ['Stuck.Together', ['Stuck']],
])('%j', (text, expected) => expect(starting(text)).toEqual(expected));

test('an empty text has its one beginning', () => expect(sentenceStarts('', [])).toEqual(new Set([0])));
