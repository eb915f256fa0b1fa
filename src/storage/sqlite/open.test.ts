import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { openSqliteLedger } from '../index.ts';
import { numberedDocument } from '../testing/documents.ts';
import { APPLICATION_ID, KNOWN_SCHEMA, migrate } from './migrations.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-open-'));
afterAll(() => rmSync(folder, { recursive: true }));
const NOW = { retrieved: '2026-05-04T12:00:00Z' };
const coded = (code: string) => expect.objectContaining({ code });

test('a new file gets the schema, our mark, the write-ahead log, and safe commits', async () => {
  const path = join(folder, 'new.sqlite');
  writeFileSync(path, '');
  const ledger = await openSqliteLedger(path);
  await ledger.add(numberedDocument(1), NOW);
  await ledger.remove((await ledger.add(numberedDocument(2), NOW)).document);
  await ledger.close();
  // Nothing is left in the log: the file alone is the ledger.
  expect(existsSync(`${path}-wal`)).toBe(false);
  const database = new Sqlite(path);
  expect(database.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
  expect(database.pragma('user_version', { simple: true })).toBe(KNOWN_SCHEMA);
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.exec(`insert into statements_text (statements_text, rank) values ('integrity-check', 1)`);
  migrate(database);
  expect(database.prepare('select count(*) from document_rows').pluck().get()).toBe(1);
  database.close();
});

test('a ledger of a newer Onrecord is refused and left alone', async () => {
  const path = join(folder, 'newer.sqlite');
  const database = new Sqlite(path);
  migrate(database);
  database.pragma(`user_version = ${KNOWN_SCHEMA + 1}`);
  database.close();
  const before = readFileSync(path);
  await expect(openSqliteLedger(path)).rejects.toThrow(coded('OR3001'));
  await expect(openSqliteLedger(path, { mode: 'read' })).rejects.toThrow(coded('OR3001'));
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a text file and a database of another program are refused and left alone', async () => {
  const text = join(folder, 'notes.txt');
  writeFileSync(text, 'Notes on fish. '.repeat(400));
  const other = join(folder, 'other.sqlite');
  const database = new Sqlite(other);
  database.exec('create table bookmarks (id)');
  database.close();
  for (const path of [text, other]) {
    const before = readFileSync(path);
    await expect(openSqliteLedger(path)).rejects.toThrow(coded('OR3002'));
    await expect(openSqliteLedger(path, { mode: 'read' })).rejects.toThrow(coded('OR3002'));
    expect(readFileSync(path).equals(before)).toBe(true);
  }
});

test('reading needs a ledger that is there, and writes nothing', async () => {
  const path = join(folder, 'absent', 'ledger.sqlite');
  await expect(openSqliteLedger(path, { mode: 'read' })).rejects.toThrow(coded('OR3005'));
  expect(existsSync(join(folder, 'absent'))).toBe(false);
  const writer = await openSqliteLedger(path);
  await writer.add(numberedDocument(1), NOW);
  const reader = await openSqliteLedger(path, { mode: 'read' });
  expect(await reader.counts()).toMatchObject({ documents: 1 });
  await expect(reader.add(numberedDocument(2), NOW)).rejects.toMatchObject({ code: 'OR3011' });
  await expect(reader.tag([], { add: ['fish'] })).rejects.toMatchObject({ code: 'OR3011' });
  await expect(reader.remove('doc_a')).rejects.toMatchObject({ code: 'OR3011' });
  await writer.add(numberedDocument(3), NOW);
  expect(await reader.counts()).toMatchObject({ documents: 2 });
  await reader.close();
  await writer.close();
});

test('changing a ledger makes none where none is to be made', async () => {
  const path = join(folder, 'mistyped', 'ledger.sqlite');
  await expect(openSqliteLedger(path, { create: false })).rejects.toThrow(coded('OR3005'));
  expect(existsSync(join(folder, 'mistyped'))).toBe(false);
  await (await openSqliteLedger(path)).close();
  await (await openSqliteLedger(path, { create: false })).close();
});

test('a folder, or a file below a file, cannot be a ledger', async () => {
  writeFileSync(join(folder, 'file'), '');
  for (const mode of ['read', 'write'] as const)
    await expect(openSqliteLedger(folder, { mode })).rejects.toMatchObject({
      code: 'OR3010',
      message: `${folder}: not a valid path for a ledger (it is a folder)`,
    });
  await expect(openSqliteLedger(join(folder, 'file', 'ledger.sqlite'))).rejects.toThrow(coded('OR3006'));
});

test('processes that create and fill one ledger at the same time lose nothing', async () => {
  const path = join(folder, 'shared.sqlite');
  const script = new URL('../testing/add-until-killed.ts', import.meta.url).pathname;
  const start = (from: number): ChildProcess =>
    spawn(process.execPath, [script, path, String(from), '25'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ends = await Promise.all([0, 100, 200].map(async (from) => (await once(start(from), 'exit'))[0] as unknown));
  expect(ends).toEqual([0, 0, 0]);
  const ledger = await openSqliteLedger(path, { mode: 'read' });
  expect(await ledger.counts()).toMatchObject({ documents: 75, versions: 75 });
  await ledger.close();
}, 60_000);

test('processes that add reports of one statement at the same time make one statement of them', async () => {
  const path = join(folder, 'reports.sqlite');
  const script = new URL('../testing/add-reports.ts', import.meta.url).pathname;
  const ends = await Promise.all(
    [0, 100, 200].map(async (from) => {
      const child = spawn(process.execPath, [script, path, String(from), '10'], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return (await once(child, 'exit'))[0] as unknown;
    }),
  );
  expect(ends).toEqual([0, 0, 0]);
  const ledger = await openSqliteLedger(path, { mode: 'read' });
  expect(await ledger.counts()).toMatchObject({ documents: 30, statements: 60, clusters: 31 });
  const { hits, total } = await ledger.search({ speaker: 'Nygård' });
  expect(total).toBe(1);
  expect(hits).toMatchObject([{ reports: 30, independentReports: 30 }]);
  await ledger.close();
}, 60_000);
