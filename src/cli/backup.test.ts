import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openSqliteLedger } from '../storage/index.ts';
import { numberedDocument } from '../storage/testing/documents.ts';
import { run } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-backup-command-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'ledger.sqlite');
let printed = '';
let told = '';

beforeAll(async () => {
  const ledger = await openSqliteLedger(path);
  await ledger.add(numberedDocument(1), { retrieved: '2026-05-04T12:00:00Z' });
  await ledger.close();
});
beforeEach(() => {
  printed = '';
  told = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    printed += String(text);
    for (const done of rest) if (typeof done === 'function') (done as () => void)();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const onrecord = (...words: string[]): Promise<void> => run(['node', 'onrecord', ...words]);

test('backup copies the ledger and says so, in words and as JSON', async () => {
  const copy = join(folder, 'copy.sqlite');
  await onrecord('backup', copy, '--ledger', path);
  expect([printed, told]).toEqual([expect.stringMatching(/^.*copy\.sqlite 0\.\d MB, checked, schema \d+\n$/u), '']);
  printed = '';
  await onrecord('backup', copy, '--ledger', path, '--force', '--json');
  const { schema, ...backup } = JSON.parse(printed) as Record<string, unknown>;
  expect(backup).toEqual({ ledger: path, file: copy, bytes: statSync(copy).size });
  expect(schema).toBeGreaterThan(0);
  expect(process.exitCode ?? 0).toBe(0);
  printed = '';
  await onrecord('check', '--ledger', copy);
  expect(printed).toContain('No faults found. 1 documents, 1 versions');
});

test('a file that is there is kept, and the exit code is that of wrong usage', async () => {
  await onrecord('backup', path, '--ledger', path);
  await onrecord('backup', join(folder, 'copy.sqlite'), '--ledger', path);
  expect(told).toMatch(/OR3032 .*\n.*\nOR3031 .*copy\.sqlite: there is a file of this name already\n/u);
  expect(process.exitCode).toBe(2);
});
