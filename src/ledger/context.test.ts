import { expect, test } from 'vitest';
import { readerOf } from './index.ts';
import type { Span } from '../text/index.ts';

const text = '\u{1F54A} First. She said: “One \u{1F41F}. Two.” Last.';
const points = [...text];
const at = (words: string): Span => {
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return [start, start + [...words].length];
};
const sentences = [at('\u{1F54A} First.'), at('She said: “One \u{1F41F}.'), at('Two.”'), at('Last.')];
const reader = readerOf(text, sentences);

test('the context is the sentences that the content and the cue touch', () => {
  const content = at('“One \u{1F41F}. Two.”');
  const context = reader.contextOf({ cue: [at('said')], content: [content] });
  expect(context.text).toBe('She said: “One \u{1F41F}. Two.”');
  expect(points.slice(...context.span).join('')).toBe(context.text);
  const [within] = context.content;
  expect([...context.text].slice(...(within ?? [])).join('')).toBe('“One \u{1F41F}. Two.”');
});

test('without sentences the context is the words themselves', () => {
  expect(readerOf(text, []).contextOf({ cue: [], content: [at('Two.')] }).text).toBe('Two.');
});

test('a quote has at most 32 characters on either side and ends with the text', () => {
  const [quote] = reader.quotesOf([at('One \u{1F41F}')]);
  expect(quote).toMatchObject({
    exact: 'One \u{1F41F}',
    prefix: '\u{1F54A} First. She said: “',
    suffix: '. Two.” Last.',
  });
  const long = readerOf('\u{1F41F}'.repeat(100), []).quotesOf([[50, 51]])[0];
  expect(long).toMatchObject({ prefix: '\u{1F41F}'.repeat(32), suffix: '\u{1F41F}'.repeat(32) });
});

test('the words for the speaker are those of the mention, or else of the source', () => {
  expect(reader.wordsOf(null, [at('She')])).toBe('She');
  expect(reader.wordsOf(null, [])).toBeNull();
});
