// Servers that are killed at any moment: what was acknowledged is added, once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openLedger } from '../../index.ts';
import type { SharedReader } from './sharedReader.ts';
import { openAdditions } from './queue.ts';

const CHILD = fileURLToPath(new URL('testing/take-in-until-killed.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'onrecord-killed-'));
const path = join(root, 'ledger.sqlite');
const folder = join(root, 'additions');
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Takes in so many additions, from a number on, and kills the server as soon as `isTime` says so, and a moment later. */
async function takenIn(
  from: number,
  most: number,
  isTime: (said: string) => boolean,
  pause: number,
): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, path, folder, String(from), String(most)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let said = '';
  const { promise: time, resolve } = Promise.withResolvers<void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (isTime(said)) resolve();
  });
  await Promise.race([time.then(() => sleep(pause)), ended]);
  child.kill('SIGKILL');
  await ended;
  return said.split('\n').slice(0, -1);
}

const idsIn = (said: readonly string[]): string[] => said.filter((line) => line !== '.' && line !== 'done');
const count = (said: string, what: RegExp): number => said.split('\n').filter((line) => what.test(line)).length;

test('what was acknowledged is added once, however often the server is killed', async () => {
  const acknowledged: string[] = [];
  // While more comes in; while the model is loaded; while documents are added.
  acknowledged.push(...idsIn(await takenIn(0, 50, (said) => count(said, /^\w/) >= 3, 2)));
  expect(acknowledged.length).toBeLessThan(50);
  acknowledged.push(...idsIn(await takenIn(50, 1, (said) => count(said, /^\w/) >= 1, 40)));
  acknowledged.push(...idsIn(await takenIn(60, 1, (said) => count(said, /^\./) >= 8, 1)));
  const last = await takenIn(0, 0, () => false, 0);
  expect(last.at(-1)).toBe('done');

  const ledger = await openLedger(path, { thread: false });
  const nobody: SharedReader = {
    use: () => Promise.reject(new Error('nothing is to be read')),
    close: async () => undefined,
  };
  const additions = await openAdditions({ ledger, path: folder, reader: nobody });
  for (const id of acknowledged) {
    expect(additions.get(id)).toMatchObject({ state: 'done', counts: { read: 6, failed: 0 } });
    const outcomes = await Array.fromAsync(additions.outcomes(id));
    expect(outcomes.map(({ input }) => input)).toEqual([1, 2, 3, 4, 5, 6].map((line) => `records.jsonl, line ${line}`));
  }
  // What had just not been acknowledged may be there too; nothing is there twice or by half.
  const documents = await Array.fromAsync(ledger.documents());
  expect(new Set(documents.map(({ url }) => url)).size).toBe(documents.length);
  expect(documents.length).toBe(6 * new Set(documents.map(({ url }) => url?.split('/').at(-2))).size);
  expect(documents.length).toBeGreaterThanOrEqual(6 * acknowledged.length);
  expect(await Array.fromAsync(ledger.faults())).toEqual([]);
  await additions.close();
  await ledger.close();
});
