import { expect, test } from 'vitest';
import type { FoundMention } from '../../document/index.ts';
import { factsOf } from './pairs.ts';
import { partyPairs, samePairs } from './parties.ts';
import { toldOf } from './testing/told.ts';

/** So many names, a word each, and what is known of their words. */
function names(count: number) {
  const mentions = Array.from({ length: count }, (_, index): FoundMention => ({
    span: [4 * index, 4 * index + 3],
    run: [index, index + 1],
    form: 'name',
    kind: 'person',
    score: 1,
  }));
  const nothing = mentions.map(() => 0);
  const facts = {
    text: 'Ada '.repeat(count),
    features: nothing,
    sentences: nothing,
    sources: mentions.map(() => false),
  };
  return { mentions, facts };
}

test('a trigger is compared with the forty mentions before it and the ten after it', () => {
  const { mentions, facts } = names(80);
  const { second } = partyPairs([[60, 61]], factsOf(mentions, facts), facts.sentences);
  expect([second.length, second[0], second.at(-1)]).toEqual([50, 20, 69]);
});

test('a mention before the trigger, around it and after it is told apart, and so is another sentence', () => {
  const { mentions, facts } = names(3);
  const sentences = [0, 1, 1];
  const pairs = partyPairs([[1, 2]], factsOf(mentions, { ...facts, sentences }), sentences);
  // 0 before, 1 after, 2 around; 3 and from 12 on: a sentence before.
  const told = [0, 1, 2].map((pair) => toldOf(pairs, pair));
  expect(told.map((has) => has.filter((feature) => feature < 6 || (feature >= 12 && feature < 17)))).toEqual([
    [3, 12],
    [2],
    [1],
  ]);
});

test('a trigger is compared with the twenty before it', () => {
  const triggers = Array.from({ length: 30 }, (_, index) => [index, index + 1] as const);
  const { first, second } = samePairs(
    triggers,
    triggers.map(() => 5),
  );
  expect([...second].filter((_, at) => first[at] === 29)).toEqual(Array.from({ length: 20 }, (_, index) => index + 9));
});
