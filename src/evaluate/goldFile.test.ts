import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runEventEvaluation } from './events.ts';
import { readGold } from './gold.ts';
import { readMergingCases } from './mergingGold.ts';
import { readPositionPairs } from './positionGold.ts';

test('a folder in the place of a file of gold data cannot be read, and an absent one is no file', () => {
  for (const read of [readMergingCases, readPositionPairs]) {
    expect(() => read(tmpdir())).toThrow(expect.objectContaining({ code: 'OR1013' }));
    expect(() => read(join(tmpdir(), 'onrecord-absent.txt'))).toThrow(expect.objectContaining({ code: 'OR1001' }));
  }
});

test('a broken line of gold data is told with its file and number, and that its task has a description', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-gold-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'broken.jsonl');
  writeFileSync(path, '\n{"id": 1,\n');
  for (const reading of [runEventEvaluation([path]), readGold(path)]) {
    await expect(reading).rejects.toMatchObject({
      code: 'OR5003',
      message: expect.stringContaining(`${path}, line 2: `) as string,
      remedy: expect.stringContaining('docs/evaluation.md') as string,
    });
  }
});
