import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { backupLedger, openLedger } from '../index.ts';
import { openSqliteLedger } from '../storage/index.ts';
import { numberedDocument } from '../storage/testing/documents.ts';

const root = mkdtempSync(join(tmpdir(), 'onrecord-backups-'));
afterAll(() => rmSync(root, { recursive: true }));
const path = join(root, 'ledger.sqlite');
const RETRIEVED = { retrieved: '2026-05-04T12:00:00Z' };
let folder = '';
let file = '';

beforeAll(async () => {
  const ledger = await openSqliteLedger(path);
  for (let number = 0; number < 5; number += 1) await ledger.add(numberedDocument(number), RETRIEVED);
  await ledger.close();
});

beforeEach(() => {
  folder = mkdtempSync(join(root, 'to-'));
  file = join(folder, 'copy.sqlite');
});

const documentsIn = async (ledgerPath: string): Promise<number> => {
  const ledger = await openLedger(ledgerPath, { mode: 'read' });
  try {
    return (await ledger.counts()).documents;
  } finally {
    await ledger.close();
  }
};

test('the copy is a ledger, and goes on as one', async () => {
  const shares: (number | null)[] = [];
  const backup = await backupLedger(path, file, { onProgress: ({ share }) => shares.push(share) });
  expect(backup).toMatchObject({ ledger: path, file });
  expect(readdirSync(folder)).toEqual(['copy.sqlite']);
  expect(shares.every((share) => share !== null && share >= 0 && share <= 1)).toBe(true);
  const ledger = await openLedger(file, { thread: false });
  await ledger.add(numberedDocument(100), RETRIEVED);
  expect((await ledger.counts()).documents).toBe(6);
  await ledger.close();
  expect(await documentsIn(path)).toBe(5);
});

test('a file that is there stays, unless it is to be replaced', async () => {
  writeFileSync(file, 'mine');
  await expect(backupLedger(path, file)).rejects.toMatchObject({ code: 'OR3031' });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await backupLedger(path, file, { force: true });
  expect(await documentsIn(file)).toBe(5);
  // Whoever reads it leaves an empty log there, which is no obstacle.
  await backupLedger(path, file, { force: true });
  expect(await documentsIn(file)).toBe(5);
});

test('a file that somebody makes while the ledger is copied stays too', async () => {
  const onProgress = (): void => writeFileSync(file, 'theirs');
  await expect(backupLedger(path, file, { onProgress })).rejects.toMatchObject({ code: 'OR3031' });
  expect(readFileSync(file, 'utf8')).toBe('theirs');
  expect(readdirSync(folder)).toEqual(['copy.sqlite']);
});

test('neither the ledger itself nor one that is in use is replaced', async () => {
  for (const own of [path, `${path}-wal`, join(root, '.', 'ledger.sqlite')]) {
    await expect(backupLedger(path, own, { force: true })).rejects.toMatchObject({ code: 'OR3032' });
  }
  const other = await openSqliteLedger(file);
  await other.add(numberedDocument(7), RETRIEVED);
  await expect(backupLedger(path, file, { force: true })).rejects.toMatchObject({
    code: 'OR3032',
    details: { input: file, found: `${file}-wal` },
  });
  expect((await other.counts()).documents).toBe(1);
  await other.close();
  await backupLedger(path, file, { force: true });
  expect(await documentsIn(file)).toBe(5);
});

test('what ends the copying leaves nothing behind', async () => {
  const stopped = new Error('enough');
  const controller = new AbortController();
  const onProgress = (): void => controller.abort(stopped);
  await expect(backupLedger(path, file, { signal: controller.signal, onProgress })).rejects.toBe(stopped);
  expect(readdirSync(folder)).toEqual([]);
});

test('what a killed backup has left is no copy, and goes with the next one', async () => {
  const program = `
    import { writeSync } from 'node:fs';
    import { backupLedger } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)};
    const [path, file] = process.argv.slice(1);
    await backupLedger(path, file, { onProgress: () => {
      writeSync(1, 'copying');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
    } });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, path, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');
  const left = readdirSync(folder);
  expect(left.length).toBeGreaterThan(0);
  expect(left).not.toContain('copy.sqlite');
  await backupLedger(path, file);
  expect(readdirSync(folder)).toEqual(['copy.sqlite']);
});

test.each([
  ['OR3033', () => join(folder, 'none', 'copy.sqlite')],
  ['OR3033', () => folder],
  ['OR3033', () => '/dev/null'],
  ['OR3033', () => ''],
])('%s for %s', async (code, to) => {
  await expect(backupLedger(path, to(), { force: true })).rejects.toMatchObject({ code });
});

test.each([':memory:', '', '  ', 'file:x?mode=memory', 'ledger.sqlite ', '/dev/null'])(
  'a ledger called “%s” is OR3010',
  async (name) => {
    await expect(backupLedger(name, file)).rejects.toMatchObject({ code: 'OR3010' });
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('for a ledger in Postgres the tools of Postgres are named, and no password is', async () => {
  const address = 'postgres://desk:secret@127.0.0.1:1/onrecord?password=secret';
  const error = await backupLedger(address, file).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'OR3030', exit: 2 });
  expect((error as Error).message).not.toContain('secret');
  expect((error as Error).message).toContain('postgres://desk:***@127.0.0.1:1/onrecord');
  expect((error as { remedy: string }).remedy).toContain('pg_dump --format=custom');
});
