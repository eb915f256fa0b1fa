import { expect, test } from 'vitest';
import type { Span } from '../../text/index.ts';
import { outsideDatelines } from './datelines.ts';

const text = 'LOME, 7 September 2023 (Atlantic Wire) - Minister Afi Lawson said the port was full.';
const at = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
const datelines: Span[] = [[0, text.indexOf('Minister')]];
const wordsOf = (source: string, content: string) => {
  const found = outsideDatelines(datelines, { source: [at(source)], cue: [at('said')], content: [at(content)] });
  const words = (spans: readonly Span[] = []) => spans.map((span) => text.slice(...span));
  return found && { source: words(found.source), content: words(found.content) };
};

test('a speaker begins behind the dateline', () =>
  expect(wordsOf('Atlantic Wire) - Minister Afi Lawson', 'the port was full')).toEqual({
    source: ['Minister Afi Lawson'],
    content: ['the port was full'],
  }));

test('the agency in it is no speaker, and its words are nobody’s', () => {
  expect(wordsOf('Atlantic Wire', 'the port was full')?.source).toEqual([]);
  expect(wordsOf('Minister Afi Lawson', 'LOME, 7 September 2023')).toBeNull();
});
