import { expect, test } from 'vitest';
import { boxBeside, labelPlaces } from './labels.ts';

test('a label is within the picture, on the right of its node where there is room', () => {
  expect(boxBeside({ x: 50, y: 20, size: 5 }, 40, 12, 200)).toEqual({ x: 58, y: 14, width: 40, height: 12 });
  expect(boxBeside({ x: 180, y: 20, size: 5 }, 40, 12, 200).x).toBe(132);
  expect(boxBeside({ x: 100, y: 20, size: 5 }, 150, 12, 200).x).toBe(50);
});

test('no label lies over another', () => {
  const { clear, take } = labelPlaces();
  expect(take({ x: 0, y: 0, width: 40, height: 12 })).toBe(true);
  expect(take({ x: 30, y: 6, width: 40, height: 12 })).toBe(false);
  expect(take({ x: 30, y: 12, width: 40, height: 12 })).toBe(true);
  clear();
  expect(take({ x: 30, y: 6, width: 40, height: 12 })).toBe(true);
});
