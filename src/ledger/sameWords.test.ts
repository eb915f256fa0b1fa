import { expect, test } from 'vitest';
import type { Span } from '../text/index.ts';
import { isOfSameWords, wordsQuoted } from './sameWords.ts';
import type { VerifiedPlace } from './verification.ts';

const words = (span: Span, turn = 2, transcript = 'doc_a') => [{ transcript, turn, span }];

test('quotations are of the same words where half of the shorter one is shared', () => {
  expect(isOfSameWords(words([10, 50]), words([10, 50]))).toBe(true);
  expect(isOfSameWords(words([10, 50]), words([0, 400]))).toBe(true);
  expect(isOfSameWords(words([10, 50]), words([30, 90]))).toBe(true);
  expect(isOfSameWords(words([10, 50]), words([31, 90]))).toBe(false);
  expect(isOfSameWords(words([10, 50]), words([60, 90]))).toBe(false);
});

test('another turn and another transcript have other words', () => {
  expect(isOfSameWords(words([10, 50]), words([10, 50], 3))).toBe(false);
  expect(isOfSameWords(words([10, 50]), words([10, 50], 2, 'doc_b'))).toBe(false);
  expect(isOfSameWords([...words([10, 50], 1), ...words([10, 50])], words([10, 50]))).toBe(true);
  expect(isOfSameWords([], words([10, 50]))).toBe(false);
});

test('an alternative place is nobody’s source', () => {
  const place = { transcript: 'doc_a', turn: 2, span: [10, 50] } as unknown as VerifiedPlace;
  const places = [place, { ...place, turn: 7, alternative: true as const }];
  expect(wordsQuoted({ places })).toEqual([place]);
});
