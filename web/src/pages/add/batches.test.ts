import { expect, test } from 'vitest';
import { batchesOf, refusalOf, sharesOf } from './batches.ts';
import { sizeOf } from './sizes.ts';

const of = (...sizes: number[]): { size: number }[] => sizes.map((size) => ({ size }));

test('an upload has neither too many files nor too many bytes', () => {
  const sizes = batchesOf(of(5, 5, 1, 9, 1, 1, 1, 1), { fileSize: 10, files: 3 }).map((batch) =>
    batch.map(({ size }) => size),
  );
  expect(sizes).toEqual([[5, 5], [1, 9], [1, 1, 1], [1]]);
  expect(batchesOf([], { fileSize: 10, files: 3 })).toEqual([]);
});

test('a file that is too large or empty is refused', () => {
  expect(of(0, 1, 10, 11).map((file) => refusalOf(file, 10))).toEqual(['empty', null, null, 'too-large']);
});

test('progress of all is shared out to each', () => {
  expect(sharesOf(of(10, 20, 0, 10), 20)).toEqual([1, 0.5, 1, 0]);
  // Around the files there are a few bytes more.
  expect(sharesOf(of(10, 10), 25)).toEqual([1, 1]);
});

test('sizes are in words', () => {
  const sizes = [1, 1023, 1024, 1536, 20 * 1024, 1024 ** 2, 256 * 1024 ** 2, 5000 * 1024 ** 3];
  expect(sizes.map(sizeOf)).toEqual(['1 bytes', '1023 bytes', '1 kB', '1.5 kB', '20 kB', '1 MB', '256 MB', '5000 GB']);
});
