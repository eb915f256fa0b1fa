import { expect, test } from 'vitest';
import { predominant } from './predominant.ts';

test('an item predominates that is there twice at least, and half as often again as the next one', () => {
  expect(predominant(['a', 'b', 'a'])).toBe('a');
  expect(predominant(['a', 'a', 'a', 'b', 'b'])).toBe('a');
  expect(predominant(['a', 'a', 'b', 'b'])).toBeNull();
  expect(predominant(['a'])).toBeNull();
  expect(predominant([])).toBeNull();
});
