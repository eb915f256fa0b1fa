import { expect, test } from 'vitest';
import type { QuoteKind } from '../document/index.ts';
import { type ClusterReport, planClusters } from './clusters.ts';
import { comparable } from './sameStatement.ts';
import { day, person } from '../document/testing/reported.ts';

const published = day('2024-03-05');
const speaker = person('Ana Lima');
const report = (key: number, kind: QuoteKind, text: string): ClusterReport => ({
  key,
  cluster: null,
  words: comparable({ text, kind, speaker, said: null, published, document: `d${key}` }),
});
const WORDS = 'the harbour will stay open to ships of every flag all through the winter';

test.each([
  ['direct', 'indirect', 'by which fewer of a transcript’s words are found', true],
  ['direct', 'direct', 'which keeps all of them', false],
  ['indirect', 'direct', 'which keeps all of them', false],
] as const)('%s words that are those of an earlier %s report, %s', (kind, earlier, _, keeps) => {
  const arriving = [report(1, earlier, WORDS), report(2, kind, WORDS)];
  const { clusters, prints } = planClusters(arriving, new Map(), new Map());
  expect(new Set(clusters.values()).size).toBe(1);
  expect(prints.some(({ statement }) => statement === 2)).toBe(keeps);
});
