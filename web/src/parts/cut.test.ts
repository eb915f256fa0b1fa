import { expect, test } from 'vitest';
import { cutOf } from './cut.ts';

const place = {
  transcript: 'doc_a',
  title: null,
  date: null,
  turn: 0,
  speaker: null,
  at: null,
  words: 'the quay stays',
};

test.each([
  ['nothing where the turn is shown to both its ends', 0, '', '.', { before: false, after: false }],
  ['before, where more was said than is shown', 40, 'I said that ', ' open.', { before: true, after: false }],
  ['behind, where a sentence breaks off', 12, 'I said that ', ' open, because', { before: false, after: true }],
  ['by code points, as spans count', 2, '😀 ', '', { before: false, after: false }],
])('a turn is cut: %s', (_, start, before, after, cut) => {
  expect(cutOf({ ...place, span: [start, start + 14], before, after })).toEqual(cut);
});
