import { expect, test } from 'vitest';
import { sole } from './index.ts';

test('the one item is told from none and from several', () => {
  expect(sole(['Holm'])).toBe('Holm');
  expect(sole(new Set(['Holm', 'Holm']))).toBe('Holm');
  expect(sole([])).toBeNull();
  expect(sole(['Holm', 'Vale'])).toBeNull();
});
