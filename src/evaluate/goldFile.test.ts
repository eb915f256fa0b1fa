import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMergingCases } from './mergingGold.ts';
import { readPositionPairs } from './positionGold.ts';

test('a folder in the place of a file of gold data cannot be read, and an absent one is no file', () => {
  for (const read of [readMergingCases, readPositionPairs]) {
    expect(() => read(tmpdir())).toThrow(expect.objectContaining({ code: 'OR1013' }));
    expect(() => read(join(tmpdir(), 'onrecord-absent.txt'))).toThrow(expect.objectContaining({ code: 'OR1001' }));
  }
});
