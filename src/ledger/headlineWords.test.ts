import { expect, test } from 'vitest';
import { headlineWords } from './headlineWords.ts';
import { comparable } from './sameStatement.ts';

const told = (text: string) => ({
  words: comparable({ text, kind: 'indirect', speaker: null, said: null, published: null, document: 'd' }),
  polarity: 'affirmed' as const,
  act: null,
});

test('a headline is compared with what has half of its words and two, in any form', () => {
  const below = ['that the northern routes were shut', 'that a route is long', 'that the ferry sank'].map(told);
  const { areSame, likely } = headlineWords(below);
  expect([...likely(told('northern route shuts'))]).toEqual([0]);
  expect([...likely(told('northern route shuts, quota talks fail'))]).toEqual([0]);
  expect(likely(told('ferry'))).toEqual(new Set([0, 1, 2]));
  expect([areSame('sink', 'sank'), areSame('route', 'routes'), areSame('route', 'ferry')]).toEqual([true, true, false]);
});
