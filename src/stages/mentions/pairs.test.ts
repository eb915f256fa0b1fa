import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FoundMention } from '../../document/index.ts';
import { bucket, factsOf, pairsOf } from './pairs.ts';
import { toldOf } from './testing/told.ts';

/** So many mentions of one form, a word each. */
function pairsAmong(count: number, form: FoundMention['form']) {
  const text = 'Ada '.repeat(count);
  const mentions = Array.from({ length: count }, (_, index): FoundMention => ({
    span: [4 * index, 4 * index + 3],
    run: [index, index + 1],
    form,
    kind: 'person',
    score: 1,
  }));
  const nothing = mentions.map(() => 0);
  return pairsOf(
    factsOf(mentions, { text, features: nothing, sentences: nothing, sources: mentions.map(() => false) }),
  );
}

test('a mention is compared with the fifty before it and no more', () => {
  const { first, second } = pairsAmong(60, 'name');
  const before = second.filter((_, at) => first[at] === 59);
  expect([...before].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 9));
});

test('a name never goes forward', () => {
  const { first, second } = pairsAmong(5, 'name');
  expect(first.every((mention, at) => mention > (second[at] ?? 0))).toBe(true);
});

test('how often the words came before is told from two and from four times on', () => {
  const pairs = pairsAmong(6, 'name');
  const timesAt = (mention: number): number[] =>
    toldOf(pairs, pairs.first.indexOf(mention)).filter((feature) => feature === 34 || feature === 35);
  expect([1, 2, 4].map(timesAt)).toEqual([[], [34], [34, 35]]);
});

test('a step is the last that does not exceed the value', () => {
  const steps = [1, 2, 5, 9];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), (value) => {
      expect(bucket(value, steps)).toBe(steps.filter((step) => step <= value).length - 1);
    }),
  );
});
