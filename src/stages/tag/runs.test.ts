import { expect, test } from 'vitest';
import { likelyRuns, meanInside } from './runs.ts';

const window = { start: 10, end: 15, ownStart: 10, ownEnd: 15 };
/** O, B, I of five words. */
const rows = Float32Array.from([0.9, 0.1, 0, 0.1, 0.8, 0.1, 0.2, 0.1, 0.7, 0.3, 0.6, 0.1, 0.7, 0.2, 0.1]);

test('B opens a run, I goes on, and what is less than likely ends it', () => {
  expect(likelyRuns(rows, { window, width: 3, offset: 0, likely: 0.4 })).toEqual([
    [11, 13],
    [13, 14],
  ]);
  expect(likelyRuns(rows, { window, width: 3, offset: 0, likely: 0.05 })[0]).toEqual([10, 11]);
  expect(likelyRuns(rows, { window, width: 3, offset: 0, likely: 0.95 })).toEqual([]);
});

test('other columns of the rows are passed over', () => {
  const wide = Float32Array.from({ length: 30 }, (_, at) =>
    at % 6 < 3 ? 1 : (rows[Math.floor(at / 6) * 3 + (at % 3)] ?? 0),
  );
  expect(likelyRuns(wide, { window, width: 6, offset: 3, likely: 0.4 })).toEqual([
    [11, 13],
    [13, 14],
  ]);
});

test('the mean over words; those beyond the rows are outside', () => {
  expect(meanInside(rows, [11, 13], { from: 10, width: 3, offset: 0 })).toBeCloseTo(0.85);
  expect(meanInside(rows, [8, 12], { from: 10, width: 3, offset: 0 })).toBeCloseTo((0.1 + 0.9) / 4);
  expect(meanInside(rows, [14, 16], { from: 10, width: 3, offset: 0 })).toBeCloseTo(0.15);
});
