import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parsePassages } from './datePassages.ts';
import { evaluateDates } from './dates.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dates-'));
});
afterEach(() => rm(folder, { recursive: true }));

const RIGHT = `published: 2025-03-05
said 1: 2025-03-03 day
---
{s1 Holm} {q1 said} {d 2025-03-03 day|on Monday} {c1 that it fell {d 2025-02-24/2025-03-02 week|last week}}.
`;
const WRONG = `published: 2025-03-05
said 1: 2025-03-02 day
---
{s1 Holm} {q1 said} on {d 2025-03-02 day|Monday} {c1 that it fell last week after {d -|a while}}.
`;

test('marks become spans of the plain text', () => {
  const [passage] = parsePassages(RIGHT, 'x');
  expect(passage?.text).toBe('Holm said on Monday that it fell last week.');
  expect(passage?.dates).toEqual([
    { span: [10, 19], value: { from: '2025-03-03', to: '2025-03-03', granularity: 'day' } },
    { span: [33, 42], value: { from: '2025-02-24', to: '2025-03-02', granularity: 'week' } },
  ]);
  expect(passage?.attributions).toEqual([{ source: [[0, 4]], cue: [[5, 9]], content: [[20, 42]] }]);
  expect(passage?.said).toEqual([{ from: '2025-03-03', to: '2025-03-03', granularity: 'day' }]);
});

test.each([
  ['published: 2025-03-05\n', 'no line ---'],
  ['published: 2025-03-05\n---\n{d soon day|x}', 'not a value'],
  ['published: 2025-03-05\n---\n{d -|x', 'never closed'],
  ['published: 2025-03-05\n---\nx}', 'too many'],
  ['sad 1: -\n---\nx', 'not understood'],
  ['said 1: -\n---\nx', 'statement 1'],
])('a malformed passage is an error: %j', (source, fault) => {
  expect(() => parsePassages(source, 'x')).toThrow(fault);
});

test('all right, and all that can be wrong', async () => {
  await writeFile(join(folder, 'right.txt'), RIGHT);
  const right = await evaluateDates([join(folder, 'right.txt')]);
  expect(right.errors).toEqual([]);
  expect(right.all).toMatchObject({ expressions: 2, resolved: 100, said: 100, found: { f1: 100 }, exact: { f1: 100 } });

  await writeFile(join(folder, 'wrong.txt'), WRONG);
  const wrong = await evaluateDates([join(folder, 'wrong.txt')]);
  expect(wrong.all).toMatchObject({
    resolved: 0,
    said: 0,
    found: { precision: 50, recall: 50 },
    exact: { precision: 0 },
  });
  expect(wrong.errors.map((line) => line.split('\t')[1])).toEqual(['value', 'span', 'missed', 'invented', 'said']);
});

test('texts that are held back are counted apart and not told in errors', async () => {
  await writeFile(join(folder, 'right.txt'), RIGHT);
  await writeFile(join(folder, 'wrong.txt'), WRONG);
  await writeFile(join(folder, 'HELDBACK'), 'wrong\n');
  const { all, heldBack, errors } = await evaluateDates([folder]);
  expect([all.texts, heldBack.texts, heldBack.resolved]).toEqual([2, 1, 0]);
  expect(errors).toEqual([]);
});

test('a path that is not there', async () => {
  await expect(evaluateDates([join(folder, 'none')])).rejects.toMatchObject({ code: 'OR1001' });
});

test('the passages of the corpus are read as well as the measures ask', async () => {
  const { all, heldBack } = await evaluateDates([join(import.meta.dirname, '../../corpus/dates')]);
  expect(all.expressions).toBeGreaterThan(200);
  for (const { found, resolved, said } of [all, heldBack]) {
    expect(found.recall).toBeGreaterThanOrEqual(95);
    expect(found.precision).toBeGreaterThanOrEqual(95);
    expect(resolved).toBeGreaterThanOrEqual(92);
    expect(said).toBeGreaterThanOrEqual(97);
  }
});
