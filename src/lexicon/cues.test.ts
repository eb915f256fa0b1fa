import { expect, test } from 'vitest';
import { cueActAt } from './cues.ts';

test.each([
  ['accused', 'ACCUSE', 1],
  ['criticizes', 'ACCUSE', 1],
  ['denied', null, 0],
  ['called upon', 'REQUEST', 2],
  ['called', null, 0],
  ['calls again for', 'REQUEST', 3],
  ['relied', null, 0],
  ['replied', null, 0],
  ['urging', 'REQUEST', 1],
  ['undertook', 'AGREE', 1],
  ['ruled it out', 'REJECT', 3],
  ['paid tribute', 'SUPPORT', 2],
  ['said', null, 0],
])('“%s”', (words, act, length) => {
  const found = cueActAt(words.split(' '), 0);
  expect(found?.row.act ?? null).toBe(act);
  expect(found?.length ?? 0).toBe(length);
});
