import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, copyFileSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copySqliteLedger, openSqliteLedger } from '../index.ts';
import { numberedDocument } from '../testing/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'ledger.sqlite');
/** Enough for some steps of a megabyte. */
const DOCUMENTS = 60;
let made = 0;
const anotherName = (): string => join(folder, `copy-${(made += 1)}.sqlite`);

beforeAll(async () => {
  const ledger = await openSqliteLedger(path);
  for (let number = 0; number < DOCUMENTS; number += 1) {
    await ledger.add(numberedDocument(number), { retrieved: '2026-05-04T12:00:00Z' });
  }
  await ledger.close();
  expect(statSync(path).size).toBeGreaterThan(1_500_000);
});

async function contents(ledgerPath: string): Promise<{ ids: Set<string>; faults: unknown[] }> {
  const ledger = await openSqliteLedger(ledgerPath, { mode: 'read' });
  const [ids, faults] = [new Set<string>(), [] as unknown[]];
  for await (const { id } of ledger.documents()) ids.add(id);
  for await (const fault of ledger.faults()) faults.push(fault);
  await ledger.close();
  return { ids, faults };
}

/** Holds this thread until the file has `lines` lines: another process has gone on so far, and nothing here has. */
function waitForLines(file: string, lines: number): void {
  const deadline = Date.now() + 60_000;
  while (readFileSync(file, 'utf8').split('\n').length <= lines) {
    if (Date.now() > deadline) throw new Error(`no ${lines} lines in ${file}`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}

test('a copy beside another process that adds between any two steps is whole, has what was there, and ends', async () => {
  const said = join(folder, 'said.txt');
  const output = openSync(said, 'w');
  const script = new URL('../testing/add-until-killed.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, path, String(DOCUMENTS)], { stdio: ['ignore', output, 'inherit'] });
  try {
    waitForLines(said, 3);
    const acknowledged = readFileSync(said, 'utf8').split('\n').slice(0, -1);
    const copy = anotherName();
    const steps: number[] = [];
    await copySqliteLedger(path, copy, {
      onProgress: (done, total) => {
        steps.push(done / total);
        // With a step that begins anew after each change, and a change before each step, this would never end.
        if (steps.length > 100) throw new Error('the copy begins again and again');
        waitForLines(said, acknowledged.length + steps.length);
      },
    });
    const written = readFileSync(said, 'utf8').split('\n').slice(0, -1);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(written.length).toBeGreaterThanOrEqual(acknowledged.length + steps.length);

    const { ids, faults } = await contents(copy);
    expect(faults).toEqual([]);
    expect(ids.size).toBeGreaterThanOrEqual(DOCUMENTS + acknowledged.length);
    expect(acknowledged.map((line) => line.split(' ')[1]).filter((id) => !ids.has(id ?? ''))).toEqual([]);
    // It is the ledger of one moment, and not what was added while it was copied.
    expect(ids.has(written.at(-1)?.split(' ')[1] ?? '')).toBe(false);
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    closeSync(output);
  }
}, 120_000);

test('a copy is one file with the rights of the ledger', async () => {
  const [own, copy] = [anotherName(), anotherName()];
  copyFileSync(path, own);
  chmodSync(own, 0o640);
  const { bytes } = await copySqliteLedger(own, copy);
  expect(statSync(copy)).toMatchObject({ size: bytes, mode: 0o100640 });
  for (const ending of ['-wal', '-shm', '-journal']) {
    expect(statSync(`${copy}${ending}`, { throwIfNoEntry: false })).toBeUndefined();
  }
});

test('a ledger of an older schema is copied as it is', async () => {
  const [old, copy] = [anotherName(), anotherName()];
  copyFileSync(path, old);
  const database = new Sqlite(old);
  database.pragma('user_version = 3');
  database.close();
  expect(await copySqliteLedger(old, copy)).toMatchObject({ schema: 3 });
  for (const file of [old, copy]) {
    const read = new Sqlite(file, { readonly: true });
    expect(read.pragma('user_version', { simple: true })).toBe(3);
    read.close();
  }
});

test('a damaged page comes out in the copy, and is told', async () => {
  const [broken, copy] = [anotherName(), anotherName()];
  copyFileSync(path, broken);
  const file = openSync(broken, 'r+');
  writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, 4096 * 200);
  closeSync(file);
  await expect(copySqliteLedger(broken, copy, { name: 'kept.sqlite' })).rejects.toMatchObject({
    code: 'OR3034',
    details: { input: 'kept.sqlite' },
  });
});

test.each([
  ['no file', 'OR3005', () => join(folder, 'none.sqlite')],
  ['a folder', 'OR3010', () => folder],
  ['a device', 'OR3010', () => '/dev/null'],
  ['another program’s file', 'OR3002', () => new URL(import.meta.url).pathname],
  ['another program’s database', 'OR3002', () => databaseWith('create table t (a)')],
  ['an empty database', 'OR3005', () => databaseWith('')],
  ['a newer ledger', 'OR3001', () => newerLedger()],
])('%s is %s', async (_, code, from) => {
  const source = from();
  const copy = anotherName();
  await expect(copySqliteLedger(source, copy)).rejects.toMatchObject({ code, details: { input: source } });
  expect(statSync(copy, { throwIfNoEntry: false })).toBeUndefined();
});

function databaseWith(sql: string): string {
  const file = anotherName();
  const database = new Sqlite(file);
  database.exec(sql);
  database.close();
  return file;
}

function newerLedger(): string {
  const file = anotherName();
  copyFileSync(path, file);
  const database = new Sqlite(file);
  database.pragma('user_version = 999');
  database.close();
  return file;
}
