import { expect, test } from 'vitest';
import type { Block } from '../document/index.ts';
import { knownDate, transcriptOf } from './transcript.ts';

test.each([
  ['Holm: I came.', 4],
  ['Holm (by telephone): I came.', 4],
  ['((Holm)) I came.', 6],
  ['A. I came.', 1],
])('the words of a turn are without what ends its label: %s', (text, end) => {
  const block: Block = { kind: 'turn', span: [0, text.length], speaker: 'Holm', label: [0, end] };
  const { turns } = transcriptOf({ id: 'one', title: null, published: null, text, blocks: [block] });
  expect(turns).toEqual([{ speaker: 'Holm', text: 'I came.' }]);
});

test.each([
  ['2024-03-12', '2024-03-12', '2024-03-12'],
  ['2024-03-12T10:00+01:00', '2024-03-12T10:00+01:00', '2024-03-12'],
  ['2024-03-01', '2024-03-31', '2024-03'],
  ['2024-01-01', '2024-12-31', '2024'],
  ['2020-01-01', '2029-12-31', null],
])('of %s to %s is known %s', (from, to, known) => expect(knownDate({ from, to })).toBe(known));
