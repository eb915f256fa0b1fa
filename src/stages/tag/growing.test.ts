import { expect, test } from 'vitest';
import { growingNumbers } from './growing.ts';

test('parts come out in one piece, in order, however much they are', () => {
  const numbers = growingNumbers();
  expect(numbers.all()).toEqual(new Float32Array());
  for (let part = 0; part < 300; part += 1) {
    numbers.add(new Float32Array(part * 100).fill(part));
    if (part % 100 === 0) numbers.add(new Float32Array());
  }
  const all = numbers.all();
  expect(all).toHaveLength(100 * ((299 * 300) / 2));
  let at = 0;
  for (let part = 0; part < 300; part += 1)
    for (const end = at + part * 100; at < end; at += 1) if (all[at] !== part) throw new Error(`${all[at]} at ${at}`);
});
