import { expect, test } from 'vitest';
import { broughtBy, type Feed, intervalOf, intervalsWith, stateOf } from './feedWords.ts';

const LAST = { at: '', status: 200, error: null, added: 0, newVersion: 0, unchanged: 3, failed: 0, faults: [] };
const error = { code: 'OR1103', message: '', remedy: '' };

test('the state of a feed is that which counts most', () => {
  const stateWith = (feed: Partial<Feed>) => stateOf({ polling: false, paused: false, last: null, ...feed });
  expect(stateWith({})).toBe('new');
  expect(stateWith({ last: LAST })).toBe('answers');
  expect(stateWith({ last: { ...LAST, error } })).toBe('failing');
  expect(stateWith({ last: { ...LAST, error }, paused: true })).toBe('paused');
  expect(stateWith({ paused: true, polling: true })).toBe('polling');
});

test('intervals are in words, and one of its own is among those to choose from', () => {
  expect([30, 45, 1].map(intervalOf)).toEqual(['every half hour', 'every 45 minutes', 'every 1 minute']);
  expect(intervalsWith(45)).toEqual([5, 15, 30, 45, 60, 180, 360, 720, 1440, 10080]);
});

test('what an answer brought', () => {
  expect(broughtBy(LAST)).toBe('nothing new');
  expect(broughtBy({ added: 1200, newVersion: 1, failed: 2 })).toBe('1,200 new, 1 in a new version, 2 failed');
});
