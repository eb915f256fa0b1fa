import { expect, test } from 'vitest';
import { cutOf as ofTheLedger } from '../../../src/ledger/index.ts';
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

test.each<[string, number, string, string, { before: boolean; after: boolean }]>([
  ['nothing where the turn is shown to both its ends', 0, '', '.', { before: false, after: false }],
  ['before, where more was said than is shown', 40, 'I said that ', ' open.', { before: true, after: false }],
  ['behind, where a sentence breaks off', 12, 'I said that ', ' open, because', { before: false, after: true }],
  ['by code points, as spans count', 2, '😀 ', '', { before: false, after: false }],
])('a turn is cut: %s', (_, start, before, after, cut) => {
  const shown = { ...place, span: [start, start + 14] as const, before, after };
  expect(cutOf({ ...shown, span: [...shown.span] })).toEqual(cut);
  expect(ofTheLedger(shown)).toEqual(cut);
});
