import { expect, test } from 'vitest';
import type { Compared } from './attribution.ts';
import { markRight, reliabilityOf } from './reliability.ts';

const text = 'Holm said the sea is cold. Aas denied it.';
const said = { source: [[0, 4]], cue: [[5, 9]], content: [[10, 25]] } as const;
const denied = { source: [[27, 30]], cue: [[31, 37]], content: [[38, 40]] } as const;
const compared = (predicted: Compared['predicted']): Compared => ({
  id: 'x',
  outlet: null,
  text,
  gold: [said, denied],
  predicted,
});

test('right means the cue and the source overlap and half of the content is shared', () => {
  const rights = (predicted: Compared['predicted']): boolean[] =>
    markRight(compared(predicted)).map(({ right }) => right);
  expect(rights([said, denied])).toEqual([true, true]);
  expect(rights([{ ...said, content: [[14, 25]] }])).toEqual([true]);
  expect(rights([{ ...said, content: [[21, 25]] }])).toEqual([false]);
  expect(rights([{ ...said, source: [[27, 30]] }])).toEqual([false]);
  expect(rights([{ ...said, source: [] }])).toEqual([false]);
  expect(rights([said, said])).toEqual([true, false]);
});

test('the table counts by tenths and the error is the mean distance', () => {
  const { rows, error } = reliabilityOf([
    compared([
      { ...said, confidence: 1 },
      { ...denied, source: [], confidence: 0.85 },
    ]),
  ]);
  expect(rows[9]).toEqual({ from: 0.9, count: 1, confidence: 1, right: 1 });
  expect(rows[8]).toEqual({ from: 0.8, count: 1, confidence: 0.85, right: 0 });
  expect(error).toBeCloseTo(0.425);
});
