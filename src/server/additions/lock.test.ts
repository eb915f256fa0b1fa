import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { lock } from './lock.ts';

let whenRead: (() => void) | undefined;
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const readFile = async (...given: Parameters<typeof real.readFile>) => {
    const text = await real.readFile(...given);
    whenRead?.();
    whenRead = undefined;
    return text;
  };
  return { ...real, readFile };
});

const folder = mkdtempSync(join(tmpdir(), 'onrecord-lock-'));
const path = join(folder, 'additions.lock');
afterAll(() => rmSync(folder, { recursive: true }));
const write = (number: number): void => writeFileSync(path, JSON.stringify({ host: hostname(), process: number }));
const NOBODY = 2 ** 30;
beforeEach(() => write(NOBODY));

test('what a killed server has left is taken over, and nothing of that stays', async () => {
  const free = await lock(path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ host: hostname(), process: process.pid });
  expect(readdirSync(folder)).toEqual(['additions.lock']);
  await free();
  expect(readdirSync(folder)).toEqual([]);
});

test('of two servers that find it left over in the same moment one has it', async () => {
  // The other one was quicker.
  whenRead = () => write(process.ppid);
  await expect(lock(path)).rejects.toMatchObject({ code: 'OR8135' });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ host: hostname(), process: process.ppid });
  expect(readdirSync(folder)).toEqual(['additions.lock']);
});
