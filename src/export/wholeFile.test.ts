import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { statementsAsJsonl, writeWhole } from './index.ts';
import { each, generatedStatements } from './testing/statements.ts';

const root = mkdtempSync(join(tmpdir(), 'onrecord-export-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
});

const script = fileURLToPath(new URL('testing/export-until-killed.ts', import.meta.url));
const COUNT = 20_000;

/** Starts an export in a process of its own, stops it some time after it has begun, and gives how it ended. */
async function stopped(path: string, format: string, signal: NodeJS.Signals, after: number): Promise<string | number> {
  const child = spawn(process.execPath, [script, path, format, String(COUNT)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.once('data', () => setTimeout(() => child.kill(signal), after));
  await once(child, 'close');
  return child.signalCode ?? child.exitCode ?? -1;
}

test('an export that is killed leaves the file as it was, or complete', async () => {
  const path = join(folder, 'all.jsonl');
  const endings: (string | number)[] = [];
  for (const after of [0, 5, 20, 60, 150, 300, 10_000]) {
    const before = existsSync(path) ? readFileSync(path, 'utf8') : null;
    const ending = await stopped(path, 'jsonl', 'SIGKILL', after);
    endings.push(ending);
    const now = existsSync(path) ? readFileSync(path, 'utf8') : null;
    const complete = now !== null && now.endsWith('}\n') && now.split('\n').length === COUNT + 1;
    expect(complete || now === before, `killed after ${after} ms`).toBe(true);
    if (ending === 0) expect(complete).toBe(true);
    else writeFileSync(path, 'the older one');
  }
  expect(endings[0]).toBe('SIGKILL');
  expect(endings.at(-1)).toBe(0);
  // The last one was not killed: it has taken away what the others had left.
  expect(readdirSync(folder)).toEqual(['all.jsonl']);
});

test.each([
  ['SIGINT', 'parquet'],
  ['SIGTERM', 'parquet'],
  ['SIGINT', 'by-month'],
  ['SIGTERM', 'by-month'],
] as const)('after %s to an export of %s nothing is left over', async (signal, format) => {
  expect(await stopped(join(folder, 'all'), format, signal, 0)).toBe(signal);
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder whose export is killed is not there; the next export removes what is left, and writes it', async () => {
  const path = join(folder, 'all');
  expect(await stopped(path, 'by-month', 'SIGKILL', 50)).toBe('SIGKILL');
  expect(existsSync(path)).toBe(false);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(await stopped(path, 'by-month', 'SIGKILL', 60_000)).toBe(0);
  expect(readdirSync(folder)).toEqual(['all']);
  const [month = ''] = readdirSync(path);
  const file = await asyncBufferFromFile(join(path, month, 'part-0000.parquet'));
  expect(Number((await parquetMetadataAsync(file)).num_rows)).toBe(COUNT);
  expect(readdirSync(path)).toHaveLength(1);
});

test('text and bytes, in order, in place of what was there', async () => {
  const path = join(folder, 'out');
  writeFileSync(path, 'older and longer than what comes');
  chmodSync(path, 0o600);
  await writeWhole(path, each<string | Uint8Array>('é', new Uint8Array([0xff, 0]), '\u{1F41F}'));
  expect(readFileSync(path)).toEqual(
    Buffer.concat([Buffer.from('é'), Buffer.from([0xff, 0]), Buffer.from('\u{1F41F}')]),
  );
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await writeWhole(path, each());
  expect(readFileSync(path, 'utf8')).toBe('');
  expect(readdirSync(folder)).toEqual(['out']);
});

test('what fails on the way leaves nothing, and the older file', async () => {
  const path = join(folder, 'out');
  writeFileSync(path, 'older');
  const failing = (async function* () {
    yield 'x'.repeat(1_000_000);
    throw new Error('the ledger broke');
  })();
  await expect(writeWhole(path, failing)).rejects.toThrow('the ledger broke');
  expect(readFileSync(path, 'utf8')).toBe('older');
  expect(readdirSync(folder)).toEqual(['out']);
});

test('a link stays one, a pipe or device is written to, a folder and a missing one are refused', async () => {
  const path = join(folder, 'out');
  symlinkSync('real', join(folder, 'link'));
  writeFileSync(join(folder, 'real'), 'older');
  await writeWhole(join(folder, 'link'), each('new'));
  expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('new');
  await writeWhole('/dev/null', each('gone'));
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  mkdirSync(path);
  await expect(writeWhole(path, each('x'))).rejects.toMatchObject({ code: 'OR8001' });
  await expect(writeWhole(join(folder, 'none', 'out'), each('x'))).rejects.toMatchObject({ code: 'OR8001' });
});

test('two exports to one file at once: one of them is there, whole', async () => {
  const path = join(folder, 'out');
  const counts = [200, 3_000];
  await Promise.all(counts.map((count) => writeWhole(path, statementsAsJsonl(generatedStatements(count)))));
  expect(counts).toContain(readFileSync(path, 'utf8').split('\n').length - 1);
  expect(readdirSync(folder)).toEqual(['out']);
});
