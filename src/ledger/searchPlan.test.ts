import { expect, test } from 'vitest';
import { DENSE, mostListed, planSearch } from './searchPlan.ts';

const everywhere = 0.05;
const plan = (numbers: Omit<Parameters<typeof planSearch>[0], 'costly' | 'everywhere'>) =>
  planSearch({ costly: false, everywhere, ...numbers });
const none = { listed: [], asked: [], wordsDense: false, sampled: null };

test('nothing asked for: by day', () => {
  expect(plan({ words: null, narrowings: [] })).toEqual({ ...none, by: 'all', words: 'none' });
});

test('words of few statements are the way in; with somebody besides, a list beside theirs', () => {
  expect(plan({ words: 0, narrowings: [] })).toEqual({ ...none, by: 'words', words: 'way' });
  expect(plan({ words: 0, narrowings: [true] })).toMatchObject({ by: 'list', words: 'list', listed: [0] });
  expect(plan({ words: 0, narrowings: [false] })).toMatchObject({
    by: 'list',
    words: 'list',
    asked: [0],
    sampled: null,
  });
});

test('a phrase of few statements is looked up once, and what has it is listed', () => {
  expect(planSearch({ words: 0, costly: true, everywhere, narrowings: [] })).toEqual({
    ...none,
    by: 'list',
    words: 'list',
  });
  expect(planSearch({ words: 0.3, costly: true, everywhere, narrowings: [] })).toMatchObject({
    by: 'all',
    words: 'last',
  });
});

test('words of many statements are looked up once, those that are everywhere are asked for last', () => {
  expect(plan({ words: 0.02, narrowings: [] })).toMatchObject({ by: 'all', words: 'condition', wordsDense: true });
  expect(plan({ words: 0.3, narrowings: [] })).toMatchObject({ by: 'all', words: 'last', wordsDense: true });
  expect(plan({ words: 0.3, narrowings: [true] })).toMatchObject({ by: 'list', words: 'last', listed: [0] });
});

test('words of many statements are listed where another list is to be intersected with theirs', () => {
  expect(plan({ words: 0.02, narrowings: [true] })).toMatchObject({ by: 'list', words: 'list', listed: [0] });
  expect(plan({ words: 0.02, narrowings: [false] })).toMatchObject({ by: 'all', words: 'condition', asked: [0] });
});

test('somebody who speaks in many statements is asked for with each; alone, some of theirs are counted in', () => {
  expect(plan({ words: null, narrowings: [false] })).toMatchObject({ by: 'all', asked: [0], sampled: 0 });
  expect(plan({ words: 0.3, narrowings: [false] })).toMatchObject({ by: 'all', asked: [0], sampled: 0 });
  expect(plan({ words: 0.02, narrowings: [false] })).toMatchObject({ by: 'all', sampled: null });
  expect(plan({ words: null, narrowings: [false, true] })).toMatchObject({
    by: 'list',
    listed: [1],
    asked: [0],
    sampled: null,
  });
});

test('a long list is worth its length only where it is intersected with another', () => {
  expect(mostListed({ words: null, everywhere }, 1)).toBe(DENSE);
  expect(mostListed({ words: 0.3, everywhere }, 1)).toBe(DENSE);
  expect(mostListed({ words: null, everywhere }, 2)).toBeGreaterThan(DENSE);
  expect(mostListed({ words: 0, everywhere }, 1)).toBeGreaterThan(DENSE);
});
