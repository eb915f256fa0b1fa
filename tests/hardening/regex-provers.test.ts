import { expect, test } from 'vitest';
import { growthOf } from '../../scripts/regexes/growth.ts';
import { recheckOf } from '../../scripts/regexes/recheck.ts';
import { cases, randomFrom } from './scale.ts';

const ATOMS = ['a', 'b', '[ab]', '[^a]', '.', ' ', String.raw`\b`, '^', '$', '(?:)'];
const QUANTIFIERS = ['*', '+', '?', '*?', '+?', '{0,2}', '{2}', '{1,3}', '{2,}'];

/** A random expression of a few parts. */
function expressionFrom(random: () => number, depth: number): string {
  const one = (of: readonly string[]): string => of[Math.floor(random() * of.length)] ?? '';
  const chance = random();
  if (depth === 0 || chance < 0.25) {
    const atom = one(ATOMS);
    return atom.length < 6 && !/^(?:\\b|\^|\$|\(\?:\))$/.test(atom) && random() < 0.4 ? atom + one(QUANTIFIERS) : atom;
  }
  if (chance < 0.6) return expressionFrom(random, depth - 1) + expressionFrom(random, depth - 1);
  if (chance < 0.75) return `(?:${expressionFrom(random, depth - 1)}|${expressionFrom(random, depth - 1)})`;
  return `(?:${expressionFrom(random, depth - 1)})${one(QUANTIFIERS)}`;
}

test('what growth.ts proves of random expressions recheck cannot attack', async () => {
  const random = randomFrom(20_261);
  const tried = { linear: 0, faster: 0, vulnerable: 0 };
  const disagreed: string[] = [];
  for (let round = 0; round < cases(300, 20_000); round += 1) {
    const source = expressionFrom(random, 4);
    const growth = growthOf(source, 'u');
    const { kind } = await recheckOf(source, 'u', 2_000);
    if (growth.kind !== 'undecided') tried[growth.kind] += 1;
    if (kind === 'vulnerable') tried.vulnerable += 1;
    if (growth.kind === 'linear' && kind === 'vulnerable') disagreed.push(source);
  }
  expect(disagreed).toEqual([]);
  expect(Math.min(tried.linear, tried.faster, tried.vulnerable)).toBeGreaterThan(20);
}, 3_600_000);
