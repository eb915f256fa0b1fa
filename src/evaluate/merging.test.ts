import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateMerging } from './merging.ts';
import { readMergingCases } from './mergingGold.ts';

const folder = join(import.meta.dirname, '..', '..', 'corpus', 'merging');
const [open, heldBack] = [join(folder, 'open.txt'), join(folder, 'held-back.txt')];

test('200 pairs and 200 look-alikes, half of them held back; each reaches its floor', () => {
  const [first, second] = [evaluateMerging([open]), evaluateMerging([heldBack])];
  expect(first.pairs + second.pairs).toBeGreaterThanOrEqual(200);
  expect(first.lookAlikes + second.lookAlikes).toBeGreaterThanOrEqual(200);
  expect(second.pairs).toBeGreaterThanOrEqual(100);
  expect(second.lookAlikes).toBeGreaterThanOrEqual(100);
  expect(first.score.f1).toBeGreaterThanOrEqual(99);
  expect(second.score.f1).toBeGreaterThanOrEqual(98);
});

test('no statement stands in the corpus twice, and no two open with the same six words', () => {
  const texts = [open, heldBack].flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n\n')
      .map((block) => block.split(' | ')[2] ?? ''),
  );
  const openings = texts.map((text) => text.toLowerCase().split(/\s+/).slice(0, 6).join(' '));
  expect(new Set(openings).size).toBe(openings.length);
});

test('a case has its speaker, day, kind and change', () => {
  const cases = readMergingCases(open);
  expect(cases[0]).toMatchObject({ same: true, change: 'trimmed' });
  expect(cases[0]?.reports).toMatchObject([
    {
      kind: 'direct',
      speaker: { name: 'Kari Nygård', represents: { code: 'NOR' } },
      said: { from: '2031-05-03' },
      published: null,
    },
    { kind: 'direct', speaker: { name: 'Nygård', represents: null }, said: null, published: { from: '2031-05-04' } },
  ]);
  expect(() => readMergingCases(join(folder, 'README.md'))).toThrow(expect.objectContaining({ code: 'OR5001' }));
});
