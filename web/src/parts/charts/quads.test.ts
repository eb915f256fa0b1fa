import { expect, test } from 'vitest';
import { EVENT_TYPES } from '../../../../src/document/index.ts';
import { quadOf as ofTheLedger } from '../../../../src/ledger/index.ts';
import { ALL_TYPES, colourOf, colourOfScore, quadOf, scoreText } from './quads.ts';

test('every type of the ledger has the quad that the ledger counts it in', () => {
  expect([...ALL_TYPES].toSorted()).toEqual([...EVENT_TYPES].toSorted());
  for (const type of EVENT_TYPES) expect(quadOf(type)).toBe(String(ofTheLedger(type)));
  expect(quadOf('')).toBeNull();
});

test('a type has the colour of its quad, and what is done is told from what is said', () => {
  expect(colourOf('ACCUSE')).toBe(colourOf('3'));
  expect(new Set(['', '1', '2', '3', '4'].map(colourOf)).size).toBe(5);
});

test('a score is the stronger in colour the further it is from nothing', () => {
  expect(colourOfScore(-9)).toContain('--conflict) 100%');
  expect(colourOfScore(2.5)).toContain('--cooperation) 70%');
  expect(colourOfScore(null)).toBe(colourOf(''));
});

test('a score below nothing has a minus sign', () => {
  expect([-2.5, 0, 3, null].map((score) => scoreText(score, 'none'))).toEqual(['−2.5', '0', '3', 'none']);
});
