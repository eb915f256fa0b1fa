import { expect, test } from 'vitest';
import type { Span } from '../text/index.ts';
import type { RoleSpans } from './attribution.ts';
import { errorListing } from './errors.ts';

const text = 'Vik said it\n rains. Rao thinks so.';
const spans = (words: string): Span[] =>
  words === '' ? [] : [[text.indexOf(words), text.indexOf(words) + words.length]];
const roles = (source: string, cue: string, content: string): RoleSpans => ({
  source: spans(source),
  cue: spans(cue),
  content: spans(content),
});
const listing = (gold: RoleSpans[], predicted: RoleSpans[]) => [
  ...errorListing({ id: 'd1', outlet: null, text, gold, predicted }),
];
const vik = roles('Vik', 'said', 'it\n rains');
const rao = roles('Rao', 'thinks', 'so');

test('what agrees is not listed', () => expect(listing([vik, rao], [rao, vik])).toEqual([]));

test('missed, invented and differently cut', () => {
  expect(listing([vik], [])).toEqual(['d1\tmissed\tsource: [Vik]  cue: [said]  content: [it rains]']);
  expect(listing([], [rao])).toEqual(['d1\tinvented\tsource: [Rao]  cue: [thinks]  content: [so]']);
  expect(listing([vik], [roles('', 'said', 'rains')])).toEqual([
    'd1\tsource+content\tgold source: [Vik]  cue: [said]  content: [it rains]\tread source: –  cue: [said]  content: [rains]',
  ]);
});

test('without a cue contents are compared, and each prediction answers for one gold only', () => {
  expect(listing([roles('Vik', '', 'it\n rains')], [vik])).toHaveLength(1);
  expect(listing([vik, vik], [vik])).toEqual(['d1\tmissed\tsource: [Vik]  cue: [said]  content: [it rains]']);
});
