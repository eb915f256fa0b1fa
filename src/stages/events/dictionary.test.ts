import { expect, test } from 'vitest';
import type { EventType } from '../../document/index.ts';
import { canName } from './dictionary.ts';

test.each<[EventType, string, boolean]>([
  ['ASSAULT', 'shelled', true],
  ['ASSAULT', 'opened fire', true],
  ['ASSAULT', 'reaction', false],
  ['ACCUSE', 'accused', true],
  ['ACCUSE', 'commenting on', false],
  ['REJECT', 'turned down', true],
  ['REJECT', 'recalibrated', false],
  ['AGREE', 'visit', true],
  ['AGREE', 'shelled', false],
  ['THREATEN', 'expel', true],
])('%s by “%s”: %s', (type, words, can) => {
  expect(canName(type, words)).toBe(can);
});
