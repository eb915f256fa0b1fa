import { expect, test } from 'vitest';
import { actsOf, edgeSize, nodeSize, startOf, tiesWith, type Tie, whoOf } from './graph.ts';

const tie = (source: string, target: string): Tie => ({
  source,
  target,
  count: 1,
  first: null,
  last: null,
  byAct: {},
  byQuad: {},
  meanScore: null,
});

test('somebody is looked up by the id of the lexicon, or else by name', () => {
  expect(whoOf({ id: 'org:nato', name: 'NATO' })).toBe('org:nato');
  expect(whoOf({ id: 'name:kari nygard', name: 'Kari Nygård' })).toBe('name:Kari Nygård');
});

test('sizes grow with counts', () => {
  expect(nodeSize(100, 100)).toBe(18);
  expect(nodeSize(1, 100)).toBeLessThan(nodeSize(2, 100));
  expect(edgeSize(10, 10)).toBe(6);
});

test('nodes begin at places that depend on their order alone', () => {
  expect(startOf(0, 4)).toEqual({ x: 1, y: 0 });
  expect(startOf(1, 4).y).toBeCloseTo(1);
});

test('edges with one node, and their acts in words', () => {
  const ties = [tie('a', 'b'), tie('b', 'c'), tie('c', 'a')];
  expect(tiesWith(ties, 'a')).toEqual([ties[0], ties[2]]);
  expect(tiesWith(ties, null)).toBe(ties);
  expect(actsOf({ byAct: { '': 9, REQUEST: 1, ACCUSE: 3 } })).toBe('accuse 3, request 1');
});
