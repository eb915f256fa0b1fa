import { expect, test } from 'vitest';
import { officesIn } from './offices.ts';
import { drawn } from './testing/drawn.ts';

const apartIn = (marked: string) => {
  const { text, mentions } = drawn(marked);
  return officesIn(text, mentions).apart;
};

test('two offices whose owners are called differently are two', () => {
  const named = "[nO Attorney General's Office] … [nO Harbour Master's Office]";
  expect(apartIn(named)).toEqual([[1, 0]]);
  expect(apartIn("[nO Attorney General's Office] … [dO The Attorney General's office]")).toEqual([]);
  expect(apartIn("[nO Attorney General's Office] … [dP the Premier]'s [dO Office]")).toEqual([[2, 0]]);
  expect(apartIn("[nO Attorney General's [dO Office]] … [dP the Premier]'s [dO Office]")).toEqual([
    [3, 0],
    [3, 1],
  ]);
  expect(apartIn("[nO Attorney General's Office] … [p his] [dO office]")).toEqual([]);
});

test('whom two owners mean that are mentions is known only later', () => {
  const { text, mentions } = drawn("[dP The Premier]'s [dO office] … [nP Vale]'s [dO office]");
  const { apart, owned } = officesIn(text, mentions);
  expect(apart).toEqual([]);
  expect([...owned.values()]).toEqual([
    { at: 1, owner: 0 },
    { at: 3, owner: 2 },
  ]);
});
